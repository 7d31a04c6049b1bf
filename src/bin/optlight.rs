//! What contributors and the build do with the catalogue: `./build.sh platform …`, or `cargo run --bin optlight -- VERB`, from
//! the project's folder.

use std::process::ExitCode;

#[cfg(not(target_arch = "wasm32"))]
const HELP: &str = "\
optlight check TODAY [ID]       check every file of the catalogue, or show what a person sees of one; TODAY like 2026-11-22
optlight new ID                 a new platform's file and fixture, to be filled in
optlight docs                   write docs/platforms.md and the JSON schemas anew
optlight addresses              the agent's table of settings addresses, as a JavaScript module
optlight pack DIR               write each platform's packed file, as the extension loads it
optlight facts                  all platforms as JSON, for the tests that are generated from them
optlight read LANGUAGE LABEL [DESCRIPTION [HEADING]]   what the lexicon reads in a control's words, and why
optlight words speed            how long 1,000 texts take
optlight words [PART]           how well the lexicon reads the cases of tests/words/; PART is tuning or test";

#[cfg(not(target_arch = "wasm32"))]
fn main() -> ExitCode {
    use optlight::tools::{check, generate, scaffold, words};
    use std::path::Path;

    let platforms = Path::new("src/catalog/platforms");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.as_slice() {
        ["check", today, rest @ ..] if rest.len() < 2 => check::run(platforms, rest.first().copied(), today),
        ["new", id] => scaffold::create(id, platforms, Path::new("tests/pages")).map(|written| {
            let lines = written.iter().map(|path| format!("{}\n", path.display()));
            format!("Written, to be filled in:\n{}Then: ./build.sh platform check {id}", lines.collect::<String>())
        }),
        ["docs"] => write_docs(),
        ["pack", dir] => pack(Path::new(dir)),
        ["addresses"] => Ok(generate::addresses()),
        ["facts"] => Ok(generate::facts()),
        ["read", language, label, rest @ ..] if rest.len() < 3 => Ok(words::explain(language, label, rest)),
        ["words", "speed"] => words::speed(Path::new("tests/words")),
        ["words"] => words::run(Path::new("tests/words"), None),
        ["words", "tuning"] => words::run(Path::new("tests/words"), Some(words::Part::Tuning)),
        ["words", "test"] => words::run(Path::new("tests/words"), Some(words::Part::Test)),
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(text) => {
            eprintln!("{text}");
            ExitCode::from(2)
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn pack(dir: &std::path::Path) -> Result<String, String> {
    let failed = |error| format!("{}: can't be written: {error}", dir.display());
    std::fs::create_dir_all(dir).map_err(failed)?;
    let mut count = 0;
    for (id, bytes) in optlight::catalog::files() {
        std::fs::write(dir.join(format!("{id}.bin")), bytes).map_err(failed)?;
        count += 1;
    }
    Ok(format!("{count} platforms packed into {}", dir.display()))
}

#[cfg(not(target_arch = "wasm32"))]
fn write_docs() -> Result<String, String> {
    use optlight::tools::generate;

    let files = [
        ("docs/platforms.md", generate::platforms()),
        ("src/catalog/platform.schema.json", format!("{}\n", generate::schema())),
        ("docs/memory.schema.json", format!("{}\n", generate::memory_schema())),
    ];
    for (path, text) in &files {
        std::fs::write(path, text).map_err(|error| format!("{path}: can't be written: {error}"))?;
    }
    Ok(files.map(|(path, _)| path).join("\n"))
}

/// The tools run natively only.
#[cfg(target_arch = "wasm32")]
fn main() -> ExitCode {
    ExitCode::from(2)
}
