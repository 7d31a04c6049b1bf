//! Pages can send anything: the time is bounded, nothing panics, tricks with letters change nothing.

use proptest::prelude::*;

use super::super::{Texts, classify, fold::LIMIT, is_settings_address, names_settings};
use super::{kept_out, read, used};

#[test]
fn tricks_with_letters_change_nothing() {
    used(read("Use my p\u{200B}osts to tr\u{00AD}ain A\u{2060}I"), "zero-width characters");
    used(read("Use my posts to trаin АI"), "Cyrillic letters");
    used(read("Ｕｓｅ ｍｙ ｐｏｓｔｓ ｔｏ ｔｒａｉｎ ＡＩ"), "full-width letters");
    used(read("🤖 Use my posts to train AI ✨"), "emoji");
    kept_out(read("\u{202E}Don’t use my posts to train AI\u{202C}"), "bidi override");
    kept_out(read("DON’T USE MY POSTS TO TRAIN AI"), "capitals");
}

#[test]
fn what_stands_beyond_the_limit_is_not_read() {
    let long = format!("{} use my posts to train AI", "x".repeat(LIMIT));
    assert_eq!(read(&long), None);
    // ten million characters cost no more than the first thousand
    assert_eq!(read(&"使用 my AI ".repeat(1_000_000)).and_then(|verdict| verdict.on_means), None);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(label in any::<String>(), description in "\\PC{0,200}", heading in any::<String>(), language in "[a-zA-Z-]{0,12}") {
        let texts = Texts { label: &label, descriptions: &[&description], heading: Some(&heading), language: Some(&language) };
        let _ = classify(&texts);
        let _ = names_settings(&label);
        let _ = is_settings_address(&format!("https://a.example/{label}"));
    }

    #[test]
    fn any_words_of_the_lexicon_are_read_without_panic(picks in prop::collection::vec(0usize..40, 1..30)) {
        const WORDS: [&str; 40] = [
            "AI", "KI", "IA", "人工智能", "AI", "모델", "model", "train", "Training", "学習", "学习", "eğitim", "improve", "verbessern",
            "with", "by", "で", "my", "mein", "私の", "data", "posts", "写真", "not", "nicht", "しない", "don't", "without", "opt out", "exclude",
            "拒否", ",", ".", "(", ")", "、", "。", "but", "when on", "если выключить",
        ];
        let label: String = picks.iter().map(|pick| format!("{} ", WORDS[*pick])).collect();
        if let Some(verdict) = classify(&Texts { label: &label, ..Texts::default() }) {
            // what decided stands in the page
            for word in &verdict.words {
                prop_assert!(label.contains(word.as_str()), "{word:?} in {label:?}");
            }
        }
    }

    #[test]
    fn case_and_invisible_characters_change_no_verdict(at in 0usize..30) {
        let plain = "Allow us to train our AI on your photos";
        let mut tricked = plain.to_owned();
        let at = at.min(plain.len() - 1);
        tricked.insert(at, '\u{200D}');
        let verdict = |text: &str| classify(&Texts { label: text, ..Texts::default() }).map(|one| (one.strength, one.on_means, one.purpose));
        prop_assert_eq!(verdict(plain), verdict(&tricked));
        prop_assert_eq!(verdict(plain), verdict(&plain.to_uppercase()));
    }
}
