//! A wording of the catalogue, ready to be compared with a page's. Start at [`Wording`].

use crate::text::normalise;

/// The fewest characters that a broken-off wording has to have to identify anything.
const PART_LIMIT: usize = 20;

/// The fewest letters that a single word has to have to be a name.
const COMMON_LIMIT: usize = 15;

/// A label or heading in one language: literal parts with variable ones between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    parts: Vec<String>,
    open_start: bool,
    open_end: bool,
}

impl Wording {
    /// Takes the catalogue's text: `…` at either end where the source breaks off, `{name}` for a variable part.
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let (open_start, text) = text.strip_prefix('…').map_or((false, text), |rest| (true, rest));
        let (open_end, text) = text.strip_suffix('…').map_or((false, text), |rest| (true, rest));
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, (_, after))) =
            rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
        {
            parts.push(normalise(before));
            rest = after;
        }
        parts.push(normalise(rest));
        Self { parts, open_start, open_end }
    }

    /// Whether it is one plain word, such as `Memory`: other settings of a platform can bear it too, so that it names a
    /// control on the control's own pages only.
    pub fn is_common(&self) -> bool {
        let [word] = self.parts.as_slice() else { return false };
        word.len() < COMMON_LIMIT && word.is_ascii() && !word.contains(' ')
    }

    /// Whether a normalised text is this wording, with something in each variable part.
    pub fn matches(&self, text: &str) -> bool {
        let (first, middle_and_last) = self.parts.split_first().expect("new() makes at least one part");
        let Some((last, middle)) = middle_and_last.split_last() else { return self.matches_single(first, text) };
        let Some(rest) = text.strip_prefix(first.as_str()) else { return false };
        let Some(mut rest) = rest.strip_suffix(last.as_str()) else { return false };
        for part in middle {
            let Some(at) = rest.find(part.as_str()).filter(|&at| at > 0) else { return false };
            rest = &rest[at + part.len()..];
        }
        !rest.trim().is_empty()
    }

    fn matches_single(&self, part: &str, text: &str) -> bool {
        let long_enough = part.chars().count() >= PART_LIMIT;
        match (self.open_start, self.open_end) {
            (false, false) => text == part,
            (false, true) => long_enough && text.starts_with(part),
            (true, false) => long_enough && text.ends_with(part),
            (true, true) => long_enough && text.contains(part),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(wording: &str, text: &str) -> bool {
        Wording::new(wording).matches(&normalise(text))
    }

    #[test]
    fn a_whole_wording_matches_its_spellings_and_nothing_longer() {
        assert!(matches("Utiliser l’IA", "utiliser l'ia "));
        assert!(!matches("Utiliser l’IA", "Utiliser l’IA plus"));
    }

    #[test]
    fn a_broken_off_wording_matches_what_goes_on() {
        let start = "Permite que tus posts, así como tus…";
        assert!(matches(start, "Permite que tus posts, así como tus interacciones"));
        assert!(!matches(start, "No permite que tus posts, así como tus"));
        assert!(!matches("Grok…", "Grok history"), "too short to identify anything");
    }

    #[test]
    fn a_single_plain_word_is_common() {
        for (text, common) in [("Memory", true), ("Auto-delete", true), ("Data retention", false), ("隐私", false)] {
            assert_eq!(Wording::new(text).is_common(), common, "{text}");
        }
    }

    #[test]
    fn a_variable_part_needs_something_in_it() {
        let blog = "Prevent third-party sharing for {blogname}";
        assert!(matches(blog, "Prevent third-party sharing for my-blog"));
        assert!(!matches(blog, "Prevent third-party sharing for"));
        assert!(matches("Let {app} use {what} for AI", "Let Foo use photos for AI"));
    }
}
