//! A language's file: what a pattern matches, and how a wrong one is refused.

use super::super::file::{Language, Names, folder, pack, spellings};
use super::super::{LANGUAGES, concept::Concept};

fn words(pattern: &str) -> Vec<String> {
    spellings(pattern, false).unwrap().into_iter().map(|spelling| spelling.text).collect()
}

fn language(lists: &str) -> Language {
    let all: String = Concept::ALL
        .iter()
        .filter(|(name, _)| !lists.contains(&format!("{name} =")))
        .map(|(name, _)| format!("{name} = []\n"))
        .collect();
    toml::from_str(&format!(
        "name = \"X\"\nobject = \"after\"\njoins = [\"or\"]\n[words]\n{all}{lists}\n[states]\non = []\noff = []\n"
    ))
    .unwrap()
}

fn refusal(lists: &str) -> String {
    let names = Names { words: Default::default() };
    pack(&[("xx".to_owned(), language(lists))], &names).expect_err(lists)
}

#[test]
fn every_language_is_there() {
    let all = folder(std::path::Path::new("src/lexicon/languages")).unwrap();
    assert!(all.len() >= 25, "{}", all.len());
    assert_eq!(all.len(), LANGUAGES.len());
}

#[test]
fn alternatives_make_spellings() {
    assert_eq!(
        words("künstliche(|r|n) intelligenz"),
        ["kunstliche intelligenz", "kunstlichen intelligenz", "kunstlicher intelligenz"]
    );
    assert_eq!(words("(a(b|c)|d)x"), ["abx", "acx", "dx"]);
}

#[test]
fn stars_and_capitals_say_where_a_pattern_counts() {
    let one = |pattern: &str| {
        let spelling = spellings(pattern, false).unwrap().remove(0);
        (spelling.starts, spelling.ends, spelling.capital)
    };
    assert_eq!(one("train"), (true, true, false));
    assert_eq!(one("train*"), (true, false, false));
    assert_eq!(one("*training"), (false, true, false));
    assert_eq!(one("*training*"), (false, false, false));
    assert_eq!(one("KI"), (true, true, true));
}

#[test]
fn a_wrong_file_is_refused_with_list_word_and_reason() {
    for (lists, says) in [
        ("ai = [\"k*i\"]", "xx.toml: ai: `k*i`: a star can stand at its very beginning or end only"),
        ("ai = [\"(a|b\"]", "xx.toml: ai: `(a|b`: a `(` has no `)`"),
        ("ai = [\"a|b)\"]", "xx.toml: ai: `a|b)`: a `)` has no `(`"),
        ("ai = [\"…\"]", "xx.toml: ai: `…`: it is blank"),
        ("ai = [\"*\"]", "xx.toml: ai: `*`: it is blank"),
        ("ai = [\"ki*\"]", "xx.toml: ai: `ki*`: it is too short for a star"),
        ("robots = []", "xx.toml: there is no list `robots`; there are ai, model"),
    ] {
        assert!(refusal(lists).starts_with(says), "{}", refusal(lists));
    }
    let long = format!("ai = [\"{}\"]", "a".repeat(61));
    assert!(refusal(&long).contains("longer than 60 characters"));
    let many = format!("ai = [\"{}\"]", "(a|b|c|d)".repeat(7));
    assert!(refusal(&many).contains("more than 4000 spellings"));
}

#[test]
fn a_missing_list_is_refused() {
    let mut one = language("");
    one.words.remove("without");
    let error = pack(&[("xx".to_owned(), one)], &Names { words: Default::default() }).unwrap_err();
    assert_eq!(error, "xx.toml: the list `without` is missing; an empty one is `without = []`");
}
