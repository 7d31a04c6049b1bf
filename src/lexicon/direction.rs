//! Which way round a sentence is: whether what it says of data and AI is refused, negated, or neither. Start at
//! [`Words::direction`].

use super::concept::Concept::{Ai, Allow, But, Data, Improve, Mine, Model, Not, Refuse, Share, Train, Use, Without};
use super::concept::Object;
use super::hits::Hit;
use super::sentence::{Direction, Words};

impl Words<'_> {
    /// Which way round: negation and refusal each turn it, unless they only say the same twice.
    pub(super) fn direction(&self) -> Direction {
        let nots = self.of(Not).map(|(_, hit)| hit).chain(self.without()).filter(|hit| !self.trails(hit));
        let mut nots: Vec<&Hit> = nots.collect();
        nots.sort_by_key(|hit| hit.start);
        // “accept or reject” is neither
        let paired = |hit: &Hit| {
            let mut allowed =
                self.of(Allow).filter(|(_, allow)| allow.end <= hit.start && !self.has_between(allow, hit));
            allowed.any(|(_, allow)| {
                let between = self.between(allow, hit);
                between.starts_with(' ') && between.ends_with(' ') && (3..=6).contains(&between.chars().count())
            })
        };
        let refusals = self.of(Refuse).map(|(_, hit)| hit).filter(|hit| !self.trails(hit) && !paired(hit));
        let refusals: Vec<&Hit> = refusals.collect();
        let near = |one: &Hit, other: &Hit| self.between(one, other).chars().count() <= 12;
        // “stop blocking”: one refuses the other; “block or prevent” says one thing
        let nested = refusals.windows(2).any(|pair| {
            let between = self.between(pair[0], pair[1]);
            pair[1].start >= pair[0].end
                && between.chars().count() <= 12
                && !between.contains([',', '、', '/', '&'])
                && !self.is_joined(between)
        });
        if nested {
            return Direction::Unsure;
        }
        match (nots.is_empty(), refusals.is_empty()) {
            (true, true) => Direction::Used,
            (false, true) | (true, false) => Direction::KeptOut,
            (false, false) => {
                // “don't exclude” takes the refusal back; “keep private, never use” is one direction
                let taken_back = nots.iter().any(|not| {
                    refusals.iter().any(|refusal| {
                        let before = not.end <= refusal.start;
                        let stands = match self.object {
                            Object::After => before,
                            Object::Before => !before,
                            Object::Both => true,
                        };
                        stands && near(not, refusal) && !self.between(not, refusal).contains([',', '、', ';', ':', '('])
                    })
                });
                if taken_back { Direction::Used } else { Direction::KeptOut }
            }
        }
    }

    /// Every *without* that negates what the relation is made of: `without training AI`, `without my posts being used`, but
    /// not `without names`.
    fn without(&self) -> impl Iterator<Item = &Hit> {
        self.of(Without).map(|(_, hit)| hit).filter(|hit| {
            let after = self.hits.iter().filter(|other| other.start >= hit.end);
            let before = self.hits.iter().rev().filter(|other| other.end <= hit.start);
            let beside: Vec<&Hit> =
                if self.tool == Object::After { before.take(4).collect() } else { after.take(4).collect() };
            let is_aside =
                |other: &Hit| if self.tool == Object::After { other.start >= hit.end } else { other.end <= hit.start };
            let is_after =
                self.hits.iter().any(|other| matches!(other.concept, Ai | Model | Train | Improve) && is_aside(other));
            let mut last = *hit;
            let mut is_mine = false;
            for other in beside {
                if self.between(other, last).chars().count() > 8 {
                    return false;
                }
                match other.concept {
                    Ai | Model | Train | Improve | Use | Share => return true,
                    // “train AI without my photos”
                    Data if is_mine && is_after => return true,
                    Mine | Data => {
                        is_mine |= other.concept == Mine;
                        last = other;
                    }
                    _ => return false,
                }
            }
            false
        })
    }

    fn is_joined(&self, between: &str) -> bool {
        let between = between.trim();
        (1..=3).contains(&between.chars().count())
    }

    /// Whether a word stands in a clause of its own, beside everything that the relation is made of: after it, or, where
    /// verbs come last, before it.
    pub(super) fn trails(&self, hit: &Hit) -> bool {
        let is_core = |other: &&Hit| matches!(other.concept, Ai | Model | Train | Improve);
        let last = self.hits.iter().filter(is_core).rfind(|other| other.end <= hit.start);
        let next = self.hits.iter().filter(is_core).find(|other| other.start >= hit.end);
        match (last, next) {
            (Some(last), None) => {
                let between = self.between(last, hit);
                let but = self.of(But).any(|(_, but)| last.end <= but.start && but.end <= hit.start);
                but || between.contains(['(', ';', '—', '–']) || self.object == Object::After && between.contains(',')
            }
            (None, Some(next)) => self.object == Object::Before && self.between(hit, next).contains([',', '、', ';']),
            _ => false,
        }
    }
}
