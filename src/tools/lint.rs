//! What is right in form and yet doubtful in a platform's file. Start at [`lint`].

use std::collections::BTreeMap;

use crate::catalog::{Control, OnMeans, Place, Platform};
use crate::text::normalise;

/// A doubt about a file: to look at, not to stop at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The file's name.
    pub file: String,
    /// Where in the file, as in [`crate::catalog::CatalogError`].
    pub key: String,
    /// What is doubtful and what to do.
    pub text: String,
}

/// Words by which a label sounds like keeping data out.
const KEEPS_OUT: &[&str] = &[
    "don't",
    "do not",
    "prevent",
    "block",
    "opt out",
    "opt-out",
    "exclude",
    "disallow",
    "refuse",
    "noai",
    "stop",
    "against",
    "zero data",
    "object",
    "not authorized",
    "not be",
    "拒否",
    "拒绝",
    "nicht",
    "untersagen",
];

/// Words with which a label begins that lets data be used.
const LETS_USE: &[&str] =
    &["allow", "use", "help", "improve", "share", "include", "enable", "let", "train", "contribute", "turn on", "make"];

/// Doubts about one platform. `today` is a date like `2026-11-22`.
pub fn lint(platform: &Platform, today: &str) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut doubt = |key: String, text: String| {
        doubts.push(Doubt { file: format!("{}.toml", platform.id), key, text });
    };
    for page in &platform.pages {
        let used = |control: &Control| control.pages.contains(&page.id) || control.rows.contains(&page.id);
        if !platform.controls.iter().any(used) {
            doubt(format!("page[{}]", page.id), "no control is on it; remove it or name it in `pages`".into());
        }
    }
    for control in &platform.controls {
        let mut doubt = |key: &str, text: String| doubt(format!("control[{}].{key}", control.id), text);
        match control.sources.iter().map(|source| source.seen.as_str()).max() {
            Some(newest) if is_older_than_a_year(newest, today) => doubt(
                "source",
                format!("the newest source is of {newest}, more than 12 months ago; see whether it still holds"),
            ),
            _ => {}
        }
        if let Some(source) = control.sources.iter().find(|source| source.seen.as_str() > today) {
            doubt("source.seen", format!("`{}` lies in the future", source.seen));
        }
        let mut urls = BTreeMap::new();
        for source in &control.sources {
            if urls.insert(&source.url, ()).is_some() {
                doubt("source.url", format!("`{}` stands here twice; keep one", source.url));
            }
        }
        if control.neighbour {
            continue;
        }
        if control.purpose.is_none() {
            doubt("purpose", "is missing; say what the data is used for if one of the purposes fits".into());
        }
        let recognised = !control.labels.is_empty() || !control.headings.is_empty() || !control.marks.is_empty();
        if control.kind.has_state() && control.place == Place::Web && !recognised {
            doubt(
                "labels",
                "no label, heading or mark is known, so that it is listed, but never found in a page".into(),
            );
        }
        if control.labels.is_empty()
            && control.marks.is_empty()
            && !control.headings.is_empty()
            && control.pages.is_empty()
        {
            doubt("headings", "a heading is recognised on a known page only, and `pages` names none".into());
        }
        for (lang, text) in control.labels.iter().flat_map(|(lang, texts)| texts.iter().map(move |text| (lang, text))) {
            if control.headings.values().flatten().any(|heading| normalise(heading) == normalise(text)) {
                doubt("headings", format!("`{text}` is a label too; keep it there alone"));
            }
            polarity(control, text).into_iter().for_each(|text| doubt(&format!("labels.{lang}"), text));
        }
    }
    doubts
}

/// Says so where a label sounds like the opposite of what the file says of *on*. Words that are neither say nothing.
fn polarity(control: &Control, label: &str) -> Option<String> {
    let plain = normalise(label);
    let keeps_out = KEEPS_OUT.iter().any(|word| plain.contains(word));
    let lets_use = LETS_USE.iter().any(|word| plain.starts_with(&format!("{word} ")));
    let (sounds, says) = match (control.on_means?, keeps_out) {
        (OnMeans::Used, true) => ("keeping data out", "used"),
        (OnMeans::Protected, false) if lets_use => ("letting data be used", "protected"),
        _ => return None,
    };
    Some(format!("`{label}` sounds like {sounds}, but on_means is \"{says}\"; which is it?"))
}

/// Whether a date (`2025`, `2025-11`, `2025-11-03`) lies more than twelve months before another one. A year or a month
/// counts until its end.
fn is_older_than_a_year(date: &str, today: &str) -> bool {
    let year: i32 = today.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    let limit = format!("{:04}{}", year - 1, today.get(4..).unwrap_or_default());
    date < limit.get(..date.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::read;

    const FILE: &str = r#"
        id = "demo"
        name = "Demo"
        owner = "Demo Inc."
        category = "social"
        hosts = ["demo.example"]
        summary = "Trains on posts."
        confidence = "high"
        page = [{ id = "ai", title = "AI", addresses = ["https://demo.example/ai"] }]
        [[control]]
        id = "train"
        kind = "switch"
        purpose = "training"
        pages = ["ai"]
        on_means = "used"
        does = "Off stops it."
        labels.en = ["Train on my posts"]
        source = [{ url = "https://demo.example/help", seen = "2026-01", supports = "label" }]
    "#;

    #[test]
    fn a_sound_file_raises_no_doubt() {
        assert_eq!(lint(&read::platform("demo.toml", FILE).unwrap(), "2026-11-22"), []);
    }

    #[test]
    fn each_doubt_names_its_key_and_what_to_do() {
        for (from, to, key, words) in [
            ("2026-01", "2025-10", "control[train].source", "more than 12 months ago"),
            ("2026-01", "2026-12", "control[train].source.seen", "lies in the future"),
            (
                "source = [",
                "source = [{ url = \"https://demo.example/help\", seen = \"2026-02\", supports = \"default\" }, ",
                "control[train].source.url",
                "stands here twice",
            ),
            ("purpose = \"training\"", "", "control[train].purpose", "say what the data is used for"),
            ("labels.en = [\"Train on my posts\"]", "", "control[train].labels", "never found in a page"),
            (
                "labels.en = [\"Train on my posts\"]",
                "headings.en = [\"Training\"]\nsteps = [\"AI\"]",
                "page[ai]",
                "no control is on it",
            ),
            (
                "on_means = \"used\"",
                "on_means = \"protected\"",
                "control[train].labels.en",
                "sounds like letting data be used",
            ),
            (
                "Train on my posts",
                "Don't train on my posts",
                "control[train].labels.en",
                "sounds like keeping data out",
            ),
            (
                "labels.en = [\"Train on my posts\"]",
                "labels.en = [\"Train on my posts\"]\nheadings.en = [\"train on my posts\"]",
                "control[train].headings",
                "is a label too",
            ),
        ] {
            let without_page = from.starts_with("labels") && to.starts_with("headings");
            let file = if without_page { FILE.replace("pages = [\"ai\"]", "") } else { FILE.to_owned() };
            let platform = read::platform("demo.toml", &file.replacen(from, to, 1)).unwrap_or_else(|e| panic!("{e}"));
            let doubts = lint(&platform, "2026-11-22");
            let found = doubts.iter().any(|doubt| doubt.key == key && doubt.text.contains(words));
            assert!(found, "{key}: {words} expected, seen: {doubts:#?}");
        }
    }

    #[test]
    fn a_year_and_a_month_count_until_their_end() {
        for (date, old) in [
            ("2025-11-21", true),
            ("2025-11-22", false),
            ("2025-11", false),
            ("2025-10", true),
            ("2025", false),
            ("2024", true),
        ] {
            assert_eq!(is_older_than_a_year(date, "2026-11-22"), old, "{date}");
        }
    }
}
