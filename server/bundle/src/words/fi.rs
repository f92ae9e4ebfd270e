//! Finnish.

use super::*;

pub(super) static WORDS: Words = Words {
    tag: "fi",
    figures: FigureWords {
        clock: "klo ",
        hours: '.',
        decimal: ',',
        percent: "\u{a0}%",
        outline: "nro ",
        untold: "ei kerrota",
    },
    memo: MemoWords {
        kind: "MUISTIO",
        draft: "Automaattinen luonnos. Muistio on koottu tilaisuuden tiedoista. Tarkista se ennen kuin lähetät sen eteenpäin.",
        edited: "Luonnos. Muistiota on täydennetty, mutta sitä ei ole vielä hyväksytty.",
        approver: "Hyväksynyt",
        approved: |name, when| format!("{name}, {when}"),
        going_on: "Tilaisuus on vielä käynnissä. Tiedot täydentyvät sen loppuun asti.",
        date: "Päivä",
        time: "Aika",
        place: "Paikka",
        languages: "Kielet",
        language: |lang| match lang {
            Lang::Fi => "suomi",
            Lang::Sv => "ruotsi",
            Lang::En => "englanti",
        },
        attendance: "Osallistujat",
        attended: |peak, total| {
            format!("Yhtä aikaa läsnä enintään {peak}, kaikkiaan {total} eri osallistujaa.")
        },
        stated_use: |purpose| format!("Tiedon käyttötarkoitus: {purpose}"),
        recording: "Tallenne",
        recording_until: |date| format!("katsottavissa {date} asti"),
        author: "Laatinut",
        by_machine: |program| format!("{program} (automaattinen luonnos)"),
        compiled_by: |program| format!("Koottu {program} -ohjelmalla"),
        before: "Ennen ohjelmaa",
        other: "Muut tulokset",
        floor: "Puheenvuorot ja keskustelu",
        balance: |turns, speakers, time| {
            let turns =
                if turns == 1 { "1 puheenvuoro".into() } else { format!("{turns} puheenvuoroa") };
            let speakers =
                if speakers == 1 { "1 puhuja".into() } else { format!("{speakers} puhujaa") };
            format!(
                "Puheenvuorojonosta annettiin {turns}, {speakers}. Puheaikaa käytettiin {time}."
            )
        },
        most: |speakers, percent| {
            let who = if speakers == 1 { "1 puhuja".into() } else { format!("{speakers} puhujaa") };
            format!("Vähintään puolet puheajasta käytti {who} ({percent}\u{a0}%).")
        },
        minutes: |minutes| {
            if minutes == 1 { "1 minuutti".into() } else { format!("{minutes} minuuttia") }
        },
        nobody_spoke: "Puheenvuorojonosta ei annettu puheenvuoroja.",
        chat: |published| match published {
            0 => "Keskustelussa (chat) ei julkaistu viestejä.".into(),
            1 => "Keskustelussa (chat) julkaistiin 1 viesti.".into(),
            many => format!("Keskustelussa (chat) julkaistiin {many} viestiä."),
        },
        written: "Kirjalliset vastaukset",
        question: "Kysymys",
        answer: "Vastaus",
        questions: |asked, answered| {
            let asked = if asked == 1 { "1 kysymys".into() } else { format!("{asked} kysymystä") };
            format!("Alustajille esitettiin keskustelussa {asked}, joista {answered} käsiteltiin.")
        },
        annexes: "Liitteet",
        page: "Sivu",
        distribution: "Jakelu",
        audience: |audience| match audience {
            Audience::Public => "Julkinen",
            Audience::Participants => "Tilaisuuden osallistujat",
            Audience::Internal => "Järjestäjän sisäinen käyttö",
        },
        untold_rule: "Lukua ei kerrota, jos se on alle 5 tai jos siitä voisi laskea sellaisen.",
        few: "Osallistuneita oli alle 5, joten lukuja ei kerrota.",
        few_spoke: "Puheenvuoroja tai puhujia oli alle 5, joten lukuja ei kerrota.",
    },
    segment: SegmentWords {
        agenda: "Ohjelma",
        kind: |kind| match kind {
            SegmentKind::Welcome => "avaus",
            SegmentKind::Talk => "alustus",
            SegmentKind::Discussion => "keskustelu",
            SegmentKind::Activity => "tehtävä",
            SegmentKind::GroupWork => "ryhmätyö",
            SegmentKind::Break => "tauko",
            SegmentKind::WrapUp => "koonti",
        },
        planned: "Suunniteltu",
        actual: "Toteutunut",
        going_on_since: |clock| format!("käynnissä {clock} alkaen"),
        not_held: "Osiota ei pidetty.",
        presenters: |count| if count == 1 { "Alustaja" } else { "Alustajat" },
        title: "Osio",
        kind_title: "Tyyppi",
        planned_start: "Suunniteltu alku",
        planned_minutes: "Suunniteltu kesto, min",
        started: "Alkoi",
        ended: "Päättyi",
        actual_minutes: "Toteutunut kesto, min",
    },
    glance: GlanceWords {
        heading: "Tilaisuus lukuina",
        here: "Osallistujat",
        heads: |total, peak| format!("{total} eri osallistujaa, yhtä aikaa enintään {peak}"),
        answers: "Vastaukset",
        answered: |sum, activities, all| {
            let least = if all { "" } else { "vähintään " };
            format!("{least}{sum} yhteensä, {activities} tehtävässä")
        },
        decisions: "Päätökset",
        decided: |decided, open| match (decided, open) {
            (decided, 0) => decided.to_string(),
            (decided, 1) => format!("{decided}, lisäksi 1 asia jäi auki"),
            (decided, open) => format!("{decided}, lisäksi {open} asiaa jäi auki"),
        },
    },
    decision: DecisionWords {
        heading: "Päätös",
        overview: "Päätökset lyhyesti",
        nothing: "Päätöksiä ei kirjattu.",
        agreed: "Päätös",
        none: "Ei päätöstä",
        action: "Toimenpide",
        owner: "Vastuu",
        due: "Aikataulu",
        how: "Päätöstapa",
        figures: "Perusteena olevat luvut",
        by: |how| match how {
            DecidedBy::Vote => "Äänestys",
            DecidedBy::Consensus => "Yhteinen näkemys",
            DecidedBy::Host => "Juontaja päätti",
            DecidedBy::NoDecision => "Ei päätöstä",
        },
        no_owner: "Vastuuhenkilö puuttuu",
        no_due: "Määräpäivä puuttuu",
        missing: "Puuttuu",
        origin: "Lähtökohta",
        carried: "Avoinna edellisestä tilaisuudesta",
        number: "Nro",
        segment: "Osio",
    },
    cloud: CloudWords {
        kind: "Sanapilvi",
        summary: |people, words| {
            let people =
                if people == 1 { "1 osallistuja".into() } else { format!("{people} osallistujaa") };
            let words = if words == 1 { "1 sana".into() } else { format!("{words} eri sanaa") };
            format!("Sanoja lähetti {people}. Pilvessä on {words}.")
        },
        word: "Sana",
        people: "Lähettäjiä",
        key: "Yhdistämisavain",
        forms: "Yhdistetyt muodot",
        most_frequent: "Yleisimmät sanat",
        more: |count| {
            if count == 1 {
                "1 muu sana on luettelossa.".into()
            } else {
                format!("{count} muuta sanaa on luettelossa.")
            }
        },
        empty: "Sanoja ei lähetetty.",
    },
    poll: PollWords {
        kind: |form| match form {
            PollForm::Single { .. } => "Äänestys, valitaan yksi",
            PollForm::Multiple { .. } => "Äänestys, voi valita useita",
            PollForm::YesNo => "Äänestys, kyllä tai ei",
            PollForm::Scale { .. } => "Väittämät asteikolla 1–5",
            PollForm::Open => "Avoin kysymys",
        },
        yes: "Kyllä",
        no: "Ei",
        abstained: "Tyhjiä",
        abstain: "Tyhjä",
        option: "Vaihtoehto",
        votes: "Ääniä",
        votes_caption: "Äänet vaihtoehdoittain",
        share: "Osuus, %",
        statement: "Väittämä",
        scale: "1 = täysin eri mieltä, 5 = täysin samaa mieltä",
        cant_say: "En osaa sanoa",
        n: "Vastauksia (n)",
        median: "Mediaani",
        mean: "Keskiarvo",
        answer: "Vastaus",
        answers: "Vastaukset",
        letter: "Tunnus",
        number: "Nro",
        person: "Äänestäjä",
        participant: |number| format!("Osallistuja {number}"),
        choice: "Ääni",
        answered: |answered, abstained| {
            let answered =
                if answered == 1 { "1 vastaus".into() } else { format!("{answered} vastausta") };
            match abstained {
                None => format!("{answered} tyhjiä lukuun ottamatta."),
                Some(0) => format!("{answered}, ei tyhjiä."),
                Some(abstained) => format!("{answered}, joista tyhjiä {abstained}."),
            }
        },
        named: "Äänestys oli nimellinen. Kunkin ääni on liitetaulukossa.",
        named_elsewhere: "Äänestys oli nimellinen. Kunkin ääni on järjestäjän omassa paketissa.",
        anonymous: "Vastaukset annettiin nimettömästi.",
        share_rule: "Osuudet on laskettu vastauksista, jotka eivät olleet tyhjiä.",
        several: "Vastaaja sai valita useita vaihtoehtoja, joten osuuksien summa voi olla yli 100 %.",
        mean_rule: "Keskiarvo kerrotaan, kun vastauksia on vähintään 10.",
        few_rule: "Alle viiden vastauksen jakaumaa ei kerrota.",
        outcome: |outcome| format!("Lopputulos: {outcome}"),
        round: |round| format!("{round}. kierros"),
        hidden: "Tulosta ei vielä näytetä, koska äänestys on auki.",
        shown: |shown| match shown {
            ResultsShown::AtClose => "tulos näkyi vasta, kun äänestys suljettiin",
            ResultsShown::Live => "tulos näkyi koko ajan",
            ResultsShown::AfterOwnVote => "tulos näkyi jokaiselle oman äänen jälkeen",
        },
    },
    turnout: TurnoutWords {
        came_by: |at| format!("Vastata saivat vain ne, jotka olivat tulleet ennen {at}."),
        came_later: |count| {
            format!(
                "Vastanneista {} tuli tilaisuuteen vasta sen jälkeen, kun äänestys avattiin.",
                count
            )
        },
        most_present: |count| {
            format!(
                "Vastauksia on enemmän kuin paikalla oli ihmisiä samaan aikaan äänestyksen ollessa auki (enintään {}).",
                count
            )
        },
    },
    sheet: SheetWords {
        kind: "Miellekartta",
        group: "Ryhmä",
        summary: |ideas| {
            if ideas == 1 {
                "Paperilla on 1 idea.".into()
            } else {
                format!("Paperilla on {ideas} ideaa.")
            }
        },
        voted: |voters, votes, stacking| {
            let voters =
                if voters == 1 { "1 henkilö".into() } else { format!("{voters} henkilöä") };
            let votes = if votes == 1 { "1 ääni".into() } else { format!("{votes} ääntä") };
            let rule = if stacking {
                "saman idean sai valita useasti"
            } else {
                "kullekin idealle enintään yhden"
            };
            format!("Äänestämiseen osallistui {voters}. Jokaisella oli {votes}, {rule}.")
        },
        not_voted: "Ideoista ei ole äänestetty.",
        leading: |count| {
            if count == 1 { "Eniten ääniä sai" } else { "Tasatilanne, eniten ääniä saivat" }
        },
        votes: |votes| if votes == 1 { "1 ääni".into() } else { format!("{votes} ääntä") },
        picked: "Jatkoon valittiin",
        why: "Perustelu",
        number: "Nro",
        level: "Taso",
        idea: "Idea",
        ideas: "Ideat",
        votes_title: "Ääniä",
        comments: "Kommentit",
        duplicate_of: "Sama kuin",
        contains: "Sisältää",
        hall: "Salissa",
        in_hall: |people, hands, votes| {
            let people =
                if people == 1 { "1 henkilö".into() } else { format!("{people} henkilöä") };
            let votes = if votes == 1 { "1 ääni".into() } else { format!("{votes} ääntä") };
            let how = if hands { "Salissa kädet nostamalla" } else { "Salissa paperilla" };
            format!("{how}: {people}, {votes}. Ne ovat erillään puhelimilla annetuista äänistä.")
        },
        hall_votes: |votes| format!("salissa {votes}"),
        picked_title: "Valittu",
        yes: "kyllä",
    },
    files: FileWords {
        read_me: "lue-minut.txt",
        audience_slug: |audience| match audience {
            Audience::Public => "julkinen",
            Audience::Participants => "osallistujille",
            Audience::Internal => "sisainen",
        },
        workbook: "Kaikki taulukot yhdessä työkirjassa, taulukko kutakin tehtävää kohti.",
        slides: |name| format!("Esityksen kalvot: {name}"),
        heading: |title| format!("Tulospaketti: {title}"),
        draft: "Tämä on luonnos kesken tilaisuuden. Lataa paketti uudelleen, kun tilaisuus on päättynyt.",
        memo_docx: "Muistio Wordilla ja muilla tekstinkäsittelyohjelmilla muokattavaksi.",
        memo_pdf: "Muistio luettavaksi ja julkaistavaksi (saavutettava PDF).",
        memo_html: "Muistio. Avaa selaimella tai tekstinkäsittelyohjelmalla, tulosta tai lähetä.",
        memo_md: "Sama muistio tekstinä, jota voi muokata ja liittää muualle.",
        results: "Kaikki tulokset koneluettavina (rakenne: results.schema.json).",
        manifest: "Paketin tiedostot tarkistussummineen ja äänestysten säännöt.",
        table: "taulukko",
        ballots: "kunkin ääni nimellisessä äänestyksessä",
        picture: "kuva",
        alternative: "kuvan sisältö tekstinä",
        decisions: "Päätökset, vastuut ja aikataulut.",
        agenda: "Ohjelma: suunniteltu ja toteutunut.",
        chat: "Keskustelun (chat) julkaistut viestit ilman lähettäjiä.",
        how_to: "Taulukot (csv) avautuvat taulukkolaskentaohjelmaan: sarakkeita erottaa puolipiste ja desimaaleja pilkku. Jos solu alkaisi kaavan merkillä, sen edessä on heittomerkki.",
        personal: "Paketissa voi olla henkilötietoja. Jaa se vain niille, joille se kuuluu.",
        answers: "Kirjalliset vastaukset viesteihin ja puheenvuoropyyntöihin.",
        answers_title: "Vastaukset",
        told_to: "Kenelle",
        to_all: "kaikille",
        to_sender: "lähettäjälle",
        overrides: "Puheenvuorojonon poikkeamat: kuka, milloin ja miksi.",
        overrides_title: "Jonon poikkeamat",
        by_whom: "Kuka",
        act: "Toimi",
        override_kind: |kind| match kind {
            OverrideKind::Declined => "hylkäsi pyynnön",
            OverrideKind::DetailAsked => "pyysi tarkennusta",
            OverrideKind::Merged => "yhdisti toiseen",
            OverrideKind::Moved => "siirsi jonossa",
            OverrideKind::Answered => "vastasi kirjallisesti",
            OverrideKind::Added => "lisäsi jonoon",
            OverrideKind::Readded => "palautti ensimmäiseksi",
            OverrideKind::GivenOutOfTurn => "antoi puheenvuoron ohi jonon",
        },
        whom: "Kenen pyyntö",
        reason: "Perustelu",
        undone: "peruttu",
        chat_title: "Keskustelu",
        chat_time: "Aika",
        chat_text: "Viesti",
        chat_backers: "Samaa mieltä",
        more_rows: |count, file| format!("Taulukon muut rivit ({count}) ovat tiedostossa {file}."),
    },
    moderation: super::moderation::FI,
};
