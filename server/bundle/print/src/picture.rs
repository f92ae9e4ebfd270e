//! A picture that was drawn as SVG.

use crate::fonts;
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::Tree,
};

/// Pixels a unit of the drawing: letters stay sharp on dense screens and on paper.
const SCALE: f32 = 2.0;
/// Most pixels, 32 million (128 MB): a drawing that would have more is drawn smaller.
const PIXELS: f32 = 32e6;

/// Why a picture could not be read or painted.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// It is no SVG.
    #[error("svg: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// It has no extent.
    #[error("the picture has no extent")]
    Empty,
    /// It could not be packed.
    #[error("png: {0}")]
    Png(String),
}

/// A picture.
#[derive(Debug)]
pub struct Picture {
    pub(crate) tree: Tree,
    svg: String,
}

impl Picture {
    /// Reads SVG. Nothing outside it is fetched.
    ///
    /// # Errors
    /// [`PictureError::Svg`] if it is none.
    pub fn read(svg: &str) -> Result<Self, PictureError> {
        Ok(Self { tree: Tree::from_str(svg, &fonts::options())?, svg: svg.to_owned() })
    }

    /// As it was read.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// Width and height in units of the drawing.
    pub fn size(&self) -> (f32, f32) {
        (self.tree.size().width(), self.tree.size().height())
    }

    /// The picture as PNG, two pixels a unit.
    ///
    /// # Errors
    /// [`PictureError`] if it has no extent or cannot be packed.
    pub fn png(&self) -> Result<Vec<u8>, PictureError> {
        let (width, height) = self.size();
        let scale = SCALE.min((PIXELS / (width * height)).sqrt());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are positive and bounded"
        )]
        let pixels = |units: f32| (units * scale).ceil() as u32;
        let mut canvas = Pixmap::new(pixels(width), pixels(height)).ok_or(PictureError::Empty)?;
        resvg::render(&self.tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
        canvas.encode_png().map_err(|error| PictureError::Png(error.to_string()))
    }
}
