//! Printing: accessible PDF pages and PNG pictures, from plain texts and SVG, with our own fonts.
//!
//! Knows nothing of meetings. The same input gives the same bytes.

mod beside;
mod face;
mod flow;
mod fonts;
mod items;
mod lines;
mod logo;
mod outline;
mod paper;
mod pdf;
mod picture;
mod shape;
mod table;

pub use fonts::font_pack;
pub use logo::PrintedLogo;
pub use paper::{Card, CardRow, Column, Grid, Item, Look, Moment, Paper, Section};
pub use pdf::{PdfError, pdf};
pub use picture::{Picture, PictureError};
