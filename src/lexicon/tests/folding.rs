//! Spellings of one word are one word; the way back to the page's own letters is kept.

use super::super::fold::fold;

fn folded(text: &str) -> String {
    fold(text, false).text
}

#[test]
fn spellings_of_one_word_become_one() {
    for (one, other) in [
        ("Générative", "GENERATIVE"),
        ("KI‑Training", "ki training"),
        ("ＡＩの　学習", "AIの学習"),
        ("生成 AI モデル", "生成AIモデル"),
        ("İZİN VER", "izin ver"),
        ("Çalış", "calis"),
        ("ΕΚΠΑΙΔΕΥΣΗ", "εκπαίδευση"),
        ("обучённый", "обученныи"),
        ("învăţare", "învățare"),
        ("don’t", "don't"),
        ("تَدْرِيب", "تدريب"),
        ("لـلـذكاء", "للذكاء"),
        ("אִימּוּן", "אימון"),
        ("ज़रूरत", "जरूरत"),
        ("groß", "gross"),
        ("A\u{200B}I tra\u{00AD}ining", "AI training"),
    ] {
        assert_eq!(folded(one), folded(other), "{one} and {other}");
    }
}

#[test]
fn letters_of_another_alphabet_that_look_alike_become_latin_within_a_word_of_both() {
    assert_eq!(folded("trаin"), "train", "the third letter is Cyrillic");
    assert_eq!(folded("ΑI"), "ai", "the first letter is Greek");
    assert_eq!(folded("модель AI"), "модель ai", "words of one alphabet stay");
}

#[test]
fn vietnamese_accents_make_other_words_and_stay() {
    assert_ne!(folded("tắt"), folded("tất"));
    assert_ne!(fold("không", true).text, fold("khong", true).text);
    assert_eq!(folded("không"), "khong", "a text without a letter of Vietnamese alone is taken for another language");
}

#[test]
fn the_way_back_gives_the_pages_own_letters() {
    let text = "«Ｔrain» généra\u{301}tive";
    let folded = fold(text, false);
    let at = folded.text.find("train").unwrap();
    assert_eq!(folded.original(text, at, at + 5), "Ｔrain");
    let at = folded.text.find("generative").unwrap();
    assert_eq!(folded.original(text, at, at + 10), "généra\u{301}tive");
}

#[test]
fn words_begin_and_end_where_readers_see_it() {
    for (text, at, boundary) in [
        ("AI를", 2, true),
        ("AIモデル", 2, true),
        ("モデル学習", 3, true),
        ("aim", 2, false),
        ("l'ia", 2, true),
        ("модель", 2, false),
        ("ai2", 2, false),
    ] {
        let folded = fold(text, false);
        let at = text.chars().take(at).map(folded_length).sum();
        assert_eq!(folded.is_boundary(at), boundary, "{text}");
    }
}

fn folded_length(c: char) -> usize {
    folded(&c.to_string()).len()
}
