//! What browsers reach: pages, requests, and the socket of each that takes part.

pub(crate) mod connection;
pub(crate) mod http;
mod pages;
