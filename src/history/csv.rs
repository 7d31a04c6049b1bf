//! The memory as a table (RFC 4180): one row an observation.

use super::Memory;
use crate::catalog;
use crate::report::word;

const HEAD: [&str; 9] =
    ["platform", "control", "name", "state", "choice", "data use", "first seen", "last seen", "watched"];

impl Memory {
    /// The table's text, with the catalogue's names of the controls in a language (BCP 47). Names of platforms whose files are
    /// not loaded stay empty.
    pub fn csv(&self, language: &str) -> String {
        let mut out = line(&HEAD);
        for (id, remembered) in &self.controls {
            let known = catalog::platform(id.platform());
            let control = known.as_ref().and_then(|known| known.platform.control(id.control()));
            let name = control.map(|control| control.label_in(language)).unwrap_or_default();
            for one in &remembered.observations {
                let choice = one.choice.as_ref().map_or("", |choice| choice.as_str());
                let (state, data_use) = (word(one.state), word(one.data_use));
                let (first, last) = (one.first.to_string(), one.last.to_string());
                let watched = if one.watched { "yes" } else { "no" };
                out += &line(&[id.platform(), id.control(), name, &state, choice, &data_use, &first, &last, watched]);
            }
        }
        out
    }
}

fn line(cells: &[&str]) -> String {
    format!("{}\r\n", cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(","))
}

/// A cell; what a spreadsheet would take for a formula gets a quote in front, since options are texts of pages.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains([',', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}
