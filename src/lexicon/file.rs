//! Reads the languages' files, checks them, and packs their words for the core; `build.rs` runs it. A wrong file is refused
//! with file, list, word, reason and remedy. Start at [`pack`].

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::iter::Peekable;
use std::path::Path;
use std::str::Chars;

use super::concept::{Concept, Object};
use super::fold::{fold, is_unspaced};

/// The longest pattern, in characters.
const LONGEST: usize = 60;
/// The most spellings that a pattern's alternatives may make.
const MOST_SPELLINGS: usize = 4_000;

/// A language's file.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Its English name.
    pub name: String,
    /// Where the object of a verb stands.
    pub object: Stands,
    /// Where the word stands that makes AI the tool (the list `by`); without it before, and after where objects stand before.
    pub tool: Option<Stands>,
    /// Words that join two of the same: or, and.
    pub joins: Vec<String>,
    /// Patterns by concept.
    pub words: BTreeMap<String, Vec<String>>,
    /// Words for states, see [`super::word_files::state_words`].
    pub states: super::word_files::States,
}

/// [`Object`] as the files write it.
#[derive(Debug, Clone, Copy, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stands {
    /// After its verb.
    After,
    /// Before its verb.
    Before,
    /// Either.
    Both,
}

impl From<Stands> for Object {
    fn from(stands: Stands) -> Self {
        match stands {
            Stands::After => Self::After,
            Stands::Before => Self::Before,
            Stands::Both => Self::Both,
        }
    }
}

/// The words that are the same in every language: names of AI products.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Patterns by concept, of which a few are used.
    pub words: BTreeMap<String, Vec<String>>,
}

/// Reads a folder of languages' files, by code.
pub fn folder(dir: &Path) -> Result<Vec<(String, Language)>, String> {
    let failed = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = fs::read_dir(dir).map_err(|error| failed(dir, &error))?;
    let mut languages = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| failed(dir, &error))?.path();
        let code = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".toml")).map(str::to_owned);
        let code =
            code.ok_or_else(|| failed(&path, &"is no language's file; its name has to be a BCP 47 tag and `.toml`"))?;
        let source = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
        languages.push((code, toml::from_str(&source).map_err(|error| failed(&path, &error))?));
    }
    languages.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(languages)
}

/// One spelling of a pattern, folded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    /// What has to stand there.
    pub text: String,
    /// Whether it has to begin a word.
    pub starts: bool,
    /// Whether it has to end a word.
    pub ends: bool,
    /// Whether it has to be in capitals.
    pub capital: bool,
}

/// Spells a pattern out: `künstliche(|r) intelligenz*` gives two. Says what is wrong with it otherwise.
pub fn spellings(pattern: &str, vietnamese: bool) -> Result<Vec<Spelling>, String> {
    let (starts, rest) = pattern.strip_prefix('*').map_or((true, pattern), |rest| (false, rest));
    let (ends, rest) = rest.strip_suffix('*').map_or((true, rest), |rest| (false, rest));
    if rest.contains('*') {
        return Err("a star can stand at its very beginning or end only".to_owned());
    }
    let letters = || rest.chars().filter(|c| c.is_alphabetic());
    let capital = letters().count() > 1 && letters().all(|c| c.is_uppercase());
    let mut letters = rest.chars().peekable();
    let all = alternatives(&mut letters)?;
    if letters.next().is_some() {
        return Err("a `)` has no `(`".to_owned());
    }
    let spelling = |text: String| {
        if text.chars().count() > LONGEST {
            return Err(format!("it is longer than {LONGEST} characters"));
        }
        let folded = fold(&text, vietnamese).text;
        let is_short = folded.chars().count() < 3 && !folded.chars().any(is_unspaced);
        match folded.chars().any(char::is_alphanumeric) {
            false => Err("it is blank".to_owned()),
            true if is_short && !(starts && ends) => {
                Err("it is too short for a star: it would be in every second word".to_owned())
            }
            true => Ok(Spelling { text: folded, starts, ends, capital }),
        }
    };
    all.into_iter().map(spelling).collect()
}

/// What a pattern stands for up to its end, or to the bracket that closes it: sequences, parted by `|`.
fn alternatives(letters: &mut Peekable<Chars>) -> Result<BTreeSet<String>, String> {
    let mut all = BTreeSet::new();
    let mut sequence = BTreeSet::from([String::new()]);
    let append = |sequence: &mut BTreeSet<String>, ends: &BTreeSet<String>| {
        *sequence = sequence.iter().flat_map(|start| ends.iter().map(move |end| format!("{start}{end}"))).collect();
        if sequence.len() > MOST_SPELLINGS {
            Err(format!("its alternatives make more than {MOST_SPELLINGS} spellings"))
        } else {
            Ok(())
        }
    };
    while let Some(letter) = letters.next_if(|letter| *letter != ')') {
        match letter {
            '|' => all.append(&mut std::mem::replace(&mut sequence, BTreeSet::from([String::new()]))),
            '(' => {
                let inner = alternatives(letters)?;
                letters.next().ok_or("a `(` has no `)`")?;
                append(&mut sequence, &inner)?;
            }
            letter => append(&mut sequence, &BTreeSet::from([letter.to_string()]))?,
        }
    }
    all.append(&mut sequence);
    Ok(all)
}

/// The packed words: two maps from spellings to places in a table, and the table as Rust source.
#[derive(Debug)]
pub struct Packed {
    /// Spellings that begin a word, as an `fst` map.
    pub starts: Vec<u8>,
    /// Spellings that stand anywhere in a word.
    pub inside: Vec<u8>,
    /// `lexicon.rs`.
    pub source: String,
}

/// Packs the languages, by code and in order; `names` holds what is the same in all. Refuses an unknown or missing list and
/// a pattern that can't be read.
pub fn pack(languages: &[(String, Language)], names: &Names) -> Result<Packed, String> {
    let mut starts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut inside: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut table = String::new();
    let all = languages.iter().map(|(code, language)| (code.as_str(), &language.words, true));
    for (number, (code, words, whole)) in all.chain([("names", &names.words, false)]).enumerate() {
        if whole && let Some((missing, _)) = Concept::ALL.iter().find(|(name, _)| !words.contains_key(*name)) {
            return Err(format!("{code}.toml: the list `{missing}` is missing; an empty one is `{missing} = []`"));
        }
        for (list, patterns) in words {
            let Some((_, concept)) = Concept::ALL.iter().find(|(name, _)| name == list) else {
                let known = Concept::ALL.map(|(name, _)| name).join(", ");
                return Err(format!("{code}.toml: there is no list `{list}`; there are {known}"));
            };
            let mut seen: BTreeSet<Spelling> = BTreeSet::new();
            for pattern in patterns {
                let wrong = |why: String| format!("{code}.toml: {list}: `{pattern}`: {why}");
                for spelling in spellings(pattern, code == "vi").map_err(wrong)? {
                    if !seen.insert(spelling.clone()) {
                        continue;
                    }
                    let Spelling { text, starts: begins, ends, capital } = &spelling;
                    let sense = format!(
                        "Sense {{ language: {number}, concept: Concept::{concept:?}, ends: {ends}, capital: {capital} }}, "
                    );
                    let map = if *begins { &mut starts } else { &mut inside };
                    map.entry(text.clone()).or_default().push(sense);
                }
            }
        }
    }
    let mut count = 0_u64;
    // the same meanings stand there once, so that the maps share their ends
    let mut places: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    let mut build = |spellings: BTreeMap<String, Vec<String>>| -> Result<Vec<u8>, String> {
        let mut map = fst::MapBuilder::memory();
        for (text, senses) in spellings {
            let length = senses.len() as u64;
            if length > 255 {
                return Err(format!("`{text}` has more than 255 meanings"));
            }
            let place = *places.entry(senses).or_insert_with_key(|senses| {
                table.extend(senses.iter().map(String::as_str));
                let place = count << 8 | length;
                count += length;
                place
            });
            map.insert(&text, place).map_err(|error| error.to_string())?;
        }
        map.into_inner().map_err(|error| error.to_string())
    };
    let (starts, inside) = (build(starts)?, build(inside)?);
    let rows: String =
        languages.iter().fold(String::new(), |mut rows, (code, Language { object, tool, joins, .. })| {
            let joins: Vec<String> = joins.iter().map(|join| fold(join, code == "vi").text).collect();
            let object = Object::from(*object);
            let usual = if object == Object::Before { Object::After } else { Object::Before };
            let tool = tool.map_or(usual, Object::from);
            writeln!(
            rows,
            "    Language {{ code: {code:?}, object: Object::{object:?}, tool: Object::{tool:?}, joins: &{joins:?} }},"
        )
        .expect("a String takes all");
            rows
        });
    let addresses = address_words(languages);
    let source = format!(
        "/// Words of settings pages' addresses, in ASCII and small letters.\npub static ADDRESS_WORDS: &[&str] = &{addresses:?};\n\
         /// The languages; a sense's number is the place here, and the one after the last stands for all.\n\
         pub static LANGUAGES: [Language; {}] = [\n{rows}];\n\
         /// What the spellings mean, those of one spelling side by side.\nstatic SENSES: &[Sense] = &[{table}];\n",
        languages.len()
    );
    Ok(Packed { starts, inside, source })
}

/// The words for settings pages that can stand in an address: single ones in ASCII.
fn address_words(languages: &[(String, Language)]) -> Vec<String> {
    let patterns = languages.iter().flat_map(|(_, language)| language.words.get("page").into_iter().flatten());
    let spelled = patterns.flat_map(|pattern| spellings(pattern, false).unwrap_or_default());
    let words: BTreeSet<String> = spelled
        .map(|spelling| spelling.text)
        .filter(|word| word.len() >= 5 && word.bytes().all(|byte| byte.is_ascii_lowercase()))
        .collect();
    words.into_iter().collect()
}
