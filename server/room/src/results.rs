//! Everything that leaves the meeting: rules RB1, RB5.
