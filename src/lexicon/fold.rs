//! Texts and patterns made comparable, letter by letter, with the way back to the original. Start at [`fold`].
//!
//! More is folded than in [`crate::text::normalise`], since words are compared here and no whole labels: accents, hyphens,
//! Arabic and Hebrew spelling variants, and letters of another alphabet that only look alike.

use std::sync::LazyLock;

use unicode_normalization::char::decompose_compatible;

use super::text::is_invisible;

/// The longest text that is read, in characters; the rest is left unread. No control's words are longer.
pub const LIMIT: usize = 1_000;

/// A folded text.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The folded characters.
    pub text: String,
    /// For each byte of it: its character.
    letters: Vec<Letter>,
}

/// What is known of a folded character.
#[derive(Debug, Clone, Copy)]
struct Letter {
    /// Where in the original it begins: [`LIMIT`] characters have fewer bytes than this counts.
    source: u16,
    class: Class,
}

impl Letter {
    fn new(class: Class, source: usize) -> Self {
        Self { source: u16::try_from(source).unwrap_or(u16::MAX), class }
    }
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
    const HAN: u8 = 64;
    const ALIKE: u8 = 128;

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
            '\u{3099}' | '\u{309A}' => Self::WORD | Self::UNSPACED | Self::HAN,
            'א'..='ת' | 'ء'..='ي' => other | if is_glued_prefix(c) { Self::PREFIX } else { 0 },
            'Ͱ'..='Ͻ' | 'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' if c.is_alphabetic() => {
                other | if alike(c).is_some() { Self::ALIKE } else { 0 }
            }
            '\u{0904}'..='\u{0939}' | '\u{093E}'..='\u{094D}' | '\u{0900}'..='\u{0903}' | '\u{1100}'..='\u{11FF}' => {
                other
            }
            'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '一'..='鿿' => other | Self::UNSPACED | Self::HAN,
            _ if is_unspaced_han(c) => Self::UNSPACED | Self::HAN | if c.is_alphanumeric() { other } else { 0 },
            _ if c.is_alphabetic() => other,
            _ if c.is_alphanumeric() => Self::WORD,
            _ => 0,
        })
    }

    fn as_capital(self, is_capital: bool) -> Self {
        Self(self.0 | if is_capital { Self::CAPITAL } else { 0 })
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
    fn push(&mut self, c: char, class: Class, source: usize) {
        self.text.push(c);
        for _ in 0..c.len_utf8() {
            self.letters.push(Letter::new(class, source));
        }
    }

    /// What the character at a byte of the folded text is.
    pub fn class(&self, at: usize) -> Class {
        self.letters[at].class
    }

    /// How many letters and digits a part of the folded text has.
    pub fn count_letters(&self, start: usize, end: usize) -> usize {
        let is_first = |byte: u8| byte & 0xC0 != 0x80;
        let bytes = self.text.as_bytes()[start..end].iter().zip(&self.letters[start..end]);
        bytes.filter(|(byte, letter)| is_first(**byte) && letter.class.is_word()).count()
    }

    /// Whether a word ends or begins before a byte of the folded text.
    pub fn is_boundary(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.letters.get(before)), self.letters.get(at)) {
            (Some(before), Some(after)) => before.class.is_boundary(after.class),
            _ => true,
        }
    }

    /// The part of the original that a part of the folded text stands for.
    pub fn original<'t>(&self, original: &'t str, start: usize, end: usize) -> &'t str {
        let from = self.letters.get(start).map_or(original.len(), |letter| letter.source.into());
        let last = self.letters.get(end.saturating_sub(1)).map_or(from, |letter| letter.source.into());
        let to = original[last..].chars().next().map_or(last, |c| last + c.len_utf8());
        &original[from..to]
    }
}

/// Folds a text: compatibility forms (NFKD), case, accents of Latin, Greek and Cyrillic letters (but not in Vietnamese, where
/// they make other words: `vietnamese` says that it is, and letters of its own say so too), Hebrew points, Arabic vowel signs,
/// nukta; hyphens become spaces; no space beside a Chinese or Japanese character; look-alikes in a word of two alphabets
/// become Latin.
pub fn fold(text: &str, vietnamese: bool) -> Folded {
    let is_ascii = text.is_ascii();
    let vietnamese = vietnamese || !is_ascii && text.chars().take(LIMIT).any(is_vietnamese);
    // letters that are made of others become longer
    let length = text.len().min(4 * LIMIT) * if is_ascii { 2 } else { 3 } / 2;
    let mut folder = Folder::default();
    folder.out.text.reserve(length);
    folder.out.letters.reserve(length);
    for (at, original) in text.char_indices().take(LIMIT) {
        if original.is_ascii_alphanumeric() && folder.space.is_none() {
            // inside a word: most of most texts
            folder.put_ascii(original, at);
        } else if original.is_ascii() {
            let class = Class::of(original.to_ascii_lowercase()).as_capital(original.is_ascii_uppercase());
            folder.put(original.to_ascii_lowercase(), class, at);
        } else if is_plain(original) {
            folder.put(original, Class::of(original), at);
        } else if let Some((c, class)) = single(original).filter(|_| !vietnamese) {
            folder.put(c, class, at);
        } else if !is_invisible(original) {
            apart(original, vietnamese, |c, class| folder.put(c, class, at));
        }
    }
    folder.word.end(&mut folder.out);
    folder.out
}

/// Takes a character apart: compatibility forms, small letters, no accents, one form of what is written in several.
fn apart(original: char, vietnamese: bool, mut each: impl FnMut(char, Class)) {
    let capital = original.is_uppercase();
    let mut each = |c| each(c, Class::of(c).as_capital(capital));
    decompose_compatible(original, |part| {
        if !is_dropped(part, vietnamese) {
            for c in part.to_lowercase().filter(|c| !is_dropped(*c, vietnamese)) {
                match c {
                    'ß' => ['s', 's'].into_iter().for_each(&mut each),
                    '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{00B4}' | '\u{02BC}' | '\u{05F3}' => each('\''),
                    'ı' => each('i'),
                    'ς' => each('σ'),
                    'ى' => each('ي'),
                    'ة' => each('ه'),
                    '،' => each(','),
                    '؛' => each(';'),
                    '\u{2010}'..='\u{2012}' | '\u{2212}' | '\u{05BE}' | '・' | '·' => each(' '),
                    c => each(c),
                }
            }
        }
    });
}

/// Latin, Greek and Cyrillic letters beyond ASCII.
const SINGLES: std::ops::Range<u32> = 0x00C0..0x0530;

/// The one letter that a letter of Europe is without case and accents; none where it becomes none or several. The standard
/// tables are asked once.
fn single(c: char) -> Option<(char, Class)> {
    static TABLE: LazyLock<Vec<Option<(char, Class)>>> = LazyLock::new(|| {
        let of = |code: u32| {
            let c = char::from_u32(code).filter(|c| !is_invisible(*c))?;
            let mut parts = Vec::new();
            apart(c, false, |part, class| parts.push((part, class)));
            let [part] = parts[..] else { return None };
            Some(part)
        };
        SINGLES.map(of).collect()
    });
    *TABLE.get(u32::from(c).checked_sub(SINGLES.start)? as usize)?
}

/// A text while it is folded.
#[derive(Default)]
struct Folder {
    out: Folded,
    word: Word,
    /// Where the white space begins that the next character ends.
    space: Option<usize>,
}

impl Folder {
    /// Adds a folded character that stands for the one at a place of the original.
    fn put(&mut self, c: char, class: Class, at: usize) {
        if class.is_word() {
            self.put_space(class);
            self.word.latin |= class.has(Class::LATIN);
            self.word.alike |= class.has(Class::ALIKE);
            self.out.push(c, class, at);
        } else if matches!(c, '-' | '_') || c.is_whitespace() {
            if !self.out.text.is_empty() {
                self.space.get_or_insert(at);
            }
        } else {
            self.put_space(class);
            self.word.end(&mut self.out);
            self.out.push(if c == '`' { '\'' } else { c }, class, at);
            self.word.start = self.out.text.len();
        }
    }

    /// Adds a letter or digit of ASCII that no white space stands before.
    fn put_ascii(&mut self, c: char, at: usize) {
        let script = if c.is_ascii_digit() { 0 } else { Class::LATIN };
        self.word.latin |= script != 0;
        self.out.text.push(c.to_ascii_lowercase());
        let class = Class(Class::WORD | script).as_capital(c.is_ascii_uppercase());
        self.out.letters.push(Letter::new(class, at));
    }

    /// Adds the white space before a character, unless it stands beside a Chinese or Japanese one.
    fn put_space(&mut self, next: Class) {
        let Some(at) = self.space.take() else { return };
        let is_han = |letter: &Letter| letter.class.has(Class::HAN);
        if !next.has(Class::HAN) && !self.out.letters.last().is_some_and(is_han) {
            self.word.end(&mut self.out);
            self.out.push(' ', Class::default(), at);
            self.word.start = self.out.text.len();
        }
    }
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
            let letters = out.letters.split_off(self.start);
            for (at, c) in tail.char_indices() {
                let c = alike(c).unwrap_or(c);
                out.push(c, Class::of(c).as_capital(letters[at].class.has(Class::CAPITAL)), letters[at].source.into());
            }
        }
        *self = Self { start: out.text.len(), latin: false, alike: false };
    }
}

/// Letters that fold to themselves: the tables needn't be asked.
fn is_plain(c: char) -> bool {
    match c {
        'א'..='ת' | '一'..='鿿' => true,
        '\u{0627}'..='\u{063A}' | '\u{0641}'..='\u{064A}' => !matches!(c, 'ة' | 'ى'),
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
