//! A picture that was drawn as SVG.

use crate::{fonts, outline::outlined, shape::Shaper};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{ImageHrefResolver, Options, Tree},
};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Pixels a unit of the drawing: letters stay sharp on dense screens and on paper.
const SCALE: f32 = 2.0;
/// Most pixels, 32 million (128 MB): a drawing that would have more is drawn smaller.
const PIXELS: f32 = 32e6;

/// Widest and highest that a picture gets on a page, in points.
const ON_PAGE: (f32, f32) = (355.0, 560.0);
/// Widest of one that takes the whole width.
const WIDE: f32 = 481.0;
/// Highest of a flat one, a cloud: it leaves room for what it is about.
const FLAT: f32 = 240.0;

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
    /// The library that draws failed.
    #[error("the library failed")]
    Library,
}

/// A picture.
#[derive(Debug)]
pub struct Picture {
    pub(crate) tree: Tree,
    svg: String,
}

impl Picture {
    /// Reads SVG. Nothing outside it is fetched. Where the libraries do not bear a font it is read
    /// with fewer, in the end without letters: a picture comes in any case.
    ///
    /// # Errors
    /// [`PictureError::Svg`] if it is not one.
    pub fn read(svg: &str) -> Result<Self, PictureError> {
        let with_letters = fonts::sets().iter().find_map(|fonts| {
            let shapes = fenced(|| outlined(svg, &Shaper::drawing(fonts)?)).ok()??;
            read(&shapes).ok()
        });
        let tree = with_letters.map_or_else(|| read(svg), Ok)?;
        Ok(Self { tree, svg: svg.to_owned() })
    }

    /// As it was read.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// Width and height in units of the drawing.
    pub fn size(&self) -> (f32, f32) {
        (self.tree.size().width(), self.tree.size().height())
    }

    /// Width and height on a page, in points; `wide` takes the whole width.
    pub fn on_page(&self, wide: bool) -> (f32, f32) {
        let (width, height) = self.size();
        let widest = if wide { WIDE } else { ON_PAGE.0 };
        let highest = if width > 1.5 * height { FLAT } else { ON_PAGE.1 };
        let scale = (widest / width).min(highest / height);
        (width * scale, height * scale)
    }

    /// The picture as PNG, two pixels a unit; without letters where it cannot be painted with them.
    ///
    /// # Errors
    /// [`PictureError`] if it has no extent or cannot be packed.
    pub fn png(&self) -> Result<Vec<u8>, PictureError> {
        fenced(|| self.painted(&self.tree))
            .or_else(|_| fenced(|| self.painted(&read(&self.svg)?)))
            .unwrap_or(Err(PictureError::Library))
    }

    fn painted(&self, tree: &Tree) -> Result<Vec<u8>, PictureError> {
        let (width, height) = self.size();
        let scale = SCALE.min((PIXELS / (width * height)).sqrt());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sizes are positive and bounded"
        )]
        let pixels = |units: f32| (units * scale).ceil() as u32;
        let mut canvas = Pixmap::new(pixels(width), pixels(height)).ok_or(PictureError::Empty)?;
        resvg::render(tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
        canvas.encode_png().map_err(|error| PictureError::Png(error.to_string()))
    }
}

fn read(svg: &str) -> Result<Tree, PictureError> {
    fenced(|| Tree::from_str(svg, &alone()))?.map_err(PictureError::Svg)
}

/// Does what a library may not bear.
fn fenced<T>(draw: impl FnOnce() -> T) -> Result<T, PictureError> {
    catch_unwind(AssertUnwindSafe(draw)).map_err(|_| PictureError::Library)
}

/// How a picture is read: without any file or address. It has no letters any more.
fn alone() -> Options<'static> {
    Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}
