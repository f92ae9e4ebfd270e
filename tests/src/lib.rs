//! Journeys over real sockets and real processes. There is nothing here: see `tests/`.
