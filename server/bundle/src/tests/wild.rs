//! Text as somebody who wants to break things would type it.

use foorumi_protocol::Text;
use proptest::prelude::*;

const TOKENS: [&str; 64] = [
    "<script>",
    "</td>",
    "<b>",
    "<!--",
    "-->",
    "]]>",
    "&amp;",
    "&#x3c;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "</svg>",
    "</style>",
    "javascript:alert(1)",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
    "=1+1",
    "\t",
    "\r",
    "\n",
    "\n\n",
    "|",
    "\\",
    "`",
    "```",
    "*",
    "**",
    "_",
    "[x](y)",
    "![x](y)",
    "# ",
    "1. ",
    "2) ",
    "- ",
    "> ",
    "---",
    "===",
    "~~",
    "https://example.test",
    "www.example.test",
    "../",
    "/etc/passwd",
    "C:\\",
    ";",
    ",",
    "\u{202e}",
    "\u{0}",
    "^x^",
    ": ",
    "$$",
    "{#id}",
    "[[x]]",
    "[^1]",
    "- [ ] ",
    "| --- |",
    "    ",
];

/// Wild text, cleaned by nobody.
pub(super) fn wild() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(&TOKENS[..]).prop_map(str::to_owned),
        2 => "[a-zäöå0-9 ]{1,8}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..10).prop_map(|pieces| pieces.concat())
}

/// The start of wild text that fits, or a word where nothing does.
pub(super) fn text<const MIN: usize, const MAX: usize, const KIND: u8>(
    raw: &str,
) -> Text<MIN, MAX, KIND> {
    let start: String = raw.chars().take(MAX).collect();
    Text::new(&start).unwrap_or_else(|_| Text::new("sana").expect("a word is fit"))
}
