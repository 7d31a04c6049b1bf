//! The memory as a file: written, read, refused, joined, brought up to date, as a table.

use proptest::prelude::*;

use super::*;
use crate::history::store::MemoryError;

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
    #[test]
    fn no_text_makes_reading_panic(text in ".{0,200}") {
        let _ = Memory::read(&text);
    }
}
