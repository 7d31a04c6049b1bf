//! Tests of the catalogue as it is packed, and of every way in which a file can be wrong.

use super::check::Problem;
use super::*;

fn at(address: &str) -> Option<String> {
    platform_at(&Url::parse(address).unwrap()).map(|known| known.platform.id.clone())
}

const MINIMAL: &str = r#"
id = "demo"
name = "Demo"
owner = "Demo Inc."
category = "social"
hosts = ["demo.example"]
summary = "Trains on posts."
confidence = "high"
[[page]]
id = "ai"
title = "AI"
addresses = ["https://demo.example/ai"]
[[control]]
id = "train"
kind = "switch"
purpose = "training"
pages = ["ai"]
on_means = "used"
does = "Off stops it."
[control.labels]
en = ["Train on my posts"]
[[control.source]]
url = "https://demo.example/help"
seen = "2026-01"
supports = "label"
"#;

/// Reads the minimal file with one text replaced by another.
fn with(from: &str, to: &str) -> Result<Platform, check::CatalogError> {
    assert!(MINIMAL.contains(from), "the test replaces `{from}`, which is not there");
    read::platform("demo.toml", &MINIMAL.replacen(from, to, 1))
}

#[test]
fn the_minimal_file_is_right() {
    assert_eq!(read::platform("demo.toml", MINIMAL).unwrap().controls[0].kind, Kind::Switch);
}

#[test]
fn a_malformed_file_is_refused_with_file_key_and_reason() {
    use Problem::*;
    let cases: Vec<(&str, &str, &str, Problem)> = vec![
        ("id = \"demo\"", "id = \"other\"", "id", IdIsNotFileName("other".into())),
        ("\"Demo Inc.\"", "\" \"", "owner", Blank),
        ("[\"demo.example\"]", "[]", "hosts", Empty),
        ("[\"demo.example\"]", "[\"Demo.Example\"]", "hosts", StrangeHost("Demo.Example".into())),
        ("[\"demo.example\"]", "[\"localhost\"]", "hosts", StrangeHost("localhost".into())),
        ("id = \"ai\"", "id = \"A I\"", "page.id", StrangeId("A I".into())),
        ("[\"https://demo.example/ai\"]", "[]", "page[ai].addresses", NothingToOpen),
        ("[\"https://demo.example/ai\"]", "[\"https://demo.example/*\"]", "page[ai].addresses", NothingToOpen),
        (
            "https://demo.example/ai",
            "https://demo.example.evil.example/ai",
            "page[ai].addresses",
            ForeignHost("https://demo.example.evil.example/ai".into()),
        ),
        (
            "https://demo.example/ai",
            "http://demo.example/ai",
            "page[ai].addresses",
            Address(AddressError::NotHttps("http://demo.example/ai".into())),
        ),
        ("pages = [\"ai\"]", "pages = [\"ia\"]", "control[train].pages", Unknown("ia".into())),
        ("pages = [\"ai\"]", "inside = \"train\"", "control[train].inside", Unknown("train".into())),
        ("on_means = \"used\"", "", "control[train].on_means", NoDirection("switch")),
        ("kind = \"switch\"", "kind = \"form\"", "control[train].on_means", NeedlessDirection("form")),
        ("purpose = \"training\"", "", "control[train].purpose", NoPurpose),
        ("en = [\"Train on my posts\"]", "", "control[train].labels", Empty),
        ("en = [\"Train on my posts\"]", "en = []", "control[train].labels.en", Empty),
        ("en = [", "english = [", "control[train].labels", StrangeLanguage("english".into())),
        ("Train on my posts\"]", "Train\", \"TRAIN \"]", "control[train].labels.en", Twice("TRAIN ".into())),
        ("\"Off stops it.\"", "\"\"", "control[train].does", Blank),
        ("seen = \"2026-01\"", "seen = \"January\"", "control[train].source.seen", StrangeDate("January".into())),
        ("\"https://demo.example/help\"", "\"help page\"", "control[train].source.url", Unknown("help page".into())),
    ];
    for (from, to, key, problem) in cases {
        let error = with(from, to).expect_err(to);
        assert_eq!((error.file.as_str(), error.key.as_str(), error.problem), ("demo.toml", key, problem), "{to}");
    }
}

#[test]
fn a_file_of_the_wrong_form_is_refused_with_file_and_key() {
    for (from, to, key, words) in [
        ("does = ", "deos = ", "control.deos", "unknown field `deos`"),
        ("kind = \"switch\"", "kind = \"toggle\"", "control.kind", "unknown variant `toggle`"),
        ("seen = \"2026-01\"", "seen = 2026", "control.source.seen", "invalid type: integer"),
        ("name = \"Demo\"", "name = ", "name", "string values must be quoted"),
        ("confidence = \"high\"\n", "", "", "missing field `confidence`"),
    ] {
        let error = with(from, to).expect_err(to);
        assert_eq!(error.file, "demo.toml");
        let message = error.to_string();
        assert!(message.contains(words), "{to}: {message}");
        assert!(message.contains(key), "{to}: {message}");
    }
}

#[test]
fn a_label_names_one_control_only() {
    let second = MINIMAL[MINIMAL.find("[[control]]").unwrap()..].replace("\"train\"", "\"feed\"");
    let error = read::platform("demo.toml", &format!("{MINIMAL}{second}")).unwrap_err();
    assert_eq!(error.problem, Problem::SharedLabel { text: "Train on my posts".into(), other: "train".into() });
    let error =
        read::platform("demo.toml", &format!("{MINIMAL}{}", second.replace("\"feed\"", "\"train\""))).unwrap_err();
    assert_eq!(error.problem, Problem::Twice("train".into()));
}

#[test]
fn hosts_are_found_and_look_alikes_are_not() {
    assert_eq!(at("https://www.linkedin.com/feed/").as_deref(), Some("linkedin"));
    assert_eq!(at("https://x.com/settings/grok_settings").as_deref(), Some("x"));
    assert_eq!(at("https://chatgpt.com/").as_deref(), Some("chatgpt"));
    for address in [
        "https://www.linkedin.com.evil.example/mypreferences/d/categories/privacy",
        "https://www.linkedin.com@evil.example/",
        "https://evilx.com/settings/grok_settings",
        "http://x.com/settings/grok_settings",
        "https://x.com:8443/settings/grok_settings",
        "about:blank",
    ] {
        assert_eq!(at(address), None, "{address}");
    }
}

#[test]
fn every_page_is_found_by_its_own_link() {
    for known in all() {
        for page in &known.platform.pages {
            let url = Url::parse(page.link()).unwrap();
            let found = platform_at(&url).and_then(|known| known.page_at(&url).map(|page| page.id.clone()));
            assert_eq!(found.as_ref(), Some(&page.id), "{}", page.link());
        }
    }
}

#[test]
fn the_host_table_is_sorted_for_the_binary_search() {
    assert!(HOSTS.is_sorted());
}

#[test]
fn a_label_is_chosen_by_language() {
    let known = all().find(|known| known.platform.id == "linkedin").unwrap();
    let control = &known.platform.controls[0];
    assert!(control.label_in("de-AT").starts_with("Ihre Daten"));
    assert!(control.label_in("pt").starts_with("Usar meus dados"));
    assert!(control.label_in("ja").starts_with("Use my data"));
}
