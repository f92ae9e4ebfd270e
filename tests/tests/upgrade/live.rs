//! The live meeting: something of everything, and much of it half done.

use crate::scene::Scene;
use serde_json::{Value, json};

/// An over-long text, with what no screen shows: through a door softer than that of today.
pub(crate) fn hard(text: &str, times: usize) -> String {
    format!("{text}\u{202E}\u{0007}{}", " ja vielä tämäkin".repeat(times))
}

/// People by the code, and their names: too long, to be read from the right, of nothing visible.
const GUESTS: [(&str, Option<&str>); 8] = [
    ("aino", Some("Aino Alkio")),
    ("eero", Some("Eero Erittäin-Pitkäsukuinen von und zu Hohenzollern-Sigmaringen ja muut")),
    ("iiris", Some("\u{202E}siriI")),
    ("olavi", Some("\u{200B}\u{2060}\u{200B}")),
    ("pekka", None),
    ("quynh", Some("Quỳnh\u{0000}\u{FEFF}")),
    ("rauha", Some("Rauha")),
    ("sulo", None),
];

pub(crate) async fn play(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    scene.staff().await?;
    for (at, name) in GUESTS {
        scene.guest(at, name).await?;
    }
    let segment = scene.id("host", "segment", "Keskustelu").await?;
    scene
        .does(
            "host",
            json!({ "agenda": { "do": "startSegment", "segment": segment, "after": null } }),
        )
        .await?;
    cloud(scene).await?;
    closed_polls(scene).await?;
    open_votes(scene).await?;
    chat(scene).await?;
    queue(scene).await?;
    staff(scene, &segment).await
}

async fn open(scene: &mut Scene<'_>, kind: &str, text: &str) -> anyhow::Result<String> {
    let activity = scene.id("host", kind, text).await?;
    let open = json!({ "agenda": { "do": "openActivity", "activity": activity } });
    // The first was opened with its segment.
    scene.at("host")?.tries(&open).await?;
    Ok(activity)
}

pub(crate) async fn cloud(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    let cloud = open(scene, "cloud", "Mitä jäi mieleen?").await?;
    let long = "kokonaisvaltaisuusnäkökulmapohdintatyöryhmänvetäjä";
    let words = ["luottamus", "Luottamus!", "kiire", "työ\u{0007}rauha", "aika riittää", long];
    for (at, name) in ["aino", "eero", "iiris", "olavi", "pekka", "quynh"].iter().enumerate() {
        for word in [words[at], words[(at + 2) % words.len()]] {
            scene
                .does(name, json!({ "cloud": { "do": "sendWord", "cloud": cloud, "word": word } }))
                .await?;
        }
    }
    scene.at("moderator")?.key("word", "kiire").await?;
    scene
        .does("moderator", json!({ "cloud": { "do": "hideWord", "cloud": cloud, "key": "kiire" } }))
        .await
}

async fn closed_polls(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    for question in ["Suljettu salainen?", "Suljettu nimellinen?"] {
        let poll = open(scene, "poll", question).await?;
        yes_or_no(scene, &poll, &["aino", "eero", "iiris", "olavi", "pekka"]).await?;
        close(scene, &poll).await?;
    }
    Ok(())
}

pub(crate) async fn yes_or_no(
    scene: &mut Scene<'_>,
    poll: &str,
    who: &[&str],
) -> anyhow::Result<()> {
    for (at, name) in who.iter().enumerate() {
        let kind = ["yes", "yes", "no", "abstain"][at % 4];
        scene.does(name, cast(poll, &json!({ "kind": kind }))).await?;
    }
    Ok(())
}

pub(crate) async fn close(scene: &mut Scene<'_>, activity: &str) -> anyhow::Result<()> {
    scene.does("host", json!({ "agenda": { "do": "closeActivity", "activity": activity } })).await
}

pub(crate) fn cast(poll: &str, choice: &Value) -> Value {
    json!({ "poll": { "do": "castBallot", "poll": poll, "choice": choice } })
}

/// Two anonymous polls and an anonymous vote on a sheet stay open.
async fn open_votes(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    let single = open(scene, "poll", "Avoin salainen?").await?;
    for (at, name) in ["aino", "eero", "iiris", "olavi", "pekka"].iter().enumerate() {
        let options = json!({ "kind": "options", "options": [at % 3] });
        scene.does(name, cast(&single, &options)).await?;
    }
    let own = open(scene, "poll", "Oma sana?").await?;
    for (at, name) in ["aino", "quynh", "rauha"].iter().enumerate() {
        let text = hard(&format!("Vastaus {at}"), at * 15);
        scene.does(name, cast(&own, &json!({ "kind": "open", "text": text }))).await?;
    }
    let sheet = open(scene, "sheet", "").await?;
    let root = scene.id("host", "idea", "Tarve").await?;
    let (long, one) = (hard("Neljäs", 14), scene.id("host", "idea", "Yksi").await?);
    let add = json!({ "do": "addIdea", "sheet": sheet, "parent": root, "text": long });
    scene.does("aino", json!({ "sheet": add })).await?;
    set_phase(scene, &sheet, "comment").await?;
    let comment =
        json!({ "do": "commentIdea", "sheet": sheet, "idea": one, "text": hard("Hyvä", 3) });
    scene.does("eero", json!({ "sheet": comment })).await?;
    set_phase(scene, &sheet, "vote").await?;
    let (two, four) =
        (scene.id("host", "idea", "Kaksi").await?, scene.id("host", "idea", &long).await?);
    for (name, dots) in [("aino", [&one, &two]), ("eero", [&one, &four]), ("sulo", [&two, &four])] {
        let dots = json!({ dots[0]: 1, dots[1]: 1 });
        scene
            .does(name, json!({ "sheet": { "do": "setDots", "sheet": sheet, "dots": dots } }))
            .await?;
    }
    Ok(())
}

async fn set_phase(scene: &mut Scene<'_>, sheet: &str, phase: &str) -> anyhow::Result<()> {
    let set = json!({ "do": "setPhase", "sheet": sheet, "phase": phase });
    scene.does("host", json!({ "sheet": set })).await
}

async fn chat(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    let long = hard("Pitkä viesti", 30);
    let publish = json!({ "verdict": "publish" });
    scene.chats("aino", "Kuka vastaa seurannasta?", publish.clone()).await?;
    scene.chats("eero", &long, publish.clone()).await?;
    scene
        .chats(
            "iiris",
            "Soita 040 123 4567",
            json!({ "verdict": "reject", "reason": "personalData" }),
        )
        .await?;
    scene.chats("olavi", "Piiloon jälkikäteen", publish.clone()).await?;
    scene.chats("pekka", "Myöhemmin", json!({ "verdict": "hold" })).await?;
    scene
        .chats(
            "quynh",
            "Vastaa tähän",
            json!({ "verdict": "answer", "text": hard("Näin", 60), "toAll": true }),
        )
        .await?;
    let first = scene.seen("Kuka vastaa seurannasta?").await?["message"].clone();
    scene.chats("rauha", "Kuka seuraa?", json!({ "verdict": "merge", "into": first })).await?;
    let hide = scene.seen("Piiloon jälkikäteen").await?;
    let reject = json!({ "verdict": "reject", "reason": "unsuitable" });
    scene
        .does(
            "moderator",
            json!({ "chat": { "do": "decide", "messages": [hide], "verdict": reject } }),
        )
        .await?;
    scene.chats("sulo", "Kysymys esittäjälle", publish.clone()).await?;
    let ask = scene.seen("Kysymys esittäjälle").await?;
    let become_ = json!({ "do": "become", "message": ask["message"], "seen": ask["seen"], "what": { "as": "question" } });
    scene.does("moderator", json!({ "chat": become_ })).await?;
    let question = scene.id("aino", "question", "Kysymys esittäjälle").await?;
    scene
        .does("aino", json!({ "question": { "do": "back", "question": question, "on": true } }))
        .await?;
    scene.chats("aino", "Poistettava", publish).await?;
    let remove = scene.seen("Poistettava").await?["message"].clone();
    scene.does("moderator", json!({ "chat": { "do": "remove", "message": remove } })).await?;
    let edit = scene.seen(&long).await?;
    let shorter = hard("Toimitettu viesti", 31);
    scene.does("moderator", json!({ "chat": { "do": "edit", "message": edit["message"], "seen": edit["seen"], "text": shorter } })).await?;
    for text in ["Odottaa vielä", "\u{2066}Odottaa\u{2069} sekin\u{0000}"] {
        scene.does("pekka", json!({ "chat": { "do": "say", "text": text } })).await?;
    }
    let quiet = scene.at("sulo")?.parts["you"]["who"]["number"].clone();
    scene.does("moderator", json!({ "chat": { "do": "quiet", "person": quiet, "on": true } })).await
}

async fn queue(scene: &mut Scene<'_>) -> anyhow::Result<()> {
    for (at, name) in ["aino", "eero", "olavi", "quynh"].iter().enumerate() {
        asks(scene, name, "turn", &hard("Aihe", at * 4)).await?;
    }
    scene
        .at("host")?
        .until(|parts| parts["queue"]["waiting"].as_array().is_some_and(|who| who.len() == 4))
        .await?;
    let mut speaking = Value::Null;
    for _ in 0..2 {
        let host = scene.at("host")?;
        let entry = host.parts["queue"]["waiting"][0]["id"].clone();
        let give = json!({ "do": "giveFloor", "entry": entry, "ending": speaking });
        host.does(json!({ "queue": give })).await?;
        speaking = entry;
    }
    asks(scene, "iiris", "reply", &hard("Vastaan", 9)).await?;
    let hall = json!({ "is": "hall", "name": hard("Salin perältä", 2) });
    scene
        .does("moderator", json!({ "queue": { "do": "addPerson", "who": hall, "kind": "turn" } }))
        .await?;
    scene.does("host", json!({ "queue": { "do": "setApproval", "on": true } })).await?;
    asks(scene, "pekka", "turn", "Saisinko?").await
}

async fn asks(scene: &mut Scene<'_>, name: &str, kind: &str, topic: &str) -> anyhow::Result<()> {
    let ask = json!({ "do": "ask", "kind": kind, "topic": topic });
    scene.does(name, json!({ "queue": ask })).await
}

async fn staff(scene: &mut Scene<'_>, segment: &str) -> anyhow::Result<()> {
    let words = json!({ "say": "own", "text": hard("Kaksi minuuttia", 6) });
    scene.does("moderator", json!({ "backstage": { "do": "say", "words": words } })).await?;
    let card = json!({ "agreed": hard("Kokeillaan kevään ajan", 20), "decidedBy": "consensus", "owner": hard("Kehittämispäällikkö", 4) });
    scene
        .does(
            "secretary",
            json!({ "decision": { "do": "record", "segment": segment, "card": card } }),
        )
        .await?;
    for text in [hard("Muistiin tämä", 200), "Poistettava merkintä".to_owned()] {
        scene
            .does(
                "secretary",
                json!({ "memo": { "do": "writeNote", "segment": segment, "text": text } }),
            )
            .await?;
    }
    let note = scene.id("secretary", "block", "Poistettava merkintä").await?;
    scene.does("secretary", json!({ "memo": { "do": "removeNote", "block": note } })).await?;
    let person = scene.at("rauha")?.parts["you"]["who"]["number"].clone();
    scene
        .does(
            "host",
            json!({ "meeting": { "do": "promote", "person": person, "role": "secretary" } }),
        )
        .await?;
    scene.does("aino", json!({ "meeting": { "do": "readNotice" } })).await?;
    scene.does("host", json!({ "timer": { "do": "start", "seconds": 600, "label": hard("Aikaa", 4), "instead": null } })).await?;
    let timer = scene.at("host")?.parts["timer"]["id"].clone();
    scene.does("host", json!({ "timer": { "do": "pause", "timer": timer } })).await?;
    scene.does("host", json!({ "stage": { "do": "show", "view": { "view": "queue" } } })).await?;
    scene.uploads("elava.pdf", super::ended::PDF).await
}
