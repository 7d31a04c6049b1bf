//! Any words a page may have: `cargo +nightly fuzz run words` (cargo-fuzz). No panic, and time bounded by the limit of a text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use optlight::lexicon::{Texts, classify, is_settings_address, names_settings};

fuzz_target!(|texts: (&str, Vec<&str>, Option<&str>, Option<&str>)| {
    let (label, descriptions, heading, language) = texts;
    let verdict = classify(&Texts { label, descriptions: &descriptions, heading, language });
    if let Some(verdict) = verdict {
        let all: String = [label].into_iter().chain(descriptions.iter().copied()).chain(heading).collect();
        assert!(verdict.words.iter().all(|word| all.contains(word.as_str())), "what decided stands in the page");
    }
    let _ = names_settings(label);
    let _ = is_settings_address(label);
});
