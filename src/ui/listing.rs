//! Which platforms and controls the dashboard lists, and in which order. Needs no DOM.

use crate::catalog::{self, Category, Control, Kind, Known, Platform};
use crate::history::{ControlId, Memory, Observation};
use crate::report::DataUse;
use crate::text::normalise;

/// What the person wants to see of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Words that have to be in a platform's or a control's texts.
    pub query: String,
    /// The state that a control has to have been seen in.
    pub shown: Shown,
    /// The platforms' category, or all.
    pub category: Option<Category>,
}

/// Which controls are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shown {
    /// All of them.
    #[default]
    All,
    /// Those that let data be used.
    Used,
    /// Those that keep it out.
    Protected,
    /// Those that were looked at and can't be told, or weren't there.
    Unclear,
    /// Those that were never looked at.
    Never,
    /// Those with a change that wasn't seen yet.
    Changed,
}

impl Shown {
    /// All choices with the text that names each.
    pub const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::All, "all", "filter_all"),
        (Self::Used, "used", "filter_used"),
        (Self::Protected, "protected", "filter_protected"),
        (Self::Unclear, "unclear", "filter_unclear"),
        (Self::Never, "never", "filter_never"),
        (Self::Changed, "changed", "filter_changed"),
    ];

    /// The choice with this value.
    pub fn of(value: &str) -> Self {
        Self::ALL.iter().find(|(_, name, _)| *name == value).map_or(Self::All, |(shown, ..)| *shown)
    }
}

/// The categories in the order in which they are listed, with the text that names each.
pub const CATEGORIES: [(Category, &str, &str); 8] = [
    (Category::Social, "social", "category_social"),
    (Category::Assistant, "assistant", "category_assistant"),
    (Category::Productivity, "productivity", "category_productivity"),
    (Category::Developer, "developer", "category_developer"),
    (Category::Creative, "creative", "category_creative"),
    (Category::Media, "media", "category_media"),
    (Category::Commerce, "commerce", "category_commerce"),
    (Category::Account, "account", "category_account"),
];

impl Filter {
    /// The controls of a platform that it lets through: a platform's name lets all of its controls through.
    pub fn controls<'k>(&self, known: &'k Known, memory: &Memory) -> Vec<&'k Control> {
        let platform = &known.platform;
        if self.category.is_some_and(|category| category != platform.category) {
            return vec![];
        }
        let query = normalise(&self.query);
        let has = |texts: &[&str]| query.split(' ').all(|word| texts.iter().any(|text| normalise(text).contains(word)));
        let by_platform = has(&[&platform.name, &platform.owner, &platform.id]);
        let fits = |control: &&Control| {
            let texts = control.labels.values().chain(control.headings.values()).flatten().map(String::as_str);
            let texts: Vec<&str> = texts.chain([platform.name.as_str(), control.does.as_str()]).collect();
            (by_platform || has(&texts)) && self.shows(platform, control, memory)
        };
        listed(platform).filter(fits).collect()
    }

    fn shows(&self, platform: &Platform, control: &Control, memory: &Memory) -> bool {
        let last = last_of(platform, control, memory);
        let data_use = last.map(|last| last.data_use);
        match self.shown {
            Shown::All => true,
            Shown::Used => data_use == Some(DataUse::Used),
            Shown::Protected => data_use == Some(DataUse::Protected),
            Shown::Unclear => data_use == Some(DataUse::Unknown),
            Shown::Never => last.is_none() && control.kind.has_state(),
            Shown::Changed => {
                memory.controls.get(name_of(platform, control).as_str()).is_some_and(|one| one.change.is_some())
            }
        }
    }
}

/// The controls of a platform that the dashboard tells of: what can be done before what can only be known.
pub fn listed(platform: &Platform) -> impl Iterator<Item = &Control> {
    let rank = |control: &Control| match control.kind {
        Kind::Form | Kind::Email => 1,
        Kind::None => 2,
        _ => 0,
    };
    let expected = move |at: u8| platform.controls.iter().filter(move |one| one.is_expected() && rank(one) == at);
    (0..3).flat_map(expected)
}

/// A control's name everywhere, `platform/control`.
pub fn name_of(platform: &Platform, control: &Control) -> String {
    format!("{}/{}", platform.id, control.id)
}

/// What was seen last of a control.
pub fn last_of<'m>(platform: &Platform, control: &Control, memory: &'m Memory) -> Option<&'m Observation> {
    memory.last(ControlId::new(&name_of(platform, control))?.as_str())
}

/// How many controls are known with a state, and what was seen of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Controls that have a state.
    pub all: usize,
    /// Those that let data be used when seen last.
    pub used: usize,
    /// Those that kept it out.
    pub protected: usize,
    /// Those that were looked at and can't be told.
    pub unclear: usize,
}

impl Counts {
    /// Counts a platform's controls.
    pub fn of(platform: &Platform, memory: &Memory) -> Self {
        let mut counts = Self::default();
        for control in listed(platform).filter(|control| control.kind.has_state()) {
            counts.all += 1;
            match last_of(platform, control, memory).map(|last| last.data_use) {
                Some(DataUse::Used) => counts.used += 1,
                Some(DataUse::Protected) => counts.protected += 1,
                Some(DataUse::Unknown) => counts.unclear += 1,
                None => {}
            }
        }
        counts
    }

    /// The counts of several platforms together.
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::default(), |sum, one| Self {
            all: sum.all + one.all,
            used: sum.used + one.used,
            protected: sum.protected + one.protected,
            unclear: sum.unclear + one.unclear,
        })
    }

    /// How many were looked at.
    pub fn seen(self) -> usize {
        self.used + self.protected + self.unclear
    }
}

/// What a person knows a control by: its label, else its platform's name.
pub fn label_of(id: &ControlId, language: &str) -> (String, String) {
    let known = catalog::platform(id.platform());
    let name = known.as_ref().map_or(id.platform(), |known| &known.platform.name).to_owned();
    let control = known.as_ref().and_then(|known| known.platform.control(id.control()));
    let label = control.map(|control| control.label_in(language)).filter(|label| !label.is_empty());
    (name, label.unwrap_or(id.control()).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The platforms that a filter lets through, with how many of their controls.
    fn found(filter: &Filter, memory: &Memory) -> Vec<(String, usize)> {
        let count = |known: std::rc::Rc<Known>| (known.platform.id.clone(), filter.controls(&known, memory).len());
        catalog::all().map(count).filter(|(_, count)| *count > 0).collect()
    }

    fn searching(query: &str) -> Vec<String> {
        let filter = Filter { query: query.into(), ..Filter::default() };
        found(&filter, &Memory::default()).into_iter().map(|(id, _)| id).collect()
    }

    /// A memory in which LinkedIn's switch was seen on.
    fn memory() -> Memory {
        let one =
            r#"{"state": "on", "dataUse": "used", "first": "2026-10-03T12:00:00Z", "last": "2026-10-03T12:00:00Z"}"#;
        let controls = format!(r#"{{"linkedin/genai-improvement": {{"observations": [{one}]}}}}"#);
        Memory::read(&format!(r#"{{"format": "optlight-memory", "version": 1, "controls": {controls}}}"#)).unwrap()
    }

    #[test]
    fn without_a_wish_every_platform_is_listed() {
        assert_eq!(found(&Filter::default(), &Memory::default()).len(), catalog::all().count());
        assert_eq!(searching("   "), searching(""));
    }

    #[test]
    fn a_platform_is_found_by_its_name_its_owner_and_by_its_controls_words_in_any_language() {
        assert_eq!(searching("LINKEDIN"), ["linkedin"]);
        assert!(searching("microsoft").contains(&"linkedin".to_owned()), "by its owner");
        assert!(searching("generativer KI").contains(&"linkedin".to_owned()), "by a German heading");
        assert!(searching("no such words").is_empty());
    }

    #[test]
    fn what_was_seen_decides_which_controls_are_shown() {
        let shown = |shown: Shown| found(&Filter { shown, ..Filter::default() }, &memory());
        assert_eq!(shown(Shown::Used), [("linkedin".to_owned(), 1)]);
        assert_eq!([Shown::Protected, Shown::Unclear, Shown::Changed].map(|one| shown(one).len()), [0, 0, 0]);
        let all = Counts::sum(catalog::all().map(|known| Counts::of(&known.platform, &memory())));
        let never: usize = shown(Shown::Never).iter().map(|(_, count)| count).sum();
        assert_eq!((all.used, all.seen(), never), (1, 1, all.all - 1));
    }

    #[test]
    fn neighbours_and_withdrawn_controls_are_not_listed_and_forms_come_after_switches() {
        for known in catalog::all() {
            let all: Vec<&Control> = listed(&known.platform).collect();
            assert!(all.iter().all(|control| !control.neighbour && control.until.is_none()), "{}", known.platform.id);
            let first_form = all.iter().position(|control| matches!(control.kind, Kind::Form | Kind::Email));
            let last_switch = all.iter().rposition(|control| control.kind.has_state());
            if let (Some(form), Some(switch)) = (first_form, last_switch) {
                assert!(switch < form, "{}", known.platform.id);
            }
        }
    }

    #[test]
    fn every_control_has_a_name_to_be_listed_by() {
        for known in catalog::all() {
            for control in listed(&known.platform) {
                let id = ControlId::new(&name_of(&known.platform, control)).unwrap();
                let (platform, label) = label_of(&id, "de");
                assert!(!platform.is_empty() && !label.is_empty(), "{id}");
            }
        }
        let unknown = ControlId::new("gone/long-ago").unwrap();
        assert_eq!(label_of(&unknown, "de"), ("gone".to_owned(), "long-ago".to_owned()));
    }
}
