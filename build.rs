//! Checks the catalogue's and the languages' TOML files, and packs both for the core. A wrong file fails the build
//! with file, key and reason.

// The build uses a part of each of these modules; the core uses the rest.
#[allow(dead_code)]
#[path = "src/catalog/address.rs"]
mod address;
#[allow(dead_code)]
#[path = "src/catalog/check.rs"]
mod check;
#[allow(dead_code)]
#[path = "src/lexicon/concept.rs"]
mod concept;
#[allow(dead_code)]
#[path = "src/lexicon/file.rs"]
mod file;
#[allow(dead_code)]
#[path = "src/lexicon/fold.rs"]
mod fold;
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
#[path = "src/detect/word_files.rs"]
mod word_files;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use text::normalise;

fn main() {
    println!("cargo:rerun-if-changed=src/catalog");
    println!("cargo:rerun-if-changed=src/lexicon");
    println!("cargo:rerun-if-changed=src/detect/sign_words.toml");
    println!("cargo:rerun-if-changed=src/text.rs");
    println!("cargo:rerun-if-changed=src/detect/word_files.rs");
    println!("cargo:rerun-if-env-changed=OPTLIGHT_SYNTHETIC");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let result = pack_catalog(Path::new("src/catalog/platforms"), &out)
        .and_then(|()| pack_lexicon(Path::new("src/lexicon"), &out))
        .and_then(|()| pack_signs("src/detect/sign_words.toml", &out));
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

/// Writes the words of all languages: two maps and their table, and the words for states.
fn pack_lexicon(dir: &Path, out: &Path) -> Result<(), String> {
    let failed = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let languages = file::folder(&dir.join("languages"))?;
    let names = dir.join("names.toml");
    let source = fs::read_to_string(&names).map_err(|error| failed(&names, &error))?;
    let packed = file::pack(&languages, &toml::from_str(&source).map_err(|error| failed(&names, &error))?)?;
    let states = word_files::state_words(languages.iter().map(|(code, language)| (code.as_str(), &language.states)))?;
    let files: [(&str, &[u8]); 4] = [
        ("lexicon_starts.fst", &packed.starts),
        ("lexicon_inside.fst", &packed.inside),
        ("lexicon.rs", packed.source.as_bytes()),
        ("state_words.rs", states.as_bytes()),
    ];
    files
        .into_iter()
        .try_for_each(|(name, bytes)| fs::write(out.join(name), bytes).map_err(|error| failed(&out.join(name), &error)))
}

/// Writes the table of class words and icon names.
fn pack_signs(path: &str, out: &Path) -> Result<(), String> {
    let source = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    fs::write(out.join("sign_words.rs"), word_files::sign_words(path, &source)?).map_err(|error| error.to_string())
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
