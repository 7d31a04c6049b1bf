//! Which way round a sentence is: whether what it says of data and AI is refused, negated, or neither. Start at
//! [`Words::direction`].

use super::concept::Concept::{
    self, Ai, Allow, But, Data, Improve, Mine, Model, Not, Refuse, Share, Third, Train, Use, Without,
};
use super::concept::Object;
use super::fold::is_unspaced;
use super::hits::Hit;
use super::sentence::{Direction, Words};

/// What separates clauses.
const ENDS_A_CLAUSE: [char; 5] = [',', '、', ';', ':', '('];
/// So many letters beside a refusal say who refuses and when, and not what.
const FEW: usize = 8;

impl Words<'_> {
    /// Which way round: negation and refusal each turn it, unless they only say the same twice.
    pub(super) fn direction(&self) -> Direction {
        // “what lies here, we skip, when we train”: an aside of its own says what is done with something else
        let mut turning = self.hits.iter().filter(|hit| matches!(hit.concept, Not | Refuse) && !self.trails(hit));
        if turning.any(|hit| self.aside(hit).is_some_and(|(start, end)| self.is_bare(hit, start, end))) {
            return Direction::Unsure;
        }
        let counts = |hit: &&Hit| !self.trails(hit) && self.aside(hit).is_none();
        let nots = self.of(Not).map(|(_, hit)| hit).chain(self.without()).filter(counts);
        let mut nots: Vec<&Hit> = nots.collect();
        nots.sort_by_key(|hit| hit.start);
        // “accept or reject” is neither
        let paired = |hit: &Hit| {
            let is_apart = |allow: &Hit| !self.has_between(allow, hit) && !self.has_between(hit, allow);
            self.of(Allow).any(|(_, allow)| is_apart(allow) && self.is_joined(self.between(allow, hit)))
        };
        let refusals = self.of(Refuse).map(|(_, hit)| hit).filter(counts).filter(|hit| !paired(hit));
        let refusals: Vec<&Hit> = refusals.collect();
        let near = |one: &Hit, other: &Hit| self.between(one, other).chars().count() <= 12;
        // `noai`
        let holds_ai = |refusal: &Hit| self.of(Ai).any(|(_, ai)| ai.is_at(refusal));
        // “stop blocking”: one refuses the other; “block or prevent” says one thing
        let nested = refusals.windows(2).any(|pair| {
            let between = self.between(pair[0], pair[1]);
            // “stop my data from being used” says it once
            let is_core = |hit: &&Hit| matches!(hit.concept, Ai | Data | Mine | Model | Third);
            let mut core = self.hits.iter().filter(is_core);
            let has_data = core.any(|hit| pair[0].start <= hit.start && hit.end <= pair[1].start);
            pair[1].start >= pair[0].end
                && !has_data
                // “stops us from using” and “object against AI training” say it once, too
                && !self.of(Use).any(|(_, used)| used.is_at(pair[1]))
                && !holds_ai(pair[1])
                && between.chars().count() <= 12
                && !between.contains([',', '、', '/', '&', ':', ';', '(', '–', '—'])
                && (!self.is_joined(between) || self.has_between(pair[0], pair[1]))
        });
        if nested {
            return Direction::Unsure;
        }
        // “without your words ever becoming training data”
        let is_open = |without: &Hit| {
            let next = |concept, from: usize| {
                self.of(concept).map(|(_, hit)| hit).find(|hit| hit.start >= from && hit.from <= from + 1)
            };
            let owner = next(Mine, without.until);
            owner.is_some_and(|owner| next(Data, owner.until).is_some() || next(Data, owner.from).is_some())
        };
        match (nots.is_empty(), refusals.is_empty()) {
            (true, true) if self.of(Without).any(|(_, without)| is_open(without)) => Direction::Unsure,
            (true, true) => Direction::Used,
            (false, true) | (true, false) => Direction::KeptOut,
            (false, false) => {
                // “don't exclude” takes the refusal back; “keep private, never use” is one direction
                let pairs = || nots.iter().flat_map(|not| refusals.iter().map(move |refusal| (*not, *refusal)));
                let is_one_clause = |not: &Hit, refusal: &Hit| !self.between(not, refusal).contains(ENDS_A_CLAUSE);
                let takes_back = |(not, refusal): &(&Hit, &Hit)| {
                    let in_order = match self.object {
                        Object::After => not.end <= refusal.start,
                        Object::Before => refusal.end <= not.start,
                        Object::Both => true,
                    };
                    in_order && is_one_clause(not, refusal)
                };
                if pairs().filter(takes_back).any(|(not, refusal)| near(not, refusal)) {
                    Direction::Used
                } else if pairs()
                    .filter(takes_back)
                    .any(|(not, refusal)| not.end <= refusal.start && !holds_ai(refusal))
                {
                    // farther apart it may be one or the other
                    Direction::Unsure
                } else {
                    Direction::KeptOut
                }
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
                // “without a name used” is about the name
                let between = self.between(other, last);
                let is_far = between.split(' ').any(|word| word.chars().count() > 3 && !word.chars().any(is_unspaced));
                if between.chars().count() > 8 || is_far {
                    return false;
                }
                match other.concept {
                    Ai | Model | Train | Improve | Use | Share => return true,
                    // “without contributing to”, but “without my consent” is no refusal of it
                    Allow => return !is_mine,
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

    /// Where a word stands between two commas with nothing of the relation: `…, after removing my name, …`.
    fn aside(&self, hit: &Hit) -> Option<(usize, usize)> {
        let is_comma = |c: char| matches!(c, ',' | '、');
        let is_mark = |c: char| is_comma(c) || matches!(c, '.' | ';' | ':' | '(' | ')' | '。' | '।');
        let before = self.text[..hit.start].rfind(is_mark)?;
        let after = self.text[hit.end..].find(is_mark).map(|at| hit.end + at)?;
        if !self.text[before..].starts_with(is_comma) || !self.text[after..].starts_with(is_comma) {
            return None;
        }
        let is_core = |other: &&Hit| matches!(other.concept, Ai | Model | Train | Improve | Use | Share | Third);
        let is_inside = |other: &Hit| before <= other.start && other.end <= after;
        (!self.hits.iter().filter(is_core).any(is_inside)).then_some((before, after))
    }

    /// Whether hardly anything else stands between two places: `we skip`, but not `after removing my name`.
    fn is_bare(&self, hit: &Hit, start: usize, end: usize) -> bool {
        let is_other = |other: &Hit| {
            start <= other.start && other.end <= end && (other.end <= hit.start || hit.end <= other.start)
        };
        let around = self.text[start..hit.from].chars().chain(self.text[hit.until..end].chars());
        !self.hits.iter().any(is_other) && around.filter(|c| c.is_alphabetic()).count() <= FEW
    }

    /// Whether what is negated is only that data is shared, and a clause of its own says what it is used for.
    fn is_about_sharing(&self, hit: &Hit, core: &Hit) -> bool {
        let Some(mark) = self.between(hit, core).find(ENDS_A_CLAUSE).map(|at| hit.until + at) else { return false };
        let said = |concepts: &[Concept], from: usize, to: usize| {
            self.hits.iter().any(|hit| concepts.contains(&hit.concept) && from <= hit.start && hit.start < to)
        };
        let before = said(&[Share], hit.end, mark) && !said(&[Use, Train, Improve], hit.end, mark);
        before && said(&[Allow, Improve, Train, Use], mark, usize::MAX) && !said(&[Not, Refuse], mark, usize::MAX)
    }

    fn has_but(&self, one: &Hit, other: &Hit) -> bool {
        self.of(But).any(|(_, but)| one.end <= but.start && but.end <= other.start)
    }

    /// Whether what stands between two words only joins them: `block or prevent`.
    pub(super) fn is_joined(&self, between: &str) -> bool {
        let between = between.trim();
        between == "/" || self.joins.contains(&between)
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
                // “train it elsewhere, not with my posts”
                let named = || self.of(Data).chain(self.of(Mine)).map(|(_, named)| named);
                let is_about_data = self.of(Data).any(|(_, data)| data.start >= hit.end)
                    && !named().any(|named| named.end <= hit.start);
                // “on other people's letters, not mine”
                let ends = |mine: &Hit| {
                    let is_last = self.hits.last().is_some_and(|last| last.start == mine.start);
                    hit.end <= mine.start && is_last && self.is_beside(hit, mine)
                };
                let mut owners = self.of(Mine).map(|(_, mine)| mine).peekable();
                if owners.peek().is_some() && owners.all(ends) {
                    return false;
                }
                let but = self.has_but(last, hit);
                let comma = between.find(',').map(|at| last.until + at).filter(|_| !is_about_data);
                let verb = |before: bool, comma: usize| {
                    let is_verb = |hit: &&Hit| matches!(hit.concept, Allow | Use | Share) && hit.start >= last.end;
                    self.hits.iter().filter(is_verb).any(|hit| (hit.start < comma) == before)
                };
                // where verbs come late, a clause has ended if it has had its own
                let ends = |comma| match self.object {
                    Object::After => true,
                    Object::Both => !verb(false, comma),
                    Object::Before => verb(true, comma) && !verb(false, comma),
                };
                let comma = comma.is_some_and(ends);
                but || between.contains(['(', ';', '—', '–']) || comma
            }
            (None, Some(next)) => {
                let comma = self.object == Object::Before && self.between(hit, next).contains([',', '、', ';']);
                // “we never sell your posts, but we use them to train AI”, “don't sell them, use them to train AI”
                comma || self.has_but(hit, next) || self.is_about_sharing(hit, next)
            }
            _ => false,
        }
    }
}
