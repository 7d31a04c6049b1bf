//! From a platform's TOML text to a checked [`Platform`]. Used by `build.rs`, the tools and tests; the extension never
//! parses TOML.

use std::fs;
use std::path::Path;

use super::check::{check, check_all};
use super::problem::{CatalogError, Problem};
use super::schema::Platform;

/// Reads and checks every `.toml` of a folder; gives the platforms in the order of their ids. What is wrong is told of every file, not of the
/// first alone; what holds between the files is checked once each of them is right.
pub fn folder(dir: &Path) -> Result<Vec<Platform>, Vec<CatalogError>> {
    let unreadable = |path: &Path, error: &dyn std::fmt::Display| CatalogError {
        file: path.display().to_string(),
        key: "the file".to_owned(),
        problem: Problem::Form(format!("can't be read: {error}")),
    };
    let entries = fs::read_dir(dir).map_err(|error| vec![unreadable(dir, &error)])?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    paths.sort();
    let (mut platforms, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let source = fs::read_to_string(&path).map_err(|error| unreadable(&path, &error));
        match source.and_then(|source| platform(&file, &source)) {
            Ok(platform) => platforms.push(platform),
            Err(error) => errors.push(error),
        }
    }
    // by id, not by file name: `google-account.toml` stands before `google.toml`
    platforms.sort_by(|one: &Platform, other| one.id.cmp(&other.id));
    if errors.is_empty() {
        errors.extend(check_all(&platforms).err());
    }
    if errors.is_empty() { Ok(platforms) } else { Err(errors) }
}

/// Reads and checks one file's text; `file` is its name, such as `linkedin.toml`.
pub fn platform(file: &str, source: &str) -> Result<Platform, CatalogError> {
    let platform: Platform = toml::from_str(source).map_err(|error| CatalogError {
        file: file.to_owned(),
        key: key_at(source, error.span().map_or(0, |span| span.start)),
        problem: Problem::Form(error.to_string().trim_end().to_owned()),
    })?;
    check(file, &platform)?;
    Ok(platform)
}

/// The table and key around a byte offset, for messages: `control.kind`.
fn key_at(source: &str, offset: usize) -> String {
    let before = &source[..source.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = source[line_start..].lines().next().unwrap_or_default();
    let table = before[..line_start].lines().rev().find_map(|line| line.trim().strip_prefix('['));
    let table = table.unwrap_or_default().trim_matches(|c| matches!(c, '[' | ']' | ' '));
    let key = if line.trim_start().starts_with('[') { "" } else { line.split('=').next().unwrap_or_default().trim() };
    [table, key].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(".")
}
