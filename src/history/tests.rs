//! What is remembered of which looks, and what is called a change.

use proptest::prelude::*;

use super::store::MemoryError;
use super::*;
use crate::catalog::{DefaultState, Kind};
use crate::report::{Finding, Origin, Report};

const ID: &str = "linkedin/genai-improvement";

fn time(text: &str) -> Time {
    Time::parse(text).unwrap()
}

/// A day of October 2026 at noon.
fn day(number: u8) -> Time {
    time(&format!("2026-10-{number:02}T12:00:00Z"))
}

fn id(text: &str) -> ControlId {
    ControlId::new(text).unwrap()
}

fn finding(state: State) -> Finding {
    let data_use = match state {
        State::On => DataUse::Used,
        State::Off => DataUse::Protected,
        _ => DataUse::Unknown,
    };
    Finding {
        id: Some(ID.into()),
        origin: Origin::Catalog,
        label: "Use my data".into(),
        kind: Kind::Switch,
        state,
        choice: None,
        data_use,
        locked: false,
        unsaved: false,
        purpose: None,
        frame: 0,
        key: Some(1),
        evidence: vec![],
        needs_save: false,
        steps: vec![],
        offered: vec![],
        default: DefaultState::On,
        does: None,
        does_not: None,
        note: None,
        sources: vec![],
    }
}

/// The person's browser: a memory, and documents that are opened and looked at.
#[derive(Default)]
struct Browser {
    memory: Memory,
    told: Told,
    background: Background,
}

impl Browser {
    /// Opens the settings page anew, and leaves it at rest.
    fn open(&mut self, found: Finding, now: Time) -> &mut Self {
        self.told = Told::default();
        self.look(found, true, now)
    }

    /// Looks at the open page.
    fn look(&mut self, found: Finding, settled: bool, now: Time) -> &mut Self {
        self.look_at(Report { findings: vec![found], settled, ..Report::default() }, now)
    }

    fn look_at(&mut self, report: Report, now: Time) -> &mut Self {
        for news in follow(&mut self.told, &report, &report, &self.background) {
            self.memory.observe(news, now);
        }
        self
    }

    /// The states that are remembered, with whether they were watched.
    fn states(&self) -> Vec<(State, bool)> {
        let own = self.memory.controls.get(ID).map_or(&[][..], |one| &one.observations);
        own.iter().map(|one| (one.state, one.watched)).collect()
    }

    /// What the unseen change says: the state before, with its day, and the state now.
    fn change(&self) -> Option<(State, String, State)> {
        let (_, change, now) = self.memory.changes().pop()?;
        Some((change.from.state, change.from.last.to_string(), now.state))
    }
}

use State::{Absent, Mixed, Off, On, Unknown};

#[test]
fn the_first_look_is_kept_with_its_time_and_is_no_change() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3));
    let last = browser.memory.last(ID).unwrap();
    assert_eq!((last.state, last.data_use, last.first, last.last), (Off, DataUse::Protected, day(3), day(3)));
    assert_eq!(browser.change(), None);
}

#[test]
fn the_same_state_again_is_one_observation_that_lasts() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(Off), day(9));
    let last = browser.memory.last(ID).unwrap();
    assert_eq!((browser.states().len(), last.first, last.last), (1, day(3), day(9)));
}

#[test]
fn off_on_the_third_and_on_today_is_a_change_until_it_is_seen() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(On), day(20));
    assert_eq!(browser.change(), Some((Off, "2026-10-03T12:00:00Z".into(), On)));
    browser.open(finding(On), day(21));
    assert!(browser.change().is_some(), "looking again doesn't make it seen");
    browser.memory.apply(Edit::Seen { ids: vec![id(ID)] }, day(22)).unwrap();
    assert_eq!(browser.change(), None);
    browser.open(finding(On), day(23));
    assert_eq!(browser.change(), None);
}

#[test]
fn what_turns_before_our_eyes_is_no_change() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).look(finding(On), false, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(Off, false), (On, true)]));
    browser.look(finding(On), true, day(3)).open(finding(On), day(4));
    assert_eq!((browser.change(), browser.states().len()), (None, 2));
}

#[test]
fn a_page_that_is_still_loading_says_nothing_yet() {
    let mut browser = Browser::default();
    browser.open(finding(On), day(3));
    browser.told = Told::default();
    // drawn as off before the server's answer is there
    browser.look(finding(Off), false, day(4)).look(finding(On), false, day(4)).look(finding(On), true, day(4));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false)]));
}

#[test]
fn what_loading_shows_late_is_taken_back() {
    let mut browser = Browser::default();
    browser.open(finding(On), day(3)).open(finding(Off), day(4));
    assert!(browser.change().is_some());
    browser.look(finding(On), true, day(4));
    assert_eq!(browser.change(), None);
}

#[test]
fn a_change_that_is_not_saved_yet_is_not_kept_and_the_saved_one_is_the_persons() {
    let mut browser = Browser::default();
    let unsaved = Finding { unsaved: true, ..finding(Off) };
    browser.open(finding(On), day(3)).look(unsaved, true, day(3));
    assert_eq!(browser.states(), [(On, false)]);
    browser.look(finding(Off), true, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false), (Off, true)]));
}

#[test]
fn what_the_person_touched_before_the_page_loaded_anew_is_the_persons() {
    let mut browser = Browser::default();
    browser.open(finding(On), day(3));
    browser.background.touched = vec![ID.into()];
    browser.open(finding(Off), day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false), (Off, true)]));
}

#[test]
fn what_the_browser_brought_back_as_it_was_left_is_no_news_until_it_turns() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3));
    browser.background.restored = true;
    browser.open(finding(On), day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(Off, false)]));
    browser.look(finding(Off), true, day(3)).look(finding(On), true, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(Off, false), (On, true)]));
}

#[test]
fn a_switch_in_a_dialog_that_was_closed_meanwhile_is_not_watched() {
    let mut browser = Browser::default();
    let closed = || Report { settled: true, ..Report::default() };
    browser.open(finding(Off), day(3)).look_at(closed(), day(3)).look(finding(On), true, day(4));
    assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, On)));
}

#[test]
fn a_switch_that_is_mounted_anew_by_its_click_is_watched() {
    let mut browser = Browser::default();
    let between = Report { settled: false, ..Report::default() };
    browser.open(finding(On), day(3)).look_at(between, day(3)).look(finding(Off), false, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false), (Off, true)]));
}

#[test]
fn what_can_not_be_told_or_is_absent_is_kept_and_changes_nothing() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(Unknown), day(4)).open(finding(Absent), day(5));
    assert_eq!((browser.change(), browser.states().len()), (None, 3));
    browser.open(finding(Off), day(6));
    assert_eq!(browser.change(), None);
    browser.open(finding(Absent), day(7)).open(finding(On), day(8));
    assert_eq!(browser.change(), Some((Off, "2026-10-06T12:00:00Z".into(), On)));
}

#[test]
fn what_is_absent_in_the_page_and_there_in_a_frame_is_not_called_absent() {
    let page = Report { findings: vec![finding(Absent)], settled: true, ..Report::default() };
    let frame = Report { findings: vec![finding(On)], settled: true, ..Report::default() };
    let mut told = Told::default();
    let states = |news: Vec<News>| news.iter().map(|one| one.finding.state).collect::<Vec<_>>();
    assert_eq!(states(follow(&mut told, &page, &frame, &Background::default())), []);
    assert_eq!(states(follow(&mut told, &frame, &frame, &Background::default())), [On]);
    assert_eq!(states(follow(&mut Told::default(), &page, &page, &Background::default())), [Absent]);
}

#[test]
fn partly_on_is_a_change_and_another_choice_with_the_same_meaning_is_none() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(Mixed), day(4));
    assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, Mixed)));

    let mut browser = Browser::default();
    let chosen = |choice: &str| Finding { choice: Some(choice.into()), ..finding(On) };
    browser.open(chosen("Share data"), day(3)).open(chosen("Share all data"), day(4));
    assert_eq!((browser.change(), browser.states().len()), (None, 2));
}

#[test]
fn a_meaning_that_the_catalogue_has_corrected_is_no_change() {
    let mut browser = Browser::default();
    browser.open(Finding { data_use: DataUse::Protected, ..finding(On) }, day(3)).open(finding(On), day(4));
    assert_eq!((browser.change(), browser.states().len()), (None, 2));
}

#[test]
fn a_rows_text_does_not_speak_against_its_control_for_an_hour() {
    let row = |state| Finding { kind: Kind::Row, ..finding(state) };
    let mut browser = Browser::default();
    browser.open(finding(Off), time("2026-10-03T12:00:00Z")).open(row(On), time("2026-10-03T12:59:59Z"));
    assert_eq!((browser.change(), browser.states().len()), (None, 1));
    browser.open(row(On), time("2026-10-03T13:00:00Z"));
    assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, On)));
}

#[test]
fn a_change_back_to_what_it_was_needs_no_more_attention() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(On), day(4)).open(finding(Off), day(5));
    assert_eq!((browser.change(), browser.memory.accounts.len()), (None, 0));
}

#[test]
fn two_accounts_in_turns_end_the_changes_and_it_is_said_why() {
    let mut browser = Browser::default();
    for (at, state) in [(1, Off), (2, On), (3, Off), (4, On)] {
        browser.open(finding(state), day(at));
    }
    assert_eq!((browser.change(), browser.memory.accounts.get("linkedin")), (None, Some(&Accounts::Varying)));
    browser.open(finding(Off), day(5)).open(finding(On), day(6));
    assert_eq!((browser.change(), browser.states().len()), (None, 6));
}

#[test]
fn a_platform_that_switches_back_what_the_person_turned_off_twice_is_no_second_account() {
    let mut browser = Browser::default();
    for at in [1, 2, 3] {
        browser.open(finding(On), day(at)).look(finding(Off), true, day(at)).open(finding(On), day(at + 10));
        assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, On)), "time {at}");
    }
    assert_eq!(browser.memory.accounts.len(), 0);
}

#[test]
fn an_address_that_names_a_further_account_is_not_remembered() {
    let at = |url: &str| {
        let mut browser = Browser::default();
        let report = Report { url: url.into(), findings: vec![finding(On)], settled: true, ..Report::default() };
        browser.look_at(report, day(3)).states().len()
    };
    for first in
        ["", "https://mail.google.com/mail/u/0/#settings", "https://x.com/u/1st", "https://a.example/?authuser=0"]
    {
        assert_eq!(at(first), 1, "{first}");
    }
    for further in
        ["https://mail.google.com/mail/u/1/#settings", "https://a.example/u/2", "https://a.example/?authuser=1"]
    {
        assert_eq!(at(further), 0, "{further}");
    }
}

#[test]
fn with_several_accounts_nothing_is_a_change_and_with_one_everything_is() {
    let platform = || PlatformId::new("linkedin").unwrap();
    let say = |several| Edit::Accounts { platform: platform(), several };
    let mut browser = Browser::default();
    browser.open(finding(Off), day(1)).open(finding(On), day(2));
    browser.memory.apply(say(true), day(2)).unwrap();
    assert_eq!(browser.change(), None, "what was said before is taken back");
    browser.open(finding(Off), day(3)).open(finding(On), day(4));
    assert_eq!(browser.change(), None);
    browser.memory.apply(say(false), day(5)).unwrap();
    for (at, state) in [(6, Off), (7, On), (8, Off), (9, On)] {
        browser.open(finding(state), day(at));
    }
    assert_eq!(browser.memory.accounts.get("linkedin"), Some(&Accounts::One));
    browser.open(finding(Off), day(10));
    assert!(browser.change().is_some(), "with one account going back and forth is a change each time");
}

#[test]
fn where_optlight_rests_nothing_is_kept() {
    let mut browser = Browser::default();
    let off = |off| Edit::Off { platform: PlatformId::new("linkedin").unwrap(), off };
    browser.memory.apply(off(true), day(1)).unwrap();
    browser.open(finding(Off), day(1));
    assert_eq!(browser.states(), []);
    browser.memory.apply(off(false), day(1)).unwrap();
    browser.open(finding(Off), day(1));
    assert_eq!(browser.states().len(), 1);
}

#[test]
fn what_the_wording_alone_gave_away_and_what_has_no_state_is_not_kept() {
    let mut browser = Browser::default();
    browser.open(Finding { id: None, origin: Origin::Lexicon, ..finding(On) }, day(1));
    browser.open(Finding { kind: Kind::Form, ..finding(Unknown) }, day(1));
    assert_eq!(browser.memory, Memory::default());
}

#[test]
fn of_many_observations_the_newest_are_kept() {
    let mut browser = Browser::default();
    browser.memory.accounts.insert(PlatformId::new("linkedin").unwrap(), Accounts::Several);
    for at in 0..100 {
        let now = time(&format!("2026-10-03T12:{:02}:{:02}Z", at / 60, at % 60));
        browser.open(finding(if at % 2 == 0 { On } else { Off }), now);
    }
    let kept = &browser.memory.controls[ID].observations;
    assert_eq!((kept.len(), kept.last().unwrap().last), (OBSERVATIONS, time("2026-10-03T12:01:39Z")));
    browser.memory.shrink();
    assert_eq!(browser.states().len(), 2);
}

fn example() -> Memory {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(On), day(4));
    let mut memory = browser.memory;
    let edits = [
        Edit::Done { id: id("facebook/ai-objection-form"), done: true },
        Edit::Off { platform: PlatformId::new("x").unwrap(), off: true },
        Edit::Ring { ring: RingStyle::Mark },
        Edit::Motion { motion: Motion::None },
        Edit::Language { language: Language::new("pt_BR") },
        Edit::Accounts { platform: PlatformId::new("zoom").unwrap(), several: true },
    ];
    for edit in edits {
        memory.apply(edit, day(5)).unwrap();
    }
    memory
}

#[test]
fn what_is_written_is_read_again() {
    let memory = example();
    assert_eq!(Memory::read(&memory.write()), Ok(memory.clone()));
    assert_eq!(Memory::read(&memory.export()), Ok(memory));
}

#[test]
fn an_exported_file_imports_into_an_empty_memory_as_it_was() {
    let mut memory = Memory::default();
    memory.apply(Edit::Import { text: example().export() }, day(9)).unwrap();
    assert_eq!(memory, example());
    memory.apply(Edit::Import { text: example().export() }, day(9)).unwrap();
    assert_eq!(memory, example(), "twice changes nothing");
}

#[test]
fn importing_adds_to_what_is_there() {
    let mut here = Browser::default();
    here.open(finding(On), day(10));
    let there = Browser::default().open(finding(Off), day(2)).memory.clone();
    here.memory.apply(Edit::Import { text: there.export() }, day(11)).unwrap();
    assert_eq!((here.states(), here.change()), (vec![(Off, false), (On, false)], None));
}

#[test]
fn a_wrong_file_is_refused_with_line_and_reason_and_changes_nothing() {
    let good = example().export();
    let spoilt = |from: &str, to: &str| {
        assert!(good.contains(from), "{from} is not in {good}");
        good.replacen(from, to, 1)
    };
    let cases = [
        (String::new(), 1, "EOF while parsing a value"),
        ("{\n\"format\": 1".into(), 2, "expected value"),
        ("[1, 2]".into(), 1, "expected value"),
        ("{\"format\": \"another-tool\", \"version\": 1}".into(), 1, "unknown variant `another-tool`"),
        (good[..good.len() / 2].to_owned(), good[..good.len() / 2].lines().count(), "EOF while parsing"),
        (spoilt("\"off\",", "\"of\","), 8, "unknown variant `of`, expected one of `on`, `off`"),
        (spoilt("2026-10-03T12:00:00Z", "yesterday"), 10, "`yesterday` is not a time"),
        (spoilt(ID, "https://www.linkedin.com/in/somebody"), 5, "is not a control's id"),
        (spoilt("\"dataUse\"", "\"account\""), 9, "unknown field `account`"),
        (spoilt("\"mark\"", "\"blink\""), 41, "unknown variant `blink`"),
        (spoilt("\"pt_BR\"", "\"<script>\""), 43, "`<script>` is not a language"),
    ];
    let mut differing = Vec::new();
    for (text, line, says) in cases {
        let mut memory = example();
        let error = memory.apply(Edit::Import { text }, day(9)).unwrap_err().to_string();
        if !(error.starts_with(&format!("line {line},")) && error.contains(says)) {
            differing.push(format!("expected: line {line}, … {says}, seen: {error}"));
        }
        assert_eq!(memory, example());
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn a_file_of_another_size_or_version_is_refused() {
    let long = " ".repeat(IMPORT_LIMIT + 1);
    assert_eq!(Memory::read(&long), Err(MemoryError::TooLong(IMPORT_LIMIT + 1)));
    let of = |version: u32| format!("{{\"format\": \"optlight-memory\", \"version\": {version}, \"later\": []}}");
    assert_eq!(Memory::read(&of(2)), Err(MemoryError::Newer(2)));
    assert_eq!(Memory::read(&of(0)), Err(MemoryError::NoVersion(0)));
}

#[test]
fn an_older_version_is_brought_up_to_date_step_by_step() {
    // as if two versions had followed: the first renames a key, the second one a control
    fn rename(mut value: serde_json::Value) -> serde_json::Value {
        let ticked = value.as_object_mut().unwrap().remove("ticked").unwrap();
        value["done"] = ticked;
        value
    }
    fn move_control(mut value: serde_json::Value) -> serde_json::Value {
        let time = value["done"]["meta/form"].take();
        value["done"] = serde_json::json!({ "facebook/ai-objection-form": time });
        value
    }
    let first =
        "{\"format\": \"optlight-memory\", \"version\": 1, \"ticked\": {\"meta/form\": \"2026-10-03T12:00:00Z\"}}";
    let memory = Memory::read_by(first, &[rename, move_control]).unwrap();
    assert_eq!((memory.version, memory.done.get("facebook/ai-objection-form")), (VERSION, Some(&day(3))));
    let second = first.replace("\"version\": 1", "\"version\": 2").replace("ticked", "done");
    assert_eq!(Memory::read_by(&second, &[rename, move_control]), Ok(memory));
}

#[test]
fn a_pages_text_in_a_file_is_made_harmless() {
    let memory = example().export().replacen(
        "\"state\": \"off\",",
        "\"state\": \"off\", \"choice\": \"\u{202E}<b>x\\u0007\",",
        1,
    );
    let memory = Memory::read(&memory).unwrap();
    let choice = memory.controls[ID].observations[0].choice.as_ref().unwrap();
    assert_eq!(choice.as_str(), "<b>x");
}

#[test]
fn the_table_has_a_row_for_each_observation_and_no_formula() {
    let mut browser = Browser::default();
    let chosen = |choice: &str| Finding { choice: Some(choice.into()), ..finding(On) };
    browser.open(chosen("=HYPERLINK(\"https://evil.example\")"), day(3)).open(chosen("Yes, always"), day(4));
    let expected = "platform,control,name,state,choice,data use,first seen,last seen,watched\r\n\
         linkedin,genai-improvement,Use my data for training content creation AI models,on,\"'=HYPERLINK(\"\"https://evil.example\"\")\",used,2026-10-03T12:00:00Z,2026-10-03T12:00:00Z,no\r\n\
         linkedin,genai-improvement,Use my data for training content creation AI models,on,\"Yes, always\",used,2026-10-04T12:00:00Z,2026-10-04T12:00:00Z,no\r\n";
    assert_eq!(browser.memory.csv("en"), expected);
}

#[test]
fn times_of_every_zone_become_utc_and_impossible_ones_are_refused() {
    assert_eq!(time("2026-10-03T14:00:00.75+02:00"), day(3));
    for wrong in ["", "2026-10-03", "2026-13-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59-01:00"] {
        assert_eq!(Time::parse(wrong), None, "{wrong}");
    }
}

proptest! {
    /// However looks come, the memory stays small and readable, and a change names two different meanings.
    #[test]
    fn any_looks_leave_a_memory_that_can_be_read(
        looks in prop::collection::vec((0..5usize, any::<bool>(), any::<bool>(), any::<bool>()), 0..60)
    ) {
        let mut browser = Browser::default();
        for (at, (state, settled, anew, unsaved)) in looks.into_iter().enumerate() {
            if anew {
                browser.told = Told::default();
            }
            let found = Finding { unsaved, ..finding([On, Off, Mixed, Unknown, Absent][state]) };
            browser.look(found, settled, time(&format!("2026-10-03T12:00:{:02}Z", at % 60)));
        }
        if let Some((from, _, to)) = browser.change() {
            prop_assert_ne!(from, to);
        }
        prop_assert!(browser.states().len() <= OBSERVATIONS);
        prop_assert!(browser.states().windows(2).all(|pair| pair[0].0 != pair[1].0));
        prop_assert_eq!(Memory::read(&browser.memory.write()), Ok(browser.memory));
    }

    #[test]
    fn no_text_makes_reading_panic(text in ".{0,200}") {
        let _ = Memory::read(&text);
    }
}
