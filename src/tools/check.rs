//! Checks the catalogue's files and shows what a person would see of one. Start at [`run`].

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::catalog::{Control, Page, Place, Platform, read};
use crate::report::State;
use crate::ui::words;

use super::lint::lint;

/// Checks all files of a folder; for one platform shows too what a person would see. `today` is a date like `2026-11-22`.
/// Gives the text to print, or everything that is wrong, one line each.
pub fn run(dir: &Path, id: Option<&str>, today: &str) -> Result<String, String> {
    let errors = |errors: Vec<_>| errors.iter().map(|error| format!("error: {error}")).collect::<Vec<_>>().join("\n");
    let platforms = read::folder(dir).map_err(errors)?;
    let wanted: Vec<&Platform> = platforms.iter().filter(|platform| id.is_none_or(|id| platform.id == id)).collect();
    if wanted.is_empty() {
        return Err(format!("error: {}: there is no {}.toml", dir.display(), id.unwrap_or("file like ID")));
    }
    let mut out = String::new();
    if id.is_some() {
        wanted.iter().for_each(|platform| out += &preview(platform));
    }
    let doubts: Vec<_> = wanted.iter().flat_map(|platform| lint(platform, today)).collect();
    for doubt in &doubts {
        writeln!(out, "doubt: {}: {}: {}", doubt.file, doubt.key, doubt.text).expect("a String takes all");
    }
    let (files, doubts) = (count(wanted.len(), "file"), count(doubts.len(), "doubt"));
    write!(out, "{files} checked: no error, {doubts}").expect("a String takes all");
    Ok(out)
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// What a person would see of a platform: its pages and controls, in the words of the ring and the popup.
fn preview(platform: &Platform) -> String {
    let says = Says::new();
    let mut out = format!("{} ({})\n{}\n", platform.name, platform.owner, platform.summary);
    let on_page = |page: &Page, control: &&Control| control.is_on(&page.id);
    for page in &platform.pages {
        let link = if page.link().is_empty() { &page.addresses[0] } else { page.link() };
        write!(out, "\n{}  {link}\n", page.title).expect("a String takes all");
        let controls = platform.controls.iter().filter(|control| on_page(page, control));
        controls.for_each(|control| out += &says.control(platform, control, page));
    }
    let nowhere = |control: &&Control| control.pages.is_empty() && control.rows.is_empty() && !control.neighbour;
    let elsewhere: Vec<&Control> = platform.controls.iter().filter(nowhere).collect();
    if !elsewhere.is_empty() {
        out += "\nOn no known page\n";
    }
    for control in elsewhere {
        let place = if control.place == Place::App { ", in the app only" } else { "" };
        writeln!(out, "  “{}” ({}{place})", control.label_in("en"), control.kind.name()).expect("a String takes all");
        out += &says.details(platform, control);
    }
    out + "\n"
}

/// The texts of the interface, in English.
struct Says(BTreeMap<String, BTreeMap<String, String>>);

impl Says {
    fn new() -> Self {
        let messages = include_str!("../../extension/_locales/en/messages.json");
        Self(serde_json::from_str(messages).expect("_locales has the form that browsers ask for"))
    }

    fn text<'t>(&'t self, key: &'t str) -> &'t str {
        self.0.get(key).and_then(|entry| entry.get("message")).map_or(key, String::as_str)
    }

    fn control(&self, platform: &Platform, control: &Control, page: &Page) -> String {
        if control.neighbour {
            return format!("  “{}” (neighbour: known, and never shown)\n", control.label_in("en"));
        }
        let as_row = control.rows.contains(&page.id) && !control.pages.contains(&page.id);
        let kind = if as_row { "row that leads to it" } else { control.kind.name() };
        let mut out = format!("  “{}” ({kind})\n", control.label_in("en"));
        if control.kind.has_state() {
            for (state, name) in [(State::On, "on"), (State::Off, "off")] {
                let finding = crate::detect::told(platform, control, state);
                let said: Vec<&str> = words::said(&finding).into_iter().map(|key| self.text(key)).collect();
                let purpose = self.text(words::purpose(control.purpose));
                writeln!(out, "    {name:<4}→ {purpose}: {}", said.join(" · ")).expect("a String takes all");
            }
            let missing = if control.inside.is_some() {
                "never said: it is inside a dialog".to_owned()
            } else if !control.is_known_in(None) {
                "never said: neither its label nor a mark is known".to_owned()
            } else {
                format!(
                    "{}, {} of its absence known",
                    self.text("state_absent"),
                    count(control.offered.len(), "reason")
                )
            };
            writeln!(out, "    none→ {missing}").expect("a String takes all");
        }
        if as_row { out } else { out + &self.details(platform, control) }
    }

    fn details(&self, platform: &Platform, control: &Control) -> String {
        let way = platform.way_to(control).filter(|_| control.pages.is_empty()).unwrap_or_default();
        let steps = control.steps.join(" › ");
        let texts = [control.does.as_str(), control.does_not.as_deref().unwrap_or_default(), &steps, &way];
        let reasons = control.offered.iter().map(|condition| condition.text.as_str());
        let texts = texts.into_iter().chain(reasons).filter(|text| !text.is_empty());
        texts.map(|text| format!("    {text}\n")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLATFORMS: &str = "src/catalog/platforms";

    #[test]
    fn the_catalogue_passes_its_own_check() {
        let told = run(Path::new(PLATFORMS), None, "2026-11-22").unwrap_or_else(|errors| panic!("{errors}"));
        assert!(told.contains("files checked: no error"), "{told}");
    }

    #[test]
    fn a_platform_is_shown_as_a_person_sees_it() {
        let told = run(Path::new(PLATFORMS), Some("linkedin"), "2026-11-22").unwrap();
        for line in [
            "LinkedIn (Microsoft)",
            "“Use my data for training content creation AI models” (switch)",
            "on  → AI training: on · your data is used",
            "off → AI training: off · kept out",
            "(neighbour: known, and never shown)",
            "1 file checked: no error",
        ] {
            assert!(told.contains(line), "“{line}” is not in:\n{told}");
        }
    }

    #[test]
    fn an_unknown_platform_and_an_unreadable_folder_are_told() {
        let unknown = run(Path::new(PLATFORMS), Some("nowhere"), "2026-11-22").unwrap_err();
        assert!(unknown.contains("there is no nowhere.toml"), "{unknown}");
        let unreadable = run(Path::new("no/such/folder"), None, "2026-11-22").unwrap_err();
        assert!(unreadable.contains("no/such/folder: the file: can't be read"), "{unreadable}");
    }
}
