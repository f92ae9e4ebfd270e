//! The Foorumi server: all input and output around the rooms.
