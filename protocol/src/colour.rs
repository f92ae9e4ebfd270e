//! The one colour of an organisation, and the shade of it that can be read (rule ID9).

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// Steps from a colour to black or white.
const STEPS: u16 = 32;
/// Above this luminance a ground is light: black tells more on it than white does.
const LIGHT: f64 = 0.18;

/// A colour in sRGB, `#0b4f9e`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "typescript",
    derive(ts_rs::TS),
    ts(export_to = "protocol.ts", type = "string")
)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// White, as of paper.
    pub const WHITE: Self = Self([255; 3]);
    /// Contrast that text needs.
    pub const TEXT: f64 = 7.0;
    /// Contrast that lines and areas need.
    pub const SHAPE: f64 = 3.0;

    /// The first shade of it, from itself towards black or white, that has this contrast to `ground`.
    /// The pages find the same one: the cases are in `protocol/texts/colours.json`.
    #[must_use]
    pub fn against(self, ground: Self, contrast: f64) -> Self {
        let end = if ground.luminance() > LIGHT { 0 } else { 255 };
        let shade = |step: u16| {
            let mix = |channel: u8| {
                (u16::from(channel) * (STEPS - step) + end * step + STEPS / 2) / STEPS
            };
            Self(self.0.map(|channel| mix(channel) as u8))
        };
        let told = (0..STEPS).map(shade).find(|shade| shade.contrast(ground) >= contrast);
        told.unwrap_or_else(|| shade(STEPS))
    }

    /// Contrast of two colours as WCAG 2 counts it, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(two) / one.min(two)
    }

    fn luminance(self) -> f64 {
        let linear = self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(out, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl FromStr for Colour {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const NONE: &str = "a colour is # and six hexadecimal digits";
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or(NONE)?;
        // A sign before the digits is a number too.
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'));
        let [_, red, green, blue] = number.ok_or(NONE)?.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Colour {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(D::Error::custom)
    }
}
