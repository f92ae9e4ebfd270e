//! Swedish, as it is written in Finland.

use super::*;

pub(super) static WORDS: Words = Words {
    tag: "sv",
    figures: FigureWords {
        clock: "kl. ",
        hours: '.',
        decimal: ',',
        percent: "\u{a0}%",
        outline: "nr ",
        untold: "anges inte",
    },
    memo: MemoWords {
        kind: "MINNESANTECKNINGAR",
        draft: "Automatiskt utkast. Anteckningarna har sammanställts av mötets uppgifter. Kontrollera dem innan du skickar dem vidare.",
        edited: "Utkast. Anteckningarna har kompletterats men är ännu inte godkända.",
        approver: "Godkänt av",
        approved: |name, when| format!("{name}, {when}"),
        going_on: "Mötet pågår fortfarande. Uppgifterna kompletteras tills det är slut.",
        date: "Datum",
        time: "Tid",
        place: "Plats",
        languages: "Språk",
        language: |lang| match lang {
            Lang::Fi => "finska",
            Lang::Sv => "svenska",
            Lang::En => "engelska",
        },
        attendance: "Deltagare",
        attended: |peak, total| {
            format!("Högst {peak} närvarande samtidigt, sammanlagt {total} olika deltagare.")
        },
        stated_use: |purpose| format!("Uppgiften används för: {purpose}"),
        recording: "Inspelning",
        recording_until: |date| format!("kan ses till och med {date}"),
        author: "Upprättat av",
        by_machine: |program| format!("{program} (automatiskt utkast)"),
        compiled_by: |program| format!("Sammanställt med {program}"),
        before: "Före programmet",
        other: "Övriga resultat",
        floor: "Inlägg och diskussion",
        balance: |turns, speakers, time| {
            let talare =
                if speakers == 1 { "1 talare".into() } else { format!("{speakers} olika talare") };
            format!(
                "Från talarlistan hölls {turns} inlägg av {talare}. Taltiden var sammanlagt {time}."
            )
        },
        most: |speakers, percent| {
            let who = if speakers == 1 { "1 talare".into() } else { format!("{speakers} talare") };
            format!("Minst hälften av taltiden användes av {who} ({percent}\u{a0}%).")
        },
        minutes: |minutes| {
            if minutes == 1 { "1 minut".into() } else { format!("{minutes} minuter") }
        },
        nobody_spoke: "Inga inlägg hölls från talarlistan.",
        chat: |published| match published {
            0 => "Inga meddelanden publicerades i chatten.".into(),
            1 => "I chatten publicerades 1 meddelande.".into(),
            many => format!("I chatten publicerades {many} meddelanden."),
        },
        written: "Skriftliga svar",
        question: "Fråga",
        answer: "Svar",
        questions: |asked, answered| {
            let asked = if asked == 1 { "1 fråga".into() } else { format!("{asked} frågor") };
            format!("I chatten ställdes {asked} till inledarna, varav {answered} behandlades.")
        },
        annexes: "Bilagor",
        page: "Sida",
        distribution: "Sändlista",
        audience: |audience| match audience {
            Audience::Public => "Offentlig",
            Audience::Participants => "Deltagarna i mötet",
            Audience::Internal => "Arrangörens interna bruk",
        },
        untold_rule: "Ett tal anges inte om det är mindre än 5 eller om ett sådant kunde räknas ut av det.",
        few: "Deltagarna var färre än 5, och därför anges inga tal.",
        few_spoke: "Inläggen eller talarna var färre än 5, och därför anges inga tal.",
    },
    segment: SegmentWords {
        agenda: "Program",
        kind: |kind| match kind {
            SegmentKind::Welcome => "öppning",
            SegmentKind::Talk => "inledning",
            SegmentKind::Discussion => "diskussion",
            SegmentKind::Activity => "uppgift",
            SegmentKind::GroupWork => "grupparbete",
            SegmentKind::Break => "paus",
            SegmentKind::WrapUp => "sammanfattning",
        },
        planned: "Planerat",
        actual: "Genomfört",
        going_on_since: |clock| format!("pågår sedan {clock}"),
        not_held: "Programpunkten hölls inte.",
        presenters: |_| "Inledare",
        title: "Programpunkt",
        kind_title: "Typ",
        planned_start: "Planerad början",
        planned_minutes: "Planerad längd, min",
        started: "Började",
        ended: "Slutade",
        actual_minutes: "Verklig längd, min",
    },
    glance: GlanceWords {
        heading: "Mötet i siffror",
        here: "Deltagare",
        heads: |total, peak| format!("{total} olika deltagare, högst {peak} samtidigt"),
        answers: "Svar",
        answered: |sum, activities, all| {
            let least = if all { "" } else { "minst " };
            let tasks = if activities == 1 {
                "1 uppgift".into()
            } else {
                format!("{activities} uppgifter")
            };
            format!("{least}{sum} sammanlagt i {tasks}")
        },
        decisions: "Beslut",
        decided: |decided, open| match (decided, open) {
            (decided, 0) => decided.to_string(),
            (decided, 1) => format!("{decided}, dessutom blev 1 fråga öppen"),
            (decided, open) => format!("{decided}, dessutom blev {open} frågor öppna"),
        },
    },
    decision: DecisionWords {
        heading: "Beslut",
        overview: "Besluten i korthet",
        nothing: "Inga beslut antecknades.",
        agreed: "Beslut",
        none: "Inget beslut",
        action: "Åtgärd",
        owner: "Ansvarig",
        due: "Tidsplan",
        how: "Beslutssätt",
        figures: "Siffror som beslutet bygger på",
        by: |how| match how {
            DecidedBy::Vote => "Omröstning",
            DecidedBy::Consensus => "Samförstånd",
            DecidedBy::Host => "Värden beslutade",
            DecidedBy::NoDecision => "Inget beslut",
        },
        no_owner: "Ansvarig person saknas",
        no_due: "Datum saknas",
        missing: "Saknas",
        origin: "Bakgrund",
        carried: "Öppet sedan förra mötet",
        number: "Nr",
        segment: "Programpunkt",
    },
    cloud: CloudWords {
        kind: "Ordmoln",
        summary: |people, words| {
            let words = if words == 1 { "1 ord".into() } else { format!("{words} olika ord") };
            format!("{people} deltagare skickade ord. Molnet har {words}.")
        },
        word: "Ord",
        people: "Avsändare, antal",
        key: "Sammanslagningsnyckel",
        forms: "Ihopslagna former",
        most_frequent: "Vanligaste orden",
        more: |count| format!("{count} andra ord finns i förteckningen."),
        empty: "Inga ord skickades.",
    },
    poll: PollWords {
        kind: |form| match form {
            PollForm::Single { .. } => "Omröstning, ett alternativ väljs",
            PollForm::Multiple { .. } => "Omröstning, flera alternativ kan väljas",
            PollForm::YesNo => "Omröstning, ja eller nej",
            PollForm::Scale { .. } => "Påståenden på skalan 1–5",
            PollForm::Open => "Öppen fråga",
        },
        yes: "Ja",
        no: "Nej",
        abstained: "Blanka",
        abstain: "Blankt",
        option: "Alternativ",
        votes: "Röster",
        votes_caption: "Röster per alternativ",
        share: "Andel, %",
        statement: "Påstående",
        scale: "1 = helt av annan åsikt, 5 = helt av samma åsikt",
        cant_say: "Kan inte säga",
        n: "Svar (n)",
        median: "Median",
        mean: "Medelvärde",
        answer: "Svar",
        answers: "Svaren",
        letter: "Beteckning",
        number: "Nr",
        person: "Röstande",
        participant: |number| format!("Deltagare {number}"),
        choice: "Röst",
        answered: |answered, abstained| match abstained {
            None => format!("{answered} svar, blanka oräknade."),
            Some(0) => format!("{answered} svar, inga blanka."),
            Some(1) => format!("{answered} svar, varav 1 blankt."),
            Some(abstained) => format!("{answered} svar, varav {abstained} blanka."),
        },
        named: "Röstningen skedde med namn. Rösterna finns i bilagetabellen.",
        named_elsewhere: "Röstningen skedde med namn. Rösterna finns i arrangörens eget paket.",
        anonymous: "Svaren gavs anonymt.",
        share_rule: "Andelarna är räknade på de svar som inte var blanka.",
        several: "Man fick välja flera alternativ, så andelarna kan sammanlagt överstiga 100 %.",
        mean_rule: "Medelvärdet anges när det finns minst 10 svar.",
        few_rule: "Fördelningen av färre än fem svar anges inte.",
        outcome: |outcome| format!("Utfall: {outcome}"),
        round: |round| format!("Omgång {round}"),
        hidden: "Resultatet visas inte ännu, eftersom omröstningen är öppen.",
        shown: |shown| match shown {
            ResultsShown::AtClose => "resultatet visades först när omröstningen stängdes",
            ResultsShown::Live => "resultatet visades hela tiden",
            ResultsShown::AfterOwnVote => "resultatet visades för var och en efter den egna rösten",
        },
    },
    turnout: TurnoutWords {
        came_by: |at| format!("Endast de som hade kommit före {at} fick svara."),
        came_later: |count| {
            format!(
                "{} av dem som svarade kom till mötet först efter att omröstningen hade öppnats.",
                count
            )
        },
        most_present: |count| {
            format!(
                "Svaren är fler än de personer som samtidigt var på plats medan omröstningen var öppen (högst {}).",
                count
            )
        },
    },
    sheet: SheetWords {
        kind: "Tankekarta",
        group: "Grupp",
        summary: |ideas| {
            if ideas == 1 {
                "Bladet har 1 idé.".into()
            } else {
                format!("Bladet har {ideas} idéer.")
            }
        },
        voted: |voters, votes, stacking| {
            let voters = if voters == 1 { "1 person".into() } else { format!("{voters} personer") };
            let votes = if votes == 1 { "1 röst".into() } else { format!("{votes} röster") };
            let rule = if stacking {
                "samma idé fick väljas flera gånger"
            } else {
                "högst en per idé"
            };
            format!("{voters} deltog i röstningen. Var och en hade {votes}, {rule}.")
        },
        not_voted: "Ingen röstning om idéerna har hållits.",
        leading: |count| {
            if count == 1 { "Flest röster fick" } else { "Lika röstetal, flest röster fick" }
        },
        votes: |votes| if votes == 1 { "1 röst".into() } else { format!("{votes} röster") },
        picked: "Till fortsättning valdes",
        why: "Motivering",
        number: "Nr",
        level: "Nivå",
        idea: "Idé",
        ideas: "Idéer",
        votes_title: "Röster",
        comments: "Kommentarer",
        duplicate_of: "Samma som",
        contains: "Innehåller",
        hall: "I salen",
        in_hall: |people, hands, votes| {
            let people = if people == 1 { "1 person".into() } else { format!("{people} personer") };
            let votes = if votes == 1 { "1 röst".into() } else { format!("{votes} röster") };
            let how = if hands { "I salen med handuppräckning" } else { "I salen på papper" };
            format!("{how}: {people}, {votes}. De hålls isär från rösterna på telefon.")
        },
        hall_votes: |votes| format!("i salen {votes}"),
        picked_title: "Vald",
        yes: "ja",
    },
    files: FileWords {
        read_me: "las-mig.txt",
        audience_slug: |audience| match audience {
            Audience::Public => "offentlig",
            Audience::Participants => "for-deltagare",
            Audience::Internal => "intern",
        },
        workbook: "Alla tabeller i en arbetsbok, ett blad för varje uppgift.",
        slides: |name| format!("Presentationsbilder: {name}"),
        heading: |title| format!("Resultatpaket: {title}"),
        draft: "Det här är ett utkast medan mötet pågår. Ladda ner paketet på nytt när mötet är slut.",
        memo_docx: "Minnesanteckningarna för redigering i Word och andra ordbehandlare.",
        memo_pdf: "Minnesanteckningarna för läsning och publicering (tillgänglig PDF).",
        memo_html: "Minnesanteckningarna. Öppna i en webbläsare eller ett ordbehandlingsprogram, skriv ut eller skicka.",
        memo_md: "Samma anteckningar som text att redigera och klistra in på annat håll.",
        results: "Alla resultat i maskinläsbar form (struktur: results.schema.json).",
        manifest: "Paketets filer med kontrollsummor och omröstningarnas regler.",
        table: "tabell",
        ballots: "vars och ens röst i en omröstning med namn",
        picture: "bild",
        alternative: "bildens innehåll som text",
        decisions: "Beslut, ansvariga och tidsplaner.",
        agenda: "Programmet: planerat och genomfört.",
        chat: "Publicerade meddelanden i chatten, utan avsändare.",
        how_to: "Tabellerna (csv) öppnas i ett kalkylprogram: kolumnerna skiljs åt med semikolon och decimaler skrivs med komma. Om en cell skulle börja med ett formeltecken står det en apostrof framför.",
        personal: "Paketet kan innehålla personuppgifter. Dela det bara med dem som det är avsett för.",
        answers: "Skriftliga svar på meddelanden och begärda inlägg.",
        answers_title: "Svar",
        told_to: "Till vem",
        to_all: "till alla",
        to_sender: "till avsändaren",
        overrides: "Avvikelser från talarlistan: vem, när och varför.",
        overrides_title: "Avvikelser",
        by_whom: "Vem",
        act: "Åtgärd",
        override_kind: |kind| match kind {
            OverrideKind::Declined => "avslog begäran",
            OverrideKind::DetailAsked => "bad om precisering",
            OverrideKind::Merged => "slog ihop med en annan",
            OverrideKind::Moved => "flyttade på listan",
            OverrideKind::Answered => "svarade skriftligt",
            OverrideKind::Added => "lade till på listan",
            OverrideKind::Readded => "satte först igen",
            OverrideKind::GivenOutOfTurn => "gav ordet före sin tur",
        },
        whom: "Vems begäran",
        reason: "Motivering",
        undone: "återtaget",
        chat_title: "Chatt",
        chat_time: "Tid",
        chat_text: "Meddelande",
        chat_backers: "Håller med",
        more_rows: |count, file| format!("Tabellens övriga rader ({count}) finns i filen {file}."),
    },
    moderation: super::moderation::SV,
};
