//! A check-up: the chosen platforms' settings pages, opened one after another. Start at [`Tour`].

use serde::{Deserialize, Serialize};

use crate::catalog::{self, Page, Platform};
use crate::history::{ControlId, Memory, Observation, Time};

/// A check-up under way, or ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Tour {
    /// When it was started, RFC 3339.
    pub started: String,
    /// The pages, in order.
    pub stops: Vec<Stop>,
    /// The place of the page that is open; the number of pages once it has ended.
    pub at: usize,
    /// Whether the person stopped it before its end.
    pub stopped: bool,
    /// The tab that it goes through.
    pub tab: Option<f64>,
}

/// A page of a check-up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Stop {
    /// The platform's id.
    pub platform: String,
    /// The platform's name.
    pub name: String,
    /// The page's own heading.
    pub title: String,
    /// Its address, from the catalogue.
    pub url: String,
    /// The controls that it carries.
    pub controls: Vec<StopControl>,
    /// Whether the person left it out.
    pub skipped: bool,
}

/// A control to be read at a stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
pub struct StopControl {
    /// `platform/control`.
    pub id: String,
    /// What a person knows it by.
    pub label: String,
}

/// What the person does with a check-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Go on to the next page.
    Next,
    /// Leave this page out, and go on.
    Skip,
    /// End it.
    Stop,
}

impl Tour {
    /// Plans a check-up of platforms, with their names for controls in a language (BCP 47). Platforms that the catalogue
    /// doesn't know, or that have no page to open, are left out.
    pub fn plan(platforms: &[String], language: &str, now: Time) -> Self {
        let known = platforms.iter().filter_map(|id| catalog::platform(id));
        let stops = known.flat_map(|known| stops(&known.platform, language)).collect();
        Self { started: now.to_string(), stops, at: 0, stopped: false, tab: None }
    }

    /// The page that is open, or none once it has ended.
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at).filter(|_| !self.stopped)
    }

    /// Goes on. What has ended stays ended.
    pub fn step(&mut self, step: Step) {
        if self.stop().is_none() {
            return;
        }
        match step {
            Step::Next => self.at += 1,
            Step::Skip => {
                self.stops[self.at].skipped = true;
                self.at += 1;
            }
            Step::Stop => self.stopped = true,
        }
    }

    /// What was seen of a control since the check-up was started, or none.
    pub fn seen<'m>(&self, memory: &'m Memory, control: &StopControl) -> Option<&'m Observation> {
        let started = Time::parse(&self.started)?;
        memory.last(ControlId::new(&control.id)?.as_str()).filter(|last| last.last >= started)
    }
}

fn stops(platform: &Platform, language: &str) -> Vec<Stop> {
    let controls = |page: &Page| {
        let own = platform.controls.iter().filter(|control| control.is_expected() && control.kind.has_state());
        let here = own.filter(|control| control.pages.contains(&page.id));
        let told = |control: &catalog::Control| StopControl {
            id: format!("{}/{}", platform.id, control.id),
            label: control.label_in(language).to_owned(),
        };
        here.map(told).collect::<Vec<_>>()
    };
    let stop = |page: &Page| Stop {
        platform: platform.id.clone(),
        name: platform.name.clone(),
        title: page.title.clone(),
        url: page.link().to_owned(),
        controls: controls(page),
        skipped: false,
    };
    // a page of rows leads to pages that have their controls themselves
    platform.ai_pages().map(stop).filter(|stop| !stop.controls.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(platforms: &[&str]) -> Tour {
        let platforms: Vec<String> = platforms.iter().map(|id| (*id).to_owned()).collect();
        Tour::plan(&platforms, "en", Time::parse("2026-10-03T12:00:00Z").unwrap())
    }

    #[test]
    fn it_goes_through_the_pages_with_controls_of_the_chosen_platforms_in_their_order() {
        let tour = plan(&["x", "linkedin", "no-such-platform"]);
        let platforms: Vec<&str> = tour.stops.iter().map(|stop| stop.platform.as_str()).collect();
        assert_eq!((platforms[0], platforms.last()), ("x", Some(&"linkedin")));
        let titles: Vec<&str> = tour.stops.iter().map(|stop| stop.title.as_str()).collect();
        assert!(titles.contains(&"Data for Generative AI Improvement"), "{titles:?}");
        assert!(!titles.contains(&"Data privacy"), "a page of rows only: {titles:?}");
    }

    #[test]
    fn next_and_skip_go_on_to_the_end_and_stop_ends_it() {
        let mut tour = plan(&["linkedin"]);
        let count = tour.stops.len();
        assert!(count > 1, "the test needs two pages");
        tour.step(Step::Skip);
        assert!(tour.stops[0].skipped && !tour.stops[1].skipped);
        (1..count).for_each(|_| tour.step(Step::Next));
        assert_eq!((tour.at, tour.stop()), (count, None));
        let ended = tour.clone();
        tour.step(Step::Skip);
        assert_eq!(tour, ended);

        let mut tour = plan(&["linkedin"]);
        tour.step(Step::Stop);
        assert_eq!((tour.stop(), tour.stopped), (None, true));
    }

    #[test]
    fn every_stop_has_an_address_and_controls_with_names() {
        let all: Vec<String> = catalog::all().map(|known| known.platform.id.clone()).collect();
        let tour = Tour::plan(&all, "de", Time::parse("2026-10-03T12:00:00Z").unwrap());
        assert!(tour.stops.len() > 40, "{}", tour.stops.len());
        for stop in &tour.stops {
            assert!(stop.url.starts_with("https://") && !stop.url.contains('*'), "{stop:?}");
            assert!(stop.controls.iter().all(|control| !control.label.is_empty()), "{stop:?}");
        }
    }
}
