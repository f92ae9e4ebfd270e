//! Shades that can be read, held to the cases that the pages are held to as well (`texts/colours.json`).

use foorumi_protocol::Colour;
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    shades: Vec<Case>,
    none: Vec<String>,
}

#[derive(Deserialize)]
struct Case {
    what: String,
    colour: Colour,
    ground: Colour,
    contrast: f64,
    shade: Colour,
}

fn cases() -> Cases {
    serde_json::from_str(include_str!("../texts/colours.json")).expect("the list can be read")
}

#[test]
fn id9_a_colour_is_darkened_or_lightened_until_it_can_be_read() {
    for Case { what, colour, ground, contrast, shade } in cases().shades {
        assert_eq!(colour.against(ground, contrast), shade, "{what}");
    }
}

#[test]
fn id9_what_is_no_colour_is_not_taken() {
    for text in cases().none {
        assert!(text.parse::<Colour>().is_err(), "{text}");
    }
    assert_eq!("#0B4F9E".parse::<Colour>().map(|colour| colour.to_string()), Ok("#0b4f9e".into()));
}

#[test]
fn id9_every_colour_has_a_shade_for_text_and_for_lines_on_paper() {
    let steps = || (0..=255_u8).step_by(17);
    for red in steps() {
        for (green, blue) in steps().flat_map(|green| steps().map(move |blue| (green, blue))) {
            let colour = Colour([red, green, blue]);
            for contrast in [Colour::TEXT, Colour::SHAPE] {
                let shade = colour.against(Colour::WHITE, contrast);
                assert!(shade.contrast(Colour::WHITE) >= contrast, "{colour}");
            }
        }
    }
}
