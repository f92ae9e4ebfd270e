//! `web-client/src/protocol.ts` says what these types say. Run with `WRITE_TYPESCRIPT=1` to renew it.
#![cfg(feature = "typescript")]

use foorumi_protocol::{
    Audience, EraseMeeting, Kept, LinkStates, MeetingLinks, NewMeeting, Problem, Results, Template,
    ToClient, ToServer,
};
use std::{env, fs, path::Path};
use ts_rs::{Config, TS};

#[test]
fn the_browsers_types_are_fresh() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("typescript");
    let _ = fs::remove_dir_all(&out);
    let config = Config::new().with_out_dir(&out).with_large_int("number");
    ToServer::export_all(&config).expect("types can be written");
    ToClient::export_all(&config).expect("types can be written");
    NewMeeting::export_all(&config).expect("types can be written");
    MeetingLinks::export_all(&config).expect("types can be written");
    LinkStates::export_all(&config).expect("types can be written");
    Kept::export_all(&config).expect("types can be written");
    EraseMeeting::export_all(&config).expect("types can be written");
    Problem::export_all(&config).expect("types can be written");
    Template::export_all(&config).expect("types can be written");
    Audience::export_all(&config).expect("types can be written");
    Results::export_all(&config).expect("types can be written");
    let made = fs::read_to_string(out.join("protocol.ts")).expect("the file was written");
    let made = docs_in_one_line(&made);
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../web-client/src/protocol.ts");
    if env::var_os("WRITE_TYPESCRIPT").is_some() {
        fs::create_dir_all(kept.parent().expect("it has a folder")).expect("the folder is made");
        fs::write(&kept, &made).expect("the file is kept");
    }
    let kept = fs::read_to_string(&kept).unwrap_or_default();
    assert!(kept == made, "protocol.ts is old: run this test with WRITE_TYPESCRIPT=1");
}

/// The same with each doc comment in one line: three of four lines would else be comments.
fn docs_in_one_line(made: &str) -> String {
    let mut text = String::with_capacity(made.len());
    let mut doc: Option<Vec<&str>> = None;
    for line in made.lines() {
        match (doc.as_mut(), line.trim()) {
            (None, "/**") => doc = Some(Vec::new()),
            (None, _) => text.extend([line, "\n"]),
            (Some(said), "*/") => {
                text.extend(["/** ", &said.join(" "), " */\n"]);
                doc = None;
            }
            (Some(_), "*") => {}
            (Some(said), line) => said.push(line.trim_start_matches('*').trim()),
        }
    }
    assert!(doc.is_none(), "each comment has its end");
    text
}
