//! Checks the word files and turns them into Rust tables; `build.rs` runs it. A wrong file is refused with file, language or
//! word, reason and remedy.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::normalise;

/// Words with which interfaces say that a setting is on or off, in one language.
#[derive(Debug, Clone, Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct States {
    /// States wherever they stand alone beside a label.
    pub on: Vec<String>,
    /// Likewise.
    pub off: Vec<String>,
    /// States only as the chosen option of a list; on a button the same word is what a click would do.
    #[serde(default)]
    pub choose_on: Vec<String>,
    /// Likewise.
    #[serde(default)]
    pub choose_off: Vec<String>,
    /// States only where the page declares this language: elsewhere the word is another one, as `KI` is artificial
    /// intelligence in German.
    #[serde(default)]
    pub declared_on: Vec<String>,
    /// Likewise.
    #[serde(default)]
    pub declared_off: Vec<String>,
    /// Verbs on a button or link, which offer the opposite of what holds: `Turn off` stands where it is on.
    #[serde(default)]
    pub turn_on: Vec<String>,
    /// Likewise.
    #[serde(default)]
    pub turn_off: Vec<String>,
    /// Names of buttons that save what a page's controls are set to.
    #[serde(default)]
    pub save: Vec<String>,
    /// Names that every second control has, and that tell nothing.
    #[serde(default)]
    pub generic: Vec<String>,
    /// What ends like a state and tells none.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// What stands beside a control that somebody else decides about.
    #[serde(default)]
    pub managed: Vec<String>,
}

/// Makes `state_words.rs` from the languages' words for states, by code: all of them, normalised and sorted. A word that means
/// the opposite in another language is refused, since a page's declared language is a hint and no proof.
pub fn state_words<'l>(languages: impl IntoIterator<Item = (&'l str, &'l States)>) -> Result<String, String> {
    struct Word {
        on: bool,
        as_choice: bool,
        declared: bool,
        languages: Vec<String>,
    }
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    let mut verbs: BTreeMap<String, (bool, Vec<String>)> = BTreeMap::new();
    let mut saves: BTreeSet<String> = BTreeSet::new();
    let mut generic: BTreeSet<String> = BTreeSet::new();
    let mut phrases: BTreeSet<String> = BTreeSet::new();
    let mut managed: BTreeSet<String> = BTreeSet::new();
    for (code, language) in languages {
        for (list, holds) in [(&language.turn_off, true), (&language.turn_on, false)] {
            for verb in list {
                let known = verbs.entry(normalise(verb)).or_insert((holds, Vec::new()));
                if known.0 != holds {
                    return Err(format!("{code}.toml: states: `{verb}` turns on and off; remove it from both"));
                }
                known.1.push(code.to_owned());
            }
        }
        // a blank phrase would be found in every text
        let lists = [
            &language.turn_on,
            &language.turn_off,
            &language.save,
            &language.generic,
            &language.phrases,
            &language.managed,
        ];
        if let Some(blank) = lists.into_iter().flatten().find(|text| normalise(text).is_empty()) {
            return Err(format!("{code}.toml: states: `{blank}` is blank; remove it"));
        }
        saves.extend(language.save.iter().map(|text| normalise(text)));
        generic.extend(language.generic.iter().map(|text| normalise(text)));
        phrases.extend(language.phrases.iter().map(|text| normalise(text)));
        managed.extend(language.managed.iter().map(|text| normalise(text)));
        let lists = [
            (&language.on, true, false, false),
            (&language.off, false, false, false),
            (&language.choose_on, true, true, false),
            (&language.choose_off, false, true, false),
            (&language.declared_on, true, false, true),
            (&language.declared_off, false, false, true),
        ];
        for (list, on, as_choice, declared) in lists {
            for word in list {
                let plain = normalise(word);
                if plain.is_empty() {
                    return Err(format!("{code}.toml: states: `{word}` is blank; remove it"));
                }
                let known = words.entry(plain).or_insert(Word { on, as_choice, declared, languages: Vec::new() });
                if known.on != on {
                    let others = known.languages.join(", ");
                    return Err(format!(
                        "{code}.toml: states: `{word}` means the opposite in {others}; remove it from both"
                    ));
                }
                // what is a verb, or another word, somewhere is taken for that everywhere
                known.as_choice |= as_choice;
                known.declared |= declared;
                known.languages.push(code.to_owned());
            }
        }
    }
    if let Some(verb) = verbs.keys().find(|verb| words.get(*verb).is_some_and(|word| !word.as_choice)) {
        return Err(format!("`{verb}` is a state and a verb; a page doesn't tell which it means; remove the verb"));
    }
    let rows: String = words.iter().fold(String::new(), |mut rows, (text, word)| {
        let Word { on, as_choice, declared, languages } = word;
        writeln!(rows, "    Word {{ text: {text:?}, on: {on}, as_choice: {as_choice}, declared: {declared}, languages: &{languages:?} }},")
            .expect("a String takes all");
        rows
    });
    let verbs: String = verbs.iter().fold(String::new(), |mut rows, (text, (holds, languages))| {
        writeln!(rows, "    Verb {{ text: {text:?}, holds: {holds}, languages: &{languages:?} }},")
            .expect("a String takes all");
        rows
    });
    let (saves, generic) = (Vec::from_iter(saves), Vec::from_iter(generic));
    let (phrases, managed) = (Vec::from_iter(phrases), Vec::from_iter(managed));
    Ok(format!(
        "/// Normalised and sorted.\nstatic WORDS: &[Word] = &[\n{rows}];\n\
         /// Normalised and sorted.\nstatic VERBS: &[Verb] = &[\n{verbs}];\n\
         /// Names of buttons that save, normalised and sorted.\nstatic SAVES: &[&str] = &{saves:?};\n\
         /// Names that say nothing, normalised and sorted.\nstatic GENERIC: &[&str] = &{generic:?};\n\
         /// Phrases that end in a state word and tell none, normalised and sorted.\nstatic PHRASES: &[&str] = &{phrases:?};\n\
         /// Phrases that say that somebody else decides, normalised.\nstatic MANAGED: &[&str] = &{managed:?};\n"
    ))
}

/// Makes `sign_words.rs` from the text of `sign_words.toml`: class words and icon names, sorted.
pub fn sign_words(file: &str, source: &str) -> Result<String, String> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Signs {
        classes: Classes,
        icons: Icons,
    }
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Classes {
        on: Vec<String>,
        off: Vec<String>,
        mixed: Vec<String>,
        switches: Vec<String>,
    }
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Icons {
        on: Vec<String>,
        off: Vec<String>,
        mixed: Vec<String>,
        decorations: Vec<String>,
    }
    let Signs { classes, icons } = toml::from_str(source).map_err(|error| format!("{file}: {error}"))?;
    let table = |on: Vec<String>, off: Vec<String>, mixed: Vec<String>| -> Result<String, String> {
        let mut states: BTreeMap<String, &str> = BTreeMap::new();
        for (list, state) in [(on, "On"), (off, "Off"), (mixed, "Mixed")] {
            for word in list {
                if word.is_empty() || word != word.to_lowercase() {
                    return Err(format!("{file}: `{word}` has to be in lower case, and not blank"));
                }
                if states.insert(word.clone(), state).is_some_and(|before| before != state) {
                    return Err(format!("{file}: `{word}` stands for two states; remove one"));
                }
            }
        }
        Ok(states.iter().fold(String::new(), |mut rows, (word, state)| {
            write!(rows, "({word:?}, State::{state}), ").expect("a String takes all");
            rows
        }))
    };
    Ok(format!(
        "/// What the last part of a class says.\nstatic CLASSES: &[(&str, State)] = &[{}];\n\
         /// What an icon says.\nstatic ICONS: &[(&str, State)] = &[{}];\n\
         /// Parts of a class that make its element a switch.\nstatic SWITCHES: &[&str] = &{:?};\n\
         /// Parts of an icon's name that say nothing.\nstatic DECORATIONS: &[&str] = &{:?};\n",
        table(classes.on, classes.off, classes.mixed)?,
        table(icons.on, icons.off, icons.mixed)?,
        classes.switches,
        icons.decorations,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNS: &str = r#"
[classes]
on = ["checked"]
off = ["unchecked"]
mixed = ["indeterminate"]
switches = ["toggle"]
[icons]
on = ["toggle-on"]
off = ["toggle-off"]
mixed = []
decorations = ["fa"]
"#;

    fn refused(result: Result<String, String>, words: &[&str]) {
        let message = result.expect_err("it has to be refused");
        for word in words {
            assert!(message.contains(word), "“{word}” is not in: {message}");
        }
    }

    fn states(source: &str) -> Result<String, String> {
        let languages: BTreeMap<String, States> = toml::from_str(source).map_err(|error| error.to_string())?;
        state_words(languages.iter().map(|(code, states)| (code.as_str(), states)))
    }

    #[test]
    fn the_committed_files_are_right() {
        assert!(sign_words("sign_words.toml", include_str!("sign_words.toml")).is_ok());
        assert!(sign_words("signs", SIGNS).is_ok());
    }

    #[test]
    fn a_state_word_that_is_wrong_is_refused_with_file_language_and_remedy() {
        for (source, words) in [
            ("[en]\non = [\"on\"]\noff = [\"on\"]", &["en", "`on` means the opposite", "remove it from both"][..]),
            ("[de]\non = [\"an\"]\noff = [\"aus\"]\n[xx]\non = [\"aus\"]\noff = []", &["xx", "opposite in de"]),
            ("[en]\non = [\" \"]\noff = []", &["en", "is blank; remove it"]),
            ("[en]\non = []\noff = []\nsave = [\"\"]", &["en", "is blank; remove it"]),
            (
                "[en]\non = []\noff = []\nturn_on = [\"toggle\"]\nturn_off = [\"toggle\"]",
                &["en", "`toggle` turns on and off", "remove it from both"],
            ),
            (
                "[en]\non = [\"enable\"]\noff = []\nturn_on = [\"enable\"]",
                &["`enable` is a state and a verb", "remove the verb"],
            ),
            ("[en]\non = []", &["missing field `off`"]),
            ("[en]\non = []\noff = []\nverbs = []", &["unknown field `verbs`"]),
        ] {
            refused(states(source), words);
        }
    }

    #[test]
    fn a_sign_that_is_wrong_is_refused_with_file_word_and_remedy() {
        for (from, to, words) in [
            ("[\"checked\"]", "[\"Checked\"]", &["`Checked` has to be in lower case"][..]),
            ("[\"checked\"]", "[\"\"]", &["has to be in lower case, and not blank"]),
            ("[\"unchecked\"]", "[\"checked\"]", &["`checked` stands for two states", "remove one"]),
            ("[\"toggle-off\"]", "[\"toggle-on\"]", &["`toggle-on` stands for two states"]),
            ("[icons]", "[pictures]", &["unknown field `pictures`"]),
        ] {
            refused(sign_words("signs.toml", &SIGNS.replacen(from, to, 1)), &[words, &["signs.toml"]].concat());
        }
    }
}
