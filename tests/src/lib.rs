//! Journeys over real sockets, architecture tests.
