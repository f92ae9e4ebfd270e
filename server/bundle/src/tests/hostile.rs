//! Texts that want to become something else, in every field that people write (rule RB6).

use super::{
    meetings::forum,
    office::{package, sheets},
    opened::Opened,
    own,
    printed::said,
    promises::check_safe,
};
use crate::{Order, Slide};
use foorumi_protocol::{Audience, Lang, Languages, Results};
use serde_json::{Value, json};

/// Markup, formulas, bidi, control characters, path tricks, and what programs read as their own.
pub(super) const HOSTILE: [&str; 143] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "</td></tr></table><h1>x",
    "<!-- comment",
    "--> end",
    "]]> cdata",
    "<![CDATA[x]]>",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
    "&e; &lt;b&gt; &#x3c;script&#x3e;",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<iframe src=//evil.test></iframe>",
    "<style>*{display:none}</style>",
    "</style><script>x</script>",
    "<base href=//evil.test>",
    "<meta http-equiv=refresh content=0>",
    "<link rel=stylesheet href=//evil.test>",
    "<form action=//evil.test><input>",
    "\"><script>x</script>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "`${alert(1)}`",
    "{{7*7}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "=1+1",
    "=cmd",
    "=HYPERLINK(\"http://evil.test\",\"x\")",
    "=WEBSERVICE(\"http://evil.test\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "\u{9}=1+1",
    "\u{d}=1+1",
    "\u{a}=1+1",
    " =1+1",
    "'=1+1",
    "\"=1+1\"",
    ";=1+1",
    "a;b;c",
    "a,b,c",
    "\"a\";\"b\"",
    "%0A=1+1",
    "0x41",
    "1e999",
    "-0",
    "00123",
    "3.10.",
    "1/2",
    "2026-01-01",
    "TRUE",
    "[x](javascript:alert(1))",
    "![x](http://evil.test/x.png)",
    "<http://evil.test>",
    "http://evil.test/?q=1",
    "www.evil.test",
    "mailto:a@evil.test",
    "# heading",
    "## heading",
    "- list",
    "* list",
    "1. list",
    "> quote",
    "    code",
    "```",
    "~~~",
    "---",
    "===",
    "***bold***",
    "_em_",
    "~~gone~~",
    "| a | b |",
    "| --- |",
    "[^1]: note",
    "[x]: http://evil.test",
    "\\|\\*",
    "a|b",
    "../../etc/passwd",
    "..\\..\\windows\\system32",
    "/etc/passwd",
    "C:\\windows\\x.exe",
    "\\\\server\\share",
    "file:///etc/passwd",
    "con",
    "nul.txt",
    "aux",
    "a/b/c",
    ".",
    "..",
    "~/.ssh/id_rsa",
    "$(reboot)",
    "; rm -rf /",
    "`reboot`",
    "a\u{0}b",
    "a\u{7}b",
    "a\u{1b}[31mred",
    "\u{202e}gnp.exe",
    "\u{2066}isolate",
    "\u{200e}\u{200f} marks",
    "\u{feff}bom",
    "\u{200b}zero\u{200b}width",
    "á́́́́",
    "\u{d7ff}",
    "\u{fffd}\u{ffff}",
    "😀👩\u{200d}👩\u{200d}👧\u{200d}👦🏳\u{fe0f}\u{200d}🌈",
    "مرحبا بالعالم",
    "שלום",
    "你好世界",
    "ﷺ",
    "𝕬𝖇𝖈",
    "İıſß",
    "ÅÄÖåäö",
    "\u{ad} soft\u{ad}hyphen",
    "(1) Tj ET Q",
    "endobj 1 0 obj <</S/JavaScript>>",
    "/JS (app.alert(1))",
    "%PDF-1.7",
    "stream\u{a}endstream",
    "<w:p><w:r/></w:p>",
    "</w:t></w:r>",
    "<w:instrText>INCLUDEPICTURE</w:instrText>",
    "{ INCLUDETEXT \"c:/x\" }",
    "PAGE \\* MERGEFORMAT",
    "_x0041_",
    "_x000D_",
    "</si></sst>",
    "<f>1+1</f>",
    "&nbsp;",
    "&#0;",
    "%s%n%x",
    "NULL",
    "undefined",
    "NaN",
    "{\"a\":1}",
    "\u{2028}line\u{2029}sep",
];

/// The handmade forum with every part that it has not got of itself.
pub(super) fn whole() -> Value {
    let mut results = serde_json::to_value(forum()).expect("json");
    results["memoHead"] = json!({
        "organisation": "sana", "time": "sana", "place": "sana", "author": "sana",
        "distribution": "sana", "present": {"as": "listed", "text": "sana"},
    });
    results["memoState"] = json!({"state": "approved", "name": "sana", "at": 1});
    let who = json!({"number": 1, "name": "sana"});
    results["overrides"] = json!([
        {"act": 1, "at": 1, "by": who, "what": "moved", "whom": who, "why": "sana"},
    ]);
    results["written"] = json!([{"at": 1, "topic": "sana", "answer": "sana"}]);
    results["chat"]["answers"] =
        json!([{"id": "9.0", "at": 1, "text": "sana", "answer": "sana", "toAll": true}]);
    results
}

/// Where people's own texts stand: whatever may be another word.
pub(super) fn fields(results: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
        match value {
            Value::String(_) => found.push(at.to_owned()),
            Value::Array(all) => {
                all.iter().enumerate().for_each(|(n, v)| walk(v, &format!("{at}/{n}"), found));
            }
            Value::Object(all) => {
                all.iter().for_each(|(k, v)| walk(v, &format!("{at}/{k}"), found))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    let mut found = Vec::new();
    walk(results, "", &mut found);
    found.retain(|at| at != "/format" && put(&mut results.clone(), at, "toinen"));
    found
}

/// Puts a text into a field if it is taken there.
pub(super) fn put(results: &mut Value, at: &str, text: &str) -> bool {
    let Some(field) = results.pointer_mut(at) else { return false };
    let before = std::mem::replace(field, json!(text));
    let taken = serde_json::from_value::<Results>(results.clone()).is_ok();
    if !taken && let Some(field) = results.pointer_mut(at) {
        *field = before;
    }
    taken
}

fn check(opened: &Opened) {
    check_safe(opened);
    for (path, content) in package(&opened.files["memo.docx"]) {
        let xml = String::from_utf8(content.clone());
        if path.ends_with(".xml") || path.ends_with(".rels") {
            let xml = xml.expect("UTF-8");
            let document = roxmltree::Document::parse(&xml).expect("well-formed");
            for node in document.descendants() {
                assert_ne!(node.attribute("TargetMode"), Some("External"), "{path}");
                if node.tag_name().name() == "instrText" {
                    let field = node.text().unwrap_or_default().trim();
                    assert!(["PAGE", "NUMPAGES"].contains(&field), "{field}");
                }
            }
        }
    }
    for path in opened.paths(".xlsx") {
        sheets(&opened.files[path]);
    }
    let pdf = &opened.files["memo.pdf"];
    assert!(said("qpdf", &["--check"], pdf, &[]).contains("No syntax or stream encoding errors"));
    let json = said("qpdf", &["--json", "--json-key=qpdf"], pdf, &[]);
    for active in
        ["\"/JavaScript\"", "\"/JS\"", "\"/URI\"", "\"/Launch\"", "\"/OpenAction\"", "\"/AA\""]
    {
        assert!(!json.contains(&format!("{active}:")), "{active}");
    }
    for path in opened.paths(".json") {
        serde_json::from_str::<Value>(opened.text(path)).expect("json");
    }
    for path in opened.paths(".png") {
        assert!(opened.files[path].starts_with(b"\x89PNG"), "{path}");
    }
}

/// Each round moves every text one field on; `HOSTILE=all` goes until each has stood in each.
#[test]
fn rb6_hostile_texts_in_every_field_become_nothing() {
    let plain = whole();
    let fields = fields(&plain);
    assert!(fields.len() > 150, "{} fields", fields.len());
    let all = std::env::var("HOSTILE").is_ok_and(|rounds| rounds == "all");
    let rounds = if all { HOSTILE.len() } else { 3 };
    let mut stood = 0;
    for round in 0..rounds {
        let mut results = plain.clone();
        for (nth, field) in fields.iter().enumerate() {
            stood += usize::from(put(&mut results, field, HOSTILE[(round + nth) % HOSTILE.len()]));
        }
        let results: Results = serde_json::from_value(results).expect("results");
        let slides: Vec<Slide> = HOSTILE
            .iter()
            .map(|name| Slide { name: format!("{name}.pdf"), bytes: b"%PDF-".to_vec() })
            .collect();
        check(&Opened::order(&results, &Order { slides: &slides, ..own(Lang::ALL[round % 3]) }));
        let two = Order {
            audience: Audience::Public,
            languages: Languages::pair(Lang::Fi, Lang::Sv),
            ..own(Lang::Fi)
        };
        check(&Opened::order(&results, &two));
    }
    assert!(
        stood * 10 > rounds * fields.len() * 7,
        "{stood} of {} texts stood",
        rounds * fields.len()
    );
    println!(
        "{} texts, {} fields, {rounds} rounds: {stood} stood, none active",
        HOSTILE.len(),
        fields.len()
    );
}
