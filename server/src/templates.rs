//! What a new meeting starts from (rule AG6): plans with all their texts in three languages.
//!
//! The files are [`MeetingPlan`]s with two additions: a text that a plan holds in one language only
//! (an idea on a sheet) is written `{"in": {"fi": .., "sv": .., "en": ..}}`, and the meeting's first
//! language `{"lang": "first"}`.

use foorumi_protocol::{Lang, Localized, MeetingPlan, Template};
use serde_json::Value;

const FORUM: &str = include_str!("../templates/forum.json");
const DISCUSSION: &str = include_str!("../templates/discussion.json");
const WORKSHOP: &str = include_str!("../templates/workshop.json");
const BLANK: &str = include_str!("../templates/blank.json");

/// The template's plan with `lang` as the first language, under this title if one is given.
pub(crate) fn plan(template: Template, lang: Lang, title: Localized) -> MeetingPlan {
    let text = match template {
        Template::Forum => FORUM,
        Template::Discussion => DISCUSSION,
        Template::Workshop => WORKSHOP,
        Template::Blank => BLANK,
    };
    let file: Value = serde_json::from_str(text).expect("the templates are tested");
    let mut plan: MeetingPlan =
        serde_json::from_value(in_lang(file, name(lang))).expect("the templates are tested");
    plan.languages.sort_by_key(|other| *other != lang);
    if title != Localized::default() {
        plan.title = title;
    }
    plan
}

fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fi => "fi",
        Lang::Sv => "sv",
        Lang::En => "en",
    }
}

fn in_lang(value: Value, lang: &str) -> Value {
    match value {
        Value::Object(mut object) => {
            if let Some(texts) = object.get_mut("in") {
                return texts.get_mut(lang).map(Value::take).unwrap_or_default();
            }
            if object.get("lang").is_some_and(|first| first == "first") {
                object.insert("lang".to_owned(), lang.into());
            }
            object.into_iter().map(|(key, value)| (key, in_lang(value, lang))).collect()
        }
        Value::Array(values) => values.into_iter().map(|value| in_lang(value, lang)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use foorumi_protocol::{ActivityPlan, SegmentKind};

    const ALL: [Template; 4] =
        [Template::Forum, Template::Discussion, Template::Workshop, Template::Blank];

    #[test]
    fn ag6_every_template_is_a_plan_in_every_language() {
        for template in ALL {
            for lang in Lang::ALL {
                let plan = plan(template, lang, Localized::default());
                assert_eq!(plan.languages[0], lang, "{template:?}");
                assert_eq!(plan.agenda.segments[0].kind, SegmentKind::Welcome);
                for segment in &plan.agenda.segments {
                    check_complete(&segment.title);
                    check_complete(&segment.script);
                    for activity in &segment.activities {
                        if let ActivityPlan::Cloud(cloud) = activity {
                            assert_eq!(cloud.lang, lang);
                            check_complete(&cloud.question);
                        }
                    }
                }
                check_complete(&plan.title);
                check_complete(&plan.instructions);
            }
        }
    }

    fn check_complete(text: &Localized) {
        assert!(
            text.fi.is_some() && text.sv.is_some() && text.en.is_some(),
            "{}",
            text.read(Lang::En)
        );
    }

    #[test]
    fn a_given_title_replaces_the_templates_own() {
        let title = Localized { fi: "Oma".try_into_text(), ..Localized::default() };
        assert_eq!(plan(Template::Blank, Lang::Fi, title.clone()).title, title);
    }

    trait TryIntoText {
        fn try_into_text(&self) -> Option<foorumi_protocol::Text<1, 300>>;
    }

    impl TryIntoText for str {
        fn try_into_text(&self) -> Option<foorumi_protocol::Text<1, 300>> {
            foorumi_protocol::Text::new(self).ok()
        }
    }
}
