//! The result bundle: memo, tables, pictures and manifest from the results of a meeting.
