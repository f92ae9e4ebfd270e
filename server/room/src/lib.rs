//! The meeting as a pure state machine.
