//! Reading a frame, so that even a bad one can be answered.

use crate::{Rejection, ToServer};
use serde::Deserialize;

/// A frame that cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Numbers of the commands in it, as far as they can be told.
    pub numbers: Vec<u32>,
    /// Why.
    pub why: Rejection,
}

/// Reads a frame.
///
/// # Errors
/// [`Unreadable`] names the commands that must be answered and why they cannot be done.
pub fn parse(frame: &str) -> Result<ToServer, Unreadable> {
    serde_json::from_str(frame)
        .map_err(|error| Unreadable { numbers: numbers(frame), why: rejection(&error.to_string()) })
}

fn numbers(frame: &str) -> Vec<u32> {
    #[derive(Deserialize)]
    struct Outline {
        #[serde(default)]
        commands: Vec<Number>,
    }
    #[derive(Deserialize)]
    struct Number {
        n: u32,
    }
    let outline = serde_json::from_str::<Outline>(frame);
    outline.map(|outline| outline.commands.iter().map(|c| c.n).collect()).unwrap_or_default()
}

/// `Text` tells its length limit through the error's text, the only thing serde carries.
fn rejection(error: &str) -> Rejection {
    if let Some((_, rest)) = error.split_once("text is longer than ") {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        return Rejection::TextTooLong { max: digits.parse().unwrap_or(0) };
    }
    if error.contains("text is empty") {
        return Rejection::TextEmpty;
    }
    if error.contains("name has no letter") {
        return Rejection::NameWithoutLetter;
    }
    Rejection::Unreadable
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(frame: &str, numbers: &[u32], why: Rejection) {
        let expected = Unreadable { numbers: numbers.to_vec(), why };
        assert_eq!(parse(frame), Err(expected), "{frame}");
    }

    #[test]
    fn bad_frames_can_be_answered() {
        let long = "x".repeat(600);
        let say = |text: &str| {
            format!(
                r#"{{"t":"do","commands":[{{"n":7,"command":{{"chat":{{"do":"say","text":"{text}"}}}}}}]}}"#
            )
        };
        check(&say(&long), &[7], Rejection::TextTooLong { max: 500 });
        check(&say("  "), &[7], Rejection::TextEmpty);
        check(&say("hei").replace("say", "shout"), &[7], Rejection::Unreadable);
        check(
            &say("hei").replace("\"do\":\"say", "\"extra\":1,\"do\":\"say"),
            &[7],
            Rejection::Unreadable,
        );
        check("{}", &[], Rejection::Unreadable);
        check("not json", &[], Rejection::Unreadable);
        assert!(parse(&say("hei")).is_ok());
    }
}
