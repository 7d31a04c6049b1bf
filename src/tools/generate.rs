//! What is generated from the catalogue: the agent's addresses, the JSON schema, the facts for the browser tests, the table
//! of all platforms.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::catalog::{self, Category, Confidence, Control, DefaultState, Kind, OnMeans, Place, Platform, Purpose};
use crate::history::Memory;
use crate::lexicon;

/// What the agent asks at each navigation, as an ES module: the table of the catalogue's addresses, one text with a line for
/// each host, `host regex`, sorted; and a regular expression for addresses of settings anywhere. One text costs a browser next to nothing to load, however long it is.
pub fn addresses() -> String {
    let rows: String = catalog::address_table().iter().map(|(host, regex)| format!("{host} {regex}\n")).collect();
    let text = serde_json::to_string(&format!("\n{rows}")).expect("a text is JSON");
    let settings = serde_json::to_string(&lexicon::settings_address_regex()).expect("a text is JSON");
    format!(
        "// Generated from src/catalog and src/lexicon by `optlight addresses`.\nexport default {text};\nexport const settings = {settings};"
    )
}

/// The JSON schema of a platform's file, for editors.
pub fn schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(Platform)).expect("a schema is JSON")
}

/// The JSON schema of the memory, which an exported file follows.
pub fn memory_schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(Memory)).expect("a schema is JSON")
}

/// All platforms as JSON, in the keys of their files, for the tests that are generated from them.
pub fn facts() -> String {
    let known: Vec<_> = catalog::all().collect();
    let platforms: Vec<&Platform> = known.iter().map(|known| &known.platform).collect();
    serde_json::to_string(&platforms).expect("a platform is JSON")
}

/// `docs/platforms.md`: counts, and every control of every platform.
pub fn platforms() -> String {
    let known: Vec<_> = catalog::all().collect();
    let platforms: Vec<&Platform> = known.iter().map(|known| &known.platform).collect();
    let mut out = String::from(
        "# Platforms\n\n\
         Written by `./build.sh platform docs` from [the catalogue's files](../src/catalog/platforms), and checked by the tests. \
         [catalog.md](catalog.md) explains what a file says.\n\n",
    );
    out += &counts(&platforms);
    for category in CATEGORIES {
        let own: Vec<&&Platform> = platforms.iter().filter(|platform| platform.category == category).collect();
        if own.is_empty() {
            continue;
        }
        write!(out, "\n## {}\n\n", title(category)).expect("a String takes all");
        out += "| Platform | Control | Kind | About | On means | Default | Found on | Languages | Newest source |\n";
        out += "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";
        for platform in own {
            let shown = platform.controls.iter().filter(|control| !control.neighbour);
            for (at, control) in shown.enumerate() {
                let name = format!("**{}**{}", platform.name, doubt(platform.confidence));
                out += &row(platform, control, if at == 0 { &name } else { "" });
            }
        }
    }
    out += "\n*Found on*: how many of the platform's pages carry it; *by its words* where no address is known, so that it is found \
            when somebody clicks the button there; *listed* where neither address nor words are known, or an app has it: then \
            the popup tells the way. A platform marked *medium* or *low* rests on two reports, or on one.\n";
    out
}

const CATEGORIES: [Category; 8] = [
    Category::Social,
    Category::Assistant,
    Category::Productivity,
    Category::Developer,
    Category::Creative,
    Category::Media,
    Category::Commerce,
    Category::Account,
];

fn title(category: Category) -> &'static str {
    match category {
        Category::Social => "Social networks",
        Category::Assistant => "Assistants",
        Category::Productivity => "Work and productivity",
        Category::Developer => "Developers",
        Category::Creative => "Creative work",
        Category::Media => "Media and publishing",
        Category::Commerce => "Shops and money",
        Category::Account => "Accounts",
    }
}

fn counts(platforms: &[&Platform]) -> String {
    let controls: Vec<&Control> = platforms.iter().flat_map(|platform| &platform.controls).collect();
    let shown: Vec<&&Control> = controls.iter().filter(|control| !control.neighbour).collect();
    let wordings = |control: &&Control| {
        let labels = control.labels.values().chain(control.earlier.values()).map(Vec::len).sum::<usize>();
        let headings = control.headings.values().map(Vec::len).sum::<usize>();
        (labels, headings)
    };
    let (labels, headings) =
        controls.iter().map(wordings).fold((0, 0), |(labels, headings), (l, h)| (labels + l, headings + h));
    let languages: BTreeSet<&String> = controls
        .iter()
        .flat_map(|control| control.labels.keys().chain(control.earlier.keys()).chain(control.headings.keys()))
        .collect();
    let sources: usize = controls.iter().map(|control| control.sources.len()).sum();
    let pages: usize = platforms.iter().map(|platform| platform.pages.len()).sum();
    let addresses: usize = platforms.iter().flat_map(|platform| &platform.pages).map(|page| page.addresses.len()).sum();
    let of_kind = |kinds: &[Kind]| shown.iter().filter(|control| kinds.contains(&control.kind)).count();
    let languages: Vec<&str> = languages.iter().map(|tag| tag.as_str()).collect();
    format!(
        "| | |\n| --- | --- |\n| Platforms | {} |\n| Controls | {} |\n| … with a state to read | {} |\n| … buttons and links | {} |\n\
         | … forms and e-mails | {} |\n| … that say that there is none | {} |\n| Neighbours, known so as not to be mistaken | {} |\n\
         | Pages | {pages} |\n| Addresses of pages | {addresses} |\n| Labels | {labels} |\n| Headings | {headings} |\n\
         | Languages | {}: {} |\n| Sources | {sources} |\n",
        platforms.len(),
        shown.len(),
        shown.iter().filter(|control| control.kind.has_state()).count(),
        of_kind(&[Kind::Button, Kind::Link]),
        of_kind(&[Kind::Form, Kind::Email]),
        of_kind(&[Kind::None]),
        controls.len() - shown.len(),
        languages.len(),
        languages.join(", "),
    )
}

fn row(platform: &Platform, control: &Control, name: &str) -> String {
    let languages: BTreeSet<&str> = control.labels.keys().chain(control.headings.keys()).map(String::as_str).collect();
    let on_means = match control.on_means {
        Some(OnMeans::Used) => "used",
        Some(OnMeans::Protected) => "kept out",
        None => "",
    };
    let default = match control.default {
        DefaultState::On => "on",
        DefaultState::Off => "off",
        DefaultState::Varies => "varies",
        DefaultState::Unknown => "",
    };
    let purpose = match control.purpose {
        Some(Purpose::Training) => "training",
        Some(Purpose::HumanReview) => "review by people",
        Some(Purpose::Personalization) => "personalization",
        Some(Purpose::ThirdParty) => "other companies",
        Some(Purpose::Retention) => "history",
        Some(Purpose::Scraping) => "crawlers",
        None => "",
    };
    let pages = platform.pages.iter().filter(|page| control.is_on(&page.id)).count();
    let found = match (control.place, pages) {
        (Place::App, _) => "listed (app)".to_owned(),
        (Place::Web, 0) if control.labels.is_empty() => "listed".to_owned(),
        (Place::Web, 0) => "by its words".to_owned(),
        (Place::Web, 1) => "1 page".to_owned(),
        (Place::Web, count) => format!("{count} pages"),
    };
    let label = control.label_in("en");
    let label = if label.is_empty() { &control.id } else { label };
    let withdrawn = control.until.as_ref().map(|until| format!(" (withdrawn {until})")).unwrap_or_default();
    let newest = control.sources.iter().map(|source| source.seen.as_str()).max().unwrap_or_default();
    format!(
        "| {name} | {}{withdrawn}{} | {} | {purpose} | {on_means} | {default} | {found} | {} | {newest} |\n",
        label.replace('|', "\\|"),
        control.confidence.map(doubt).unwrap_or_default(),
        control.kind.name(),
        languages.into_iter().collect::<Vec<_>>().join(" "),
    )
}

fn doubt(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "",
        Confidence::Medium => " *medium*",
        Confidence::Low => " *low*",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_schemas_are_the_types_own() {
        let committed = include_str!("../catalog/platform.schema.json");
        assert_eq!(committed.trim_end(), schema(), "write it anew: ./build.sh platform docs");
        let committed = include_str!("../../docs/memory.schema.json");
        assert_eq!(committed.trim_end(), memory_schema(), "write it anew: ./build.sh platform docs");
    }

    #[test]
    fn the_committed_table_of_platforms_is_the_catalogues_own() {
        let committed = include_str!("../../docs/platforms.md");
        assert!(committed.trim_end() == platforms().trim_end(), "write it anew: ./build.sh platform docs");
    }

    #[test]
    fn the_schema_refuses_what_the_types_refuse() {
        let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
        assert_eq!(schema["additionalProperties"], false);
        let control = &schema["$defs"]["Control"];
        assert_eq!(control["additionalProperties"], false);
        assert!(control["properties"]["does_not"]["description"].is_string(), "editors explain each key");
        assert!(control["required"].as_array().unwrap().contains(&"does".into()), "{control}");
        assert!(!control["required"].as_array().unwrap().contains(&"labels".into()), "{control}");
    }

    #[test]
    fn the_guide_explains_every_key() {
        let guide = include_str!("../../docs/catalog.md");
        let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
        let definitions = schema["$defs"].as_object().unwrap().values().chain([&schema]);
        let keys =
            definitions.filter_map(|definition| definition["properties"].as_object()).flat_map(|keys| keys.keys());
        let missing: Vec<&String> = keys.filter(|key| !guide.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "docs/catalog.md does not explain {missing:?}");
    }

    #[test]
    fn the_agents_table_has_one_line_for_each_host_with_pages() {
        let module = addresses();
        let table = module.lines().find_map(|line| line.strip_prefix("export default ")).unwrap();
        let text: String = serde_json::from_str(table.trim_end_matches(';')).unwrap();
        let hosts: Vec<&str> = text.trim().lines().map(|line| line.split_once(' ').unwrap().0).collect();
        assert!(hosts.contains(&"www.linkedin.com"), "{hosts:?}");
        assert!(hosts.is_sorted(), "{hosts:?}");
    }
}
