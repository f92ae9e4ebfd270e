//! The logo of who publishes a paper: a picture of pixels, as it was given.

use krilla::image::Image;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Widest and highest on a page, in points.
const ON_PAGE: (f32, f32) = (170.0, 44.0);
const PNG: &[u8] = b"\x89PNG";

/// A logo.
#[derive(Clone, Debug)]
pub struct PrintedLogo {
    pub(crate) image: Image,
    bytes: Vec<u8>,
}

impl PrintedLogo {
    /// Width and height in pixels, by the file's head alone; `None` if it is no PNG or JPEG.
    pub fn size_of(bytes: &[u8]) -> Option<(u32, u32)> {
        image(bytes).map(|image| image.size())
    }

    /// Reads PNG or JPEG; `None` if it cannot be printed. The library may not bear what is in it.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let logo = Self { image: image(bytes)?, bytes: bytes.to_vec() };
        let (width, height) = logo.size();
        let printed = || crate::pdf::prints_logo(&logo);
        let prints = catch_unwind(AssertUnwindSafe(printed)).unwrap_or(false);
        (width > 0 && height > 0 && prints).then_some(logo)
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        self.image.size()
    }

    /// The file as it was given.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How the name of its file ends.
    pub fn ending(&self) -> &'static str {
        if is_png(&self.bytes) { "png" } else { "jpeg" }
    }

    /// Width and height on a page, in points.
    pub fn on_page(&self) -> (f32, f32) {
        let (width, height) = self.size();
        #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
        let (width, height) = (width as f32, height as f32);
        let scale = (ON_PAGE.0 / width).min(ON_PAGE.1 / height);
        (width * scale, height * scale)
    }
}

/// Reads the head; the pixels are read when they are printed.
fn image(bytes: &[u8]) -> Option<Image> {
    let data = bytes.to_vec().into();
    let read = || {
        if is_png(bytes) { Image::from_png(data, true) } else { Image::from_jpeg(data, true) }
    };
    catch_unwind(AssertUnwindSafe(read)).ok()?.ok()
}

fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(PNG)
}
