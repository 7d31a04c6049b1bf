//! From a platform's TOML text to a checked [`Platform`]. Used by `build.rs` and by tests; the core never parses TOML.

use super::check::{CatalogError, Problem, check};
use super::schema::Platform;

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
