//! Checks the catalogue's TOML files and the state words, and packs both for the core. A wrong file fails the build
//! with file, key and reason.

// The build uses a part of each of these modules; the core uses the rest.
#[allow(dead_code)]
#[path = "src/catalog/address.rs"]
mod address;
#[allow(dead_code)]
#[path = "src/catalog/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "src/catalog/problem.rs"]
mod problem;
#[allow(dead_code)]
#[path = "src/catalog/read.rs"]
mod read;
#[path = "src/catalog/schema.rs"]
mod schema;
#[allow(dead_code)]
#[path = "src/text.rs"]
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use text::normalise;

fn main() {
    println!("cargo:rerun-if-changed=src/catalog");
    println!("cargo:rerun-if-changed=src/detect/state_words.toml");
    println!("cargo:rerun-if-changed=src/detect/sign_words.toml");
    println!("cargo:rerun-if-changed=src/text.rs");
    println!("cargo:rerun-if-env-changed=OPTLIGHT_SYNTHETIC");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let result = pack_catalog(Path::new("src/catalog/platforms"), &out)
        .and_then(|()| pack_state_words(Path::new("src/detect/state_words.toml"), &out))
        .and_then(|()| pack_sign_words(Path::new("src/detect/sign_words.toml"), &out));
    if let Err(message) = result {
        eprintln!("\n{message}\n");
        println!("cargo::error={}", message.replace('\n', " ⏎ "));
        process::exit(1);
    }
}

/// Writes one packed file a platform, and `catalog.rs` with the sorted tables of platforms and hosts, so that start-up
/// decodes nothing and a look-up is a binary search.
fn pack_catalog(dir: &Path, out: &Path) -> Result<(), String> {
    let mut platforms =
        read::folder(dir).map_err(|errors| errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?;
    if let Some(count) = env::var("OPTLIGHT_SYNTHETIC").ok().and_then(|count| count.parse().ok()) {
        platforms = synthetic(&platforms, count);
    }
    let (mut entries, mut files) = (String::new(), String::new());
    // the host's own platform before its guests
    let mut hosts: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (index, platform) in platforms.iter().enumerate() {
        for host in &platform.hosts {
            hosts.entry(host).or_default().0.push(index);
        }
        for host in &platform.guest_hosts {
            hosts.entry(host).or_default().1.push(index);
        }
        let id = &platform.id;
        let file = out.join(format!("{id}.bin"));
        let packed = postcard::to_allocvec(platform).map_err(|error| format!("{id}.toml: {error}"))?;
        fs::write(&file, packed).map_err(|error| format!("{}: {error}", file.display()))?;
        let all: Vec<&String> = platform.hosts.iter().chain(&platform.guest_hosts).collect();
        writeln!(entries, "    super::Entry {{ id: {id:?}, hosts: &{all:?} }},").expect("a String takes all");
        writeln!(files, "    include_bytes!({file:?}),").expect("a String takes all");
    }
    let mut table = String::new();
    for (host, (own, guests)) in &hosts {
        let all: Vec<usize> = own.iter().chain(guests).copied().collect();
        writeln!(table, "    ({host:?}, &{all:?}),").expect("a String takes all");
    }
    let source = format!(
        "/// All platforms by id.\npub static PLATFORMS: &[super::Entry] = &[\n{entries}];\n\
         /// Hosts, sorted, with the places of their platforms.\npub static HOSTS: &[(&str, &[usize])] = &[\n{table}];\n\
         /// The packed platforms, in the same order.\n#[cfg(not(target_arch = \"wasm32\"))]\n\
         pub static FILES: &[&[u8]] = &[\n{files}];\n"
    );
    fs::write(out.join("catalog.rs"), source).map_err(|error| error.to_string())
}

/// The platforms with copies of them on other hosts up to a number, for `./build.sh bench lookup`.
fn synthetic(platforms: &[schema::Platform], count: usize) -> Vec<schema::Platform> {
    let copy = |number: usize| {
        let mut copy = platforms[number % platforms.len()].clone();
        let foreign = |host: &String| match host.strip_prefix("*.") {
            Some(parent) => format!("*.n{number}.{parent}"),
            None => format!("n{number}.{host}"),
        };
        for address in copy.pages.iter_mut().flat_map(|page| &mut page.addresses) {
            let host = address.trim_start_matches("https://").split('/').next().unwrap_or_default().to_owned();
            *address = address.replacen(&host, &foreign(&host), 1);
        }
        copy.id = format!("{}-n{number:05}", copy.id);
        copy.hosts = copy.hosts.iter().map(foreign).collect();
        copy.guest_hosts = copy.guest_hosts.iter().map(foreign).collect();
        copy
    };
    let mut all: Vec<schema::Platform> = platforms.to_vec();
    all.extend((platforms.len()..count).map(copy));
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

/// Writes `state_words.rs`: every word for *on* and *off*, normalised and sorted.
fn pack_state_words(path: &Path, out: &Path) -> Result<(), String> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Language {
        on: Vec<String>,
        off: Vec<String>,
        #[serde(default)]
        choose_on: Vec<String>,
        #[serde(default)]
        choose_off: Vec<String>,
        #[serde(default)]
        declared_on: Vec<String>,
        #[serde(default)]
        declared_off: Vec<String>,
        #[serde(default)]
        turn_on: Vec<String>,
        #[serde(default)]
        turn_off: Vec<String>,
        #[serde(default)]
        save: Vec<String>,
        #[serde(default)]
        generic: Vec<String>,
        #[serde(default)]
        phrases: Vec<String>,
        #[serde(default)]
        managed: Vec<String>,
    }
    struct Word {
        on: bool,
        as_choice: bool,
        declared: bool,
        languages: Vec<String>,
    }
    let file = path.display();
    let source = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
    let languages: BTreeMap<String, Language> = toml::from_str(&source).map_err(|error| format!("{file}: {error}"))?;
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
                    return Err(format!("{file}: {code}: `{verb}` turns on and off; remove it from both"));
                }
                known.1.push(code.clone());
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
            return Err(format!("{file}: {code}: `{blank}` is blank; remove it"));
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
                    return Err(format!("{file}: {code}: `{word}` is blank; remove it"));
                }
                let known = words.entry(plain).or_insert(Word { on, as_choice, declared, languages: Vec::new() });
                if known.on != on {
                    let others = known.languages.join(", ");
                    return Err(format!(
                        "{file}: {code}: `{word}` means the opposite in {others}; remove it from both"
                    ));
                }
                // what is a verb, or another word, somewhere is taken for that everywhere
                known.as_choice |= as_choice;
                known.declared |= declared;
                known.languages.push(code.clone());
            }
        }
    }
    if let Some(verb) = verbs.keys().find(|verb| words.get(*verb).is_some_and(|word| !word.as_choice)) {
        return Err(format!(
            "{file}: `{verb}` is a state and a verb; a page doesn't tell which it means; remove the verb"
        ));
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
    let source = format!(
        "/// Normalised and sorted.\nstatic WORDS: &[Word] = &[\n{rows}];\n\
         /// Normalised and sorted.\nstatic VERBS: &[Verb] = &[\n{verbs}];\n\
         /// Names of buttons that save, normalised and sorted.\nstatic SAVES: &[&str] = &{saves:?};\n\
         /// Names that say nothing, normalised and sorted.\nstatic GENERIC: &[&str] = &{generic:?};\n\
         /// Phrases that end in a state word and tell none, normalised and sorted.\nstatic PHRASES: &[&str] = &{phrases:?};\n\
         /// Phrases that say that somebody else decides, normalised.\nstatic MANAGED: &[&str] = &{managed:?};\n"
    );
    fs::write(out.join("state_words.rs"), source).map_err(|error| error.to_string())
}

/// Writes `sign_words.rs`: class words and icon names, sorted.
fn pack_sign_words(path: &Path, out: &Path) -> Result<(), String> {
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
    let file = path.display();
    let source = fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
    let Signs { classes, icons } = toml::from_str(&source).map_err(|error| format!("{file}: {error}"))?;
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
    let source = format!(
        "/// What the last part of a class says.\nstatic CLASSES: &[(&str, State)] = &[{}];\n\
         /// What an icon says.\nstatic ICONS: &[(&str, State)] = &[{}];\n\
         /// Parts of a class that make its element a switch.\nstatic SWITCHES: &[&str] = &{:?};\n\
         /// Parts of an icon's name that say nothing.\nstatic DECORATIONS: &[&str] = &{:?};\n",
        table(classes.on, classes.off, classes.mixed)?,
        table(icons.on, icons.off, icons.mixed)?,
        classes.switches,
        icons.decorations,
    );
    fs::write(out.join("sign_words.rs"), source).map_err(|error| error.to_string())
}
