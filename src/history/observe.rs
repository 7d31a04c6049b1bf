//! From looks to memory: what is new in a look ([`follow`]), and what becomes of it ([`Memory::observe`]).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use url::Url;

use super::{Accounts, Change, ControlId, Memory, OBSERVATIONS, Observation, PlatformId, Text, Time, is_told};
use crate::catalog::Kind;
use crate::report::{Finding, Origin, Report, State};

/// How long a row's text may be older than what the control itself has shown: pages keep such texts until they load anew.
const ROW_STALE_SECONDS: i64 = 3_600;

/// What a document has shown since it was loaded, by control: what a later difference in it is measured against.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(hashmap_as_object, missing_as_null))]
pub struct Told(pub BTreeMap<String, Sight>);

/// A state as a document showed it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Sight {
    /// What it was set to.
    pub state: State,
    /// The chosen option.
    pub choice: Option<String>,
}

/// A finding that is worth an observation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct News<'f> {
    /// What was found.
    pub finding: &'f Finding,
    /// Whether it turned in this document before our eyes, or the person touched it just before the document was loaded.
    pub watched: bool,
}

/// What is known of a document beside what it shows.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Background {
    /// The controls that the person used in this tab a moment ago, as before a form was sent.
    pub touched: Vec<String>,
    /// Whether the browser brought the document back as it had been left: what it shows can be old.
    pub restored: bool,
}

/// What a look at a document shows that wasn't known of it. `told` is what it has shown before and takes in the look;
/// `merged` is the whole tab's report, which alone tells what is absent.
///
/// A page that is still loading can show switches as off: only what a settled look shows is news. What then turns is watched,
/// settled or not, since the turning unsettles a page. What leaves the document, as in a dialog that is closed, comes back
/// as news. Where the address names another account than the first one, nothing is.
pub fn follow<'f>(told: &mut Told, look: &'f Report, merged: &'f Report, background: &Background) -> Vec<News<'f>> {
    if is_further_account(&merged.url) {
        return Vec::new();
    }
    let mut news = Vec::new();
    let absent = merged.findings.iter().filter(|finding| finding.state == State::Absent);
    let present = look.findings.iter().filter(|finding| finding.state != State::Absent);
    let rememberable =
        |finding: &&Finding| finding.origin == Origin::Catalog && !finding.unsaved && finding.kind.has_state();
    for finding in present.chain(absent).filter(rememberable) {
        let Some(id) = &finding.id else { continue };
        let sight = Sight { state: finding.state, choice: finding.choice.clone() };
        match told.0.get(id) {
            Some(known) if *known == sight => {}
            Some(known) if is_told(known.state) && is_told(sight.state) => {
                news.push(News { finding, watched: true });
                told.0.insert(id.clone(), sight);
            }
            _ if look.settled => {
                if !background.restored {
                    news.push(News { finding, watched: is_told(sight.state) && background.touched.contains(id) });
                }
                told.0.insert(id.clone(), sight);
            }
            _ => {}
        }
    }
    if look.settled {
        let is_there =
            |id: &String| look.findings.iter().chain(&merged.findings).any(|one| one.id.as_ref() == Some(id));
        told.0.retain(|id, _| is_there(id));
    }
    news
}

/// Whether an address names an account of the browser by its number, and not the first one, as Google's do: `/u/1/`,
/// `authuser=1`. What it shows is another account's for certain.
fn is_further_account(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let is_further = |number: &str| number.parse::<u8>().is_ok_and(|number| number > 0);
    let segments: Vec<&str> = url.path_segments().into_iter().flatten().collect();
    let by_path = segments.windows(2).any(|pair| pair[0] == "u" && is_further(pair[1]));
    by_path || url.query_pairs().any(|(key, value)| key == "authuser" && is_further(&value))
}

impl Memory {
    /// Keeps what was seen, and notices a change that nobody watched. Tells whether anything became different.
    pub fn observe(&mut self, news: News<'_>, now: Time) -> bool {
        let News { finding, watched } = news;
        let Some(id) = finding.id.as_deref().and_then(ControlId::new) else { return false };
        let Some(platform) = PlatformId::new(id.platform()) else { return false };
        if self.settings.off.contains(&platform) {
            return false;
        }
        let seen = Observation {
            state: finding.state,
            choice: finding.choice.as_deref().map(Text::new),
            data_use: finding.data_use,
            first: now,
            last: now,
            watched,
            row: finding.kind == Kind::Row,
        };
        let several = self.has_several(platform.as_str());
        let remembered = self.controls.entry(id).or_default();
        let before = remembered.told().cloned();
        if seen.row && before.as_ref().is_some_and(|before| before.contradicts_fresh(&seen, now)) {
            return false;
        }
        match remembered.observations.last_mut() {
            Some(last) if last.state == seen.state && last.choice == seen.choice && last.data_use == seen.data_use => {
                last.last = last.last.max(now);
                last.row &= seen.row;
            }
            _ => remembered.observations.push(seen.clone()),
        }
        let surplus = remembered.observations.len().saturating_sub(OBSERVATIONS);
        remembered.observations.drain(..surplus);

        let Some(before) = before.filter(|before| seen.is_told() && before.differs(&seen)) else { return true };
        let is_back = remembered.change.as_ref().is_some_and(|change| change.from.sense() == seen.sense());
        if watched || several || is_back {
            remembered.change = None;
        } else {
            let from = remembered.change.take().map_or(before, |change| change.from);
            remembered.change = Some(Change { from, at: now });
        }
        if remembered.goes_back_and_forth() && !self.accounts.contains_key(&platform) {
            self.say_accounts(platform, Accounts::Varying);
        }
        true
    }

    /// Keeps how many accounts there are; with several, no difference on that platform is a change any more.
    pub(super) fn say_accounts(&mut self, platform: PlatformId, accounts: Accounts) {
        if accounts != Accounts::One {
            let own = self.controls.iter_mut().filter(|(id, _)| id.platform() == platform.as_str());
            own.for_each(|(_, remembered)| remembered.change = None);
        }
        self.accounts.insert(platform, accounts);
    }
}

impl super::Remembered {
    /// Whether the last three changes were unwatched and led from one state to another one, back, and there again.
    fn goes_back_and_forth(&self) -> bool {
        let mut told: Vec<&Observation> = Vec::new();
        for one in self.observations.iter().filter(|one| one.is_told()) {
            if told.last().is_none_or(|last| last.sense() != one.sense()) {
                told.push(one);
            }
        }
        match told.as_slice() {
            [.., a, b, c, d] => {
                a.sense() == c.sense() && b.sense() == d.sense() && ![b, c, d].iter().any(|one| one.watched)
            }
            _ => false,
        }
    }
}

impl Observation {
    /// Whether it is set to something else that means something else. A state that means something else since the catalogue
    /// has learnt better is no change.
    fn differs(&self, other: &Self) -> bool {
        (self.state != other.state || self.choice != other.choice) && self.sense() != other.sense()
    }

    /// Whether a row says otherwise than this one, which the control itself has told a short time ago.
    fn contradicts_fresh(&self, row: &Self, now: Time) -> bool {
        !self.row && self.sense() != row.sense() && now.seconds_since(self.last) < ROW_STALE_SECONDS
    }
}
