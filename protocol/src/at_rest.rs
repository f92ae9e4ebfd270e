//! Reading what is at rest (rule R14 of the log).
//!
//! A limit is for what comes in. What came in under another limit, and is kept since, is read as it
//! stands: a shorter limit of a later version must not make a meeting unreadable, nor change a letter
//! of it.

use std::cell::Cell;

thread_local! {
    static AT_REST: Cell<bool> = const { Cell::new(false) };
}

/// Reads something kept: texts in it are neither cleaned nor measured. Only for what this server has
/// written itself, such as records, snapshots and results; never for what comes from a browser or a
/// file that somebody hands in.
pub fn at_rest<T>(read: impl FnOnce() -> T) -> T {
    let _before = Before(AT_REST.replace(true));
    read()
}

pub(crate) fn is_at_rest() -> bool {
    AT_REST.get()
}

/// How it was before, put back also when reading panics.
struct Before(bool);

impl Drop for Before {
    fn drop(&mut self) {
        AT_REST.set(self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ActivityId, Id, PartKey, Seq, Text};
    use std::panic::catch_unwind;

    type Short = Text<1, 3>;

    fn at_the_door(json: &str) -> serde_json::Result<Short> {
        serde_json::from_str(json)
    }

    #[test]
    fn r14_a_text_at_rest_comes_back_byte_for_byte_and_the_door_still_measures() {
        let odd =
            ["", " ", "long enough", "  kept  ", "a\u{0}\u{202E}b", "a\u{308}", "\n", "\u{FEFF}"];
        for text in odd {
            let json = serde_json::to_string(text).expect("a text is JSON");
            let kept: Short = at_rest(|| serde_json::from_str(&json)).expect("it is kept");
            assert_eq!(kept.as_str(), text);
            assert_eq!(serde_json::to_string(&kept).expect("a text is JSON"), json);
            let measured = at_the_door(&json);
            assert!(
                measured.is_err() || measured.is_ok_and(|new| new.as_str() != text),
                "{text:?}"
            );
        }
    }

    #[test]
    fn r14_a_key_that_holds_a_text_is_read_as_it_stands_too() {
        let cloud = ActivityId(Id { seq: Seq(4), index: 1 });
        let key = format!("\"word:{cloud}:{}\"", "x".repeat(61));
        assert!(serde_json::from_str::<PartKey>(&key).is_err());
        let kept: PartKey = at_rest(|| serde_json::from_str(&key)).expect("it is kept");
        assert_eq!(serde_json::to_string(&kept).expect("a key is JSON"), key);
    }

    #[test]
    fn the_door_measures_again_after_a_reading_that_panicked_or_was_inside_another() {
        assert!(catch_unwind(|| at_rest(|| panic!("in the middle"))).is_err());
        assert!(at_the_door("\"long enough\"").is_err());
        at_rest(|| {
            at_rest(|| ());
            assert!(at_the_door("\"long enough\"").is_ok(), "the outer reading goes on");
        });
        assert!(at_the_door("\"long enough\"").is_err());
    }
}
