//! How stores answer.

use std::{future::Future, pin::Pin};

/// An answer under way. Boxed, so that a node holds a store as `Arc<dyn ...>`; each store has one
/// error of its own.
pub(crate) type Answer<'a, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 'a>>;
