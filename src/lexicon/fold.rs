//! Texts and patterns made comparable, letter by letter, with the way back to the original. Start at [`fold`].
//!
//! More is folded than in [`crate::text::normalise`], since words are compared here and no whole labels: accents, hyphens,
//! Arabic and Hebrew spelling variants, and letters of another alphabet that only look alike.

use unicode_normalization::char::decompose_compatible;

use super::text::is_invisible;

/// The longest text that is read, in characters; the rest is left unread. No control's words are longer.
pub const LIMIT: usize = 1_000;

/// A folded text.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded characters.
    pub text: String,
    /// For each byte of it: where in the original its character begins.
    pub source: Vec<u32>,
    /// For each byte of it: what its character is.
    pub class: Vec<Class>,
}

/// What a character is, as far as words begin and end by it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Class(u8);

impl Class {
    const WORD: u8 = 1;
    const LATIN: u8 = 2;
    const OTHER_LETTER: u8 = 4;
    const UNSPACED: u8 = 8;
    const CAPITAL: u8 = 16;
    const PREFIX: u8 = 32;

    /// The class of a folded character.
    fn of(c: char) -> Self {
        let other = Self::WORD | Self::OTHER_LETTER;
        // the standard tables answer slowly, and for every character that settings are written in the answer is plain
        Self(match c {
            'a'..='z' | 'à'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ' => Self::WORD | Self::LATIN,
            '0'..='9' | '\u{0300}'..='\u{036F}' => Self::WORD,
            '\0'..='\u{7F}' => 0,
            '\u{0E00}'..='\u{0E7F}' => match c {
                '\u{0E2F}' | '\u{0E3F}' | '\u{0E4F}' | '\u{0E5A}'..='\u{0E7F}' => 0,
                _ => other | Self::UNSPACED,
            },
            '\u{3099}' | '\u{309A}' => Self::WORD | Self::UNSPACED,
            'א'..='ת' | 'ء'..='ي' => other | if is_glued_prefix(c) { Self::PREFIX } else { 0 },
            'Ͱ'..='Ͻ' if c.is_alphabetic() => other,
            'Ѐ'..='ҁ'
            | 'Ҋ'..='ԯ'
            | '\u{0904}'..='\u{0939}'
            | '\u{093E}'..='\u{094D}'
            | '\u{0900}'..='\u{0903}'
            | '\u{1100}'..='\u{11FF}' => other,
            _ if is_unspaced_han(c) => Self::UNSPACED | if c.is_alphanumeric() { other } else { 0 },
            _ if c.is_alphabetic() => other,
            _ if c.is_alphanumeric() => Self::WORD,
            _ => 0,
        })
    }

    fn has(self, flags: u8) -> bool {
        self.0 & flags != 0
    }

    /// Whether it belongs to a word.
    pub fn is_word(self) -> bool {
        self.has(Self::WORD)
    }

    /// Whether words of its script stand without spaces between them.
    pub fn is_unspaced(self) -> bool {
        self.has(Self::UNSPACED)
    }

    /// Whether it is no letter, or was a capital.
    pub fn may_be_capital(self) -> bool {
        self.has(Self::CAPITAL) || !self.has(Self::LATIN | Self::OTHER_LETTER)
    }

    /// Whether it can be a preposition, article or conjunction glued to the front of a Hebrew or Arabic word.
    pub fn is_glued_prefix(self) -> bool {
        self.has(Self::PREFIX)
    }

    /// Whether a word ends or begins between two characters: at what is no letter, in a script without spaces, and where
    /// Latin letters meet others (`AI를`).
    pub fn is_boundary(self, after: Self) -> bool {
        !self.is_word()
            || !after.is_word()
            || (self.0 | after.0) & Self::UNSPACED != 0
            || self.has(Self::LATIN) && after.has(Self::OTHER_LETTER)
            || self.has(Self::OTHER_LETTER) && after.has(Self::LATIN)
    }
}

impl Folded {
    fn push(&mut self, c: char, mut class: Class, source: usize, capital: bool) {
        self.text.push(c);
        class.0 |= if capital { Class::CAPITAL } else { 0 };
        let source = u32::try_from(source).unwrap_or(u32::MAX);
        for _ in 0..c.len_utf8() {
            self.source.push(source);
            self.class.push(class);
        }
    }

    /// A small letter or a digit of ASCII.
    fn push_ascii(&mut self, c: char, source: usize, capital: bool) {
        let script = if c.is_ascii_digit() { 0 } else { Class::LATIN };
        self.text.push(c);
        self.source.push(u32::try_from(source).unwrap_or(u32::MAX));
        self.class.push(Class(Class::WORD | script | if capital { Class::CAPITAL } else { 0 }));
    }

    /// Whether a word ends or begins before a byte of the folded text.
    pub fn is_boundary(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.class.get(before)), self.class.get(at)) {
            (Some(before), Some(after)) => before.is_boundary(*after),
            _ => true,
        }
    }

    /// The part of the original that a part of the folded text stands for.
    pub fn original<'t>(&self, original: &'t str, start: usize, end: usize) -> &'t str {
        let from = self.source.get(start).map_or(original.len(), |at| *at as usize);
        let last = self.source.get(end.saturating_sub(1)).map_or(from, |at| *at as usize);
        let to = original[last..].chars().next().map_or(last, |c| last + c.len_utf8());
        &original[from..to]
    }
}

/// Folds a text: compatibility forms (NFKD), case, accents of Latin, Greek and Cyrillic letters (but not in Vietnamese, where
/// they make other words: `vietnamese` says that it is, and letters of its own say so too), Hebrew points, Arabic vowel signs, nukta; hyphens become spaces; no space beside a Chinese or
/// Japanese character; look-alikes in a word of two alphabets become Latin.
pub fn fold(text: &str, vietnamese: bool) -> Folded {
    let vietnamese = vietnamese || !text.is_ascii() && text.chars().take(LIMIT).any(is_vietnamese);
    let mut out = Folded::default();
    out.text.reserve(text.len());
    out.source.reserve(text.len());
    out.class.reserve(text.len());
    let mut word = Word::default();
    let mut space = None;
    let mut last = ' ';
    for (at, original) in text.char_indices().take(LIMIT) {
        if original.is_ascii_alphanumeric() && space.is_none() {
            // inside a word: most of most texts
            last = original.to_ascii_lowercase();
            word.latin |= original.is_ascii_alphabetic();
            out.push_ascii(last, at, original.is_ascii_uppercase());
            continue;
        }
        if original.is_ascii() {
            put(
                &mut out,
                &mut word,
                &mut space,
                &mut last,
                original.to_ascii_lowercase(),
                at,
                original.is_ascii_uppercase(),
            );
            continue;
        }
        if is_plain(original) {
            put(&mut out, &mut word, &mut space, &mut last, original, at, false);
            continue;
        }
        if is_invisible(original) {
            continue;
        }
        let capital = original.is_uppercase();
        decompose_compatible(original, |part| {
            if !is_dropped(part, vietnamese) {
                for c in part.to_lowercase().filter(|c| !is_dropped(*c, vietnamese)) {
                    match c {
                        'ß' => ['s', 's'].map(|c| put(&mut out, &mut word, &mut space, &mut last, c, at, capital)),
                        c => [put(&mut out, &mut word, &mut space, &mut last, c, at, capital); 2],
                    };
                }
            }
        });
    }
    word.end(&mut out);
    out
}

/// Which alphabets a word has letters of, and where it begins.
#[derive(Default)]
struct Word {
    start: usize,
    latin: bool,
    alike: bool,
}

impl Word {
    /// Ends a word: where it mixes Latin letters and such as look like them, all become Latin.
    fn end(&mut self, out: &mut Folded) {
        if self.latin && self.alike {
            let tail = out.text.split_off(self.start);
            let (sources, classes) = (out.source.split_off(self.start), out.class.split_off(self.start));
            for (at, c) in tail.char_indices() {
                let c = alike(c).unwrap_or(c);
                out.push(c, Class::of(c), sources[at] as usize, classes[at].has(Class::CAPITAL));
            }
        }
        *self = Self { start: out.text.len(), latin: false, alike: false };
    }
}

fn put(
    out: &mut Folded,
    word: &mut Word,
    space: &mut Option<usize>,
    last: &mut char,
    c: char,
    at: usize,
    capital: bool,
) {
    let c = match c {
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '`' | '\u{00B4}' | '\u{02BC}' | '\u{05F3}' => '\'',
        'ı' => 'i',
        'ς' => 'σ',
        'ى' => 'ي',
        'ة' => 'ه',
        '،' => ',',
        '؛' => ';',
        '-' | '_' | '\u{2010}'..='\u{2012}' | '\u{2212}' | '\u{05BE}' | '・' | '·' => ' ',
        c => c,
    };
    let class = Class::of(c);
    if !class.is_word() && c.is_whitespace() {
        if !out.text.is_empty() {
            space.get_or_insert(at);
        }
        return;
    }
    if let Some(at) = space.take()
        && !is_unspaced_han(*last)
        && !is_unspaced_han(c)
    {
        word.end(out);
        out.push(' ', Class::default(), at, false);
        word.start = out.text.len();
    }
    if !class.is_word() {
        word.end(out);
    } else if class.has(Class::LATIN) {
        word.latin = true;
    } else {
        word.alike |= alike(c).is_some();
    }
    out.push(c, class, at, capital);
    if !class.is_word() {
        word.start = out.text.len();
    }
    *last = c;
}

/// Letters that fold to themselves: the tables needn't be asked.
fn is_plain(c: char) -> bool {
    match c {
        'а'..='я' => c != 'й',
        'א'..='ת' | '\u{4E00}'..='\u{9FFF}' | '\u{0627}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => true,
        '\u{0E01}'..='\u{0E4E}' => c != '\u{0E33}',
        '\u{0904}'..='\u{0939}' => !matches!(c, '\u{0929}' | '\u{0931}' | '\u{0934}'),
        _ => false,
    }
}

/// Letters that Vietnamese alone has.
fn is_vietnamese(c: char) -> bool {
    // and, decomposed, the horn, the hook above and the dot below
    matches!(c, '\u{1EA0}'..='\u{1EF9}' | 'ơ' | 'Ơ' | 'ư' | 'Ư' | '\u{0309}' | '\u{031B}' | '\u{0323}')
}

fn is_dropped(c: char, vietnamese: bool) -> bool {
    match c {
        '\u{0300}'..='\u{036F}' => !vietnamese,
        '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}' | '\u{05C7}' => true,
        '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{093C}' => true,
        _ => false,
    }
}

/// The Latin letter that a Greek or Cyrillic one looks like.
fn alike(c: char) -> Option<char> {
    let latin = match c {
        'а' | 'α' => 'a',
        'в' => 'b',
        'с' => 'c',
        'е' | 'ε' => 'e',
        'н' => 'h',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'ν' => 'v',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        _ => return None,
    };
    Some(latin)
}

/// Whether words of this character's script stand without spaces between them.
pub fn is_unspaced(c: char) -> bool {
    is_unspaced_han(c) || matches!(c, '\u{0E00}'..='\u{0E7F}')
}

fn is_unspaced_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a letter can be a preposition, article or conjunction glued to the front of a Hebrew or Arabic word.
fn is_glued_prefix(c: char) -> bool {
    matches!(c, 'ה' | 'ב' | 'ל' | 'מ' | 'ש' | 'ו' | 'כ' | 'و' | 'ف' | 'ب' | 'ك' | 'ل' | 'ا')
}
