//! Texts from pages: made comparable ([`normalise`]) and made safe to show ([`shown`]).

use unicode_normalization::UnicodeNormalization;

/// The longest label that is shown or kept, in characters; longer ones end in `…`.
pub const LABEL_LIMIT: usize = 300;

/// Whether a character is invisible and only steers the text around it: bidi controls (Unicode TR 9), zero-width
/// characters, variation selectors, the byte-order mark, and control characters other than white space.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
        || (c.is_control() && !c.is_whitespace())
}

/// Makes two spellings of one wording equal: Unicode form NFKC (full-width forms, ligatures), case, kinds of quotes,
/// dashes and spaces, invisible characters, and punctuation at either end.
pub fn normalise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    for c in text.nfkc().filter(|&c| !is_invisible(c)).flat_map(char::to_lowercase) {
        let c = match c {
            '\u{2018}'..='\u{201B}' | '\u{2032}' | '`' | '\u{00B4}' | '\u{02BC}' => '\'',
            '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{00AB}' | '\u{00BB}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            // lower-casing `İ` leaves a combining dot, which Turkish readers and other sources write without
            '\u{0307}' => continue,
            c => c,
        };
        if c.is_whitespace() {
            space = !out.is_empty();
        } else {
            if space {
                out.push(' ');
                space = false;
            }
            out.push(c);
        }
    }
    let edge = |c: char| {
        c.is_whitespace() || matches!(c, '.' | ':' | ';' | ',' | '!' | '*' | '·' | '•' | '。' | '、' | '›' | '>' | '|')
    };
    out.trim_matches(edge).to_owned()
}

/// A label without the glyphs that stand for an icon at either end: `✓ Block crawlers ›` gives `Block crawlers`.
pub fn without_glyphs(text: &str) -> &str {
    let opens = |c: char| c.is_alphanumeric() || "\"'“”„‘’‚«»‹([{¿¡#@$€£&+-–—/<%".contains(c);
    let closes = |c: char| {
        c.is_alphanumeric() || "\"'“”‘’«»)]}?!.…%+:;,/>™®©。？！）」』*-–—".contains(c) || !c.is_ascii() && is_mark(c)
    };
    text.trim_start_matches(|c| !opens(c)).trim_end_matches(|c| !closes(c))
}

/// Whether a character belongs to a letter before it, such as a vowel sign.
fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// A page's text as it may be shown and kept: invisible and control characters gone, white space folded, at most
/// [`LABEL_LIMIT`] characters.
pub fn shown(text: &str) -> String {
    let mut out = String::new();
    let mut count = 0;
    let mut space = false;
    for c in text.chars().filter(|&c| !is_invisible(c)) {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if count + usize::from(space) >= LABEL_LIMIT {
            out.push('…');
            break;
        }
        if space {
            out.push(' ');
            count += 1;
            space = false;
        }
        out.push(c);
        count += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_wording_become_equal() {
        let plain = normalise("Données pour l'amélioration de l'IA générative");
        assert_eq!(plain, normalise("  données pour  l’amélioration\u{00A0}de l’IA\u{200E} générative : "));
        assert_eq!(normalise("ＡＩ の 学習"), normalise("AI の 学習"));
        assert_eq!(normalise("İYİLEŞTİR"), normalise("iyileştir"));
    }

    #[test]
    fn glyphs_at_the_ends_are_no_part_of_a_label() {
        assert_eq!(without_glyphs("✓ Block AI crawlers ›"), "Block AI crawlers");
        assert_eq!(without_glyphs("“Keep out” (beta)"), "“Keep out” (beta)");
        assert_eq!(without_glyphs("मॉडल बेहतर बनाएं"), "मॉडल बेहतर बनाएं");
        assert_eq!(without_glyphs("▾"), "");
    }

    #[test]
    fn bidi_overrides_and_control_characters_are_not_shown() {
        assert_eq!(shown("\u{202E}gniniart IA\u{202C}\u{0007}\n\t x"), "gniniart IA x");
    }

    #[test]
    fn a_ten_megabyte_label_is_cut() {
        let long = "a".repeat(10_000_000);
        assert_eq!(shown(&long).chars().count(), LABEL_LIMIT + 1);
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in "\\PC{0,60}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }

        #[test]
        fn shown_text_is_short_and_visible(text in any::<String>()) {
            let out = shown(&text);
            prop_assert!(out.chars().count() <= LABEL_LIMIT + 1);
            prop_assert!(!out.chars().any(is_invisible));
        }
    }
}
