//! What label, descriptions and heading of a control say together. Start at [`weigh`].

use super::concept::{Concept, Concepts};
use super::described::by_description;
use super::headed::by_heading;
use super::part::Part;
use super::sentence::{Aim, Direction, Sentence, Strength};

/// With as many letters that aren't known, the first of which may be a verb, a label says something else.
const MOST_AFTER_AN_UNKNOWN_VERB: usize = 20;
/// The same in a label without a verb: `Improve the mesh of uploaded models`.
const MOST_WITHOUT_A_VERB: usize = 5;
/// The same in a label that begins with data: `Letters of the club as training data for AI`.
const MOST_AROUND_A_NAME: usize = 10;
/// With more of them what is allowed is something else: `Enable dark mode`.
pub const MOST_AROUND_A_PERMISSION: usize = 9;
/// With more of them a refusal of training data is no person's: `Exclude outliers from training data`.
const MOST_AROUND_A_REFUSAL: usize = 6;

/// How surely, which way round, what for, and by which words.
pub type Weighed = (Strength, Direction, Aim, Vec<String>);

/// What label, descriptions and heading say together: the label first, then the description under it, then the heading over
/// a label that names no setting of its own.
pub fn weigh(label: &Part, descriptions: &[Part], heading: Option<&Part>, language: Option<&str>) -> Option<Weighed> {
    by_label(label, descriptions, heading)
        .or_else(|| by_description(label, descriptions))
        .or_else(|| by_heading(label, descriptions, heading?, language))
}

fn by_label(label: &Part, descriptions: &[Part], heading: Option<&Part>) -> Option<Weighed> {
    let sentence = label.best()?;
    let relation = sentence.relation.as_ref()?;
    // “Use my chats to suggest replies. They never train our AI.” names a feature and reassures
    let names_feature = |first: &Sentence| {
        first.relation.is_none()
            && first.concepts.has(Concept::Make)
            && !first.concepts.any(&[Concept::Not, Concept::Private, Concept::Refuse])
    };
    if sentence.concepts.has(Concept::Not) && label.sentences.first().is_some_and(names_feature) {
        return None;
    }
    // “My photos are used for AI” under “Staff survey”
    if heading.is_some_and(|heading| heading.concepts.has(Concept::Inform) && heading.best().is_none()) {
        return None;
    }
    let mut strength = relation.strength;
    let others = || descriptions.iter().chain(heading);
    // what stands around it can say what the label leaves out
    if strength == Strength::Weak {
        let about = [Concept::Data, Concept::Private];
        // “Do not train”: “applies to all AI models”, under “My manuscripts”
        let is_about = others().any(|part| part.concepts.any(&about));
        // “AI training”: “courses on AI; we'll e-mail you”
        let speaks = |part: &Part| part.concepts.has(Concept::Ai) && !part.concepts.has(Concept::Inform);
        let related =
            |part: &Part| part.best().is_some() || speaks(part) && (is_about || label.concepts.has(Concept::Data));
        let other = |part: &Part| part.concepts.any(&[Concept::Other, Concept::Inform]);
        // “Help train our models” asks for something, whatever else is told under it
        let is_request =
            relation.has_model && label.concepts.has(Concept::Allow) && label.concepts.has(Concept::Improve);
        if others().any(related) {
            strength = Strength::Medium;
        } else if others().any(other) && !label.concepts.has(Concept::Refuse) && !is_request {
            return None;
        } else if (label.concepts.has(Concept::Ai)
            || relation.has_model
                && !label.concepts.has(Concept::By)
                && label.unknown <= MOST_AROUND_A_PERMISSION
                && label.concepts.any(&[Concept::Improve, Concept::Refuse]))
            && label.unknown <= label.few()
            || label.concepts.has(Concept::Private) && label.concepts.has(Concept::Not)
            || label.concepts.has(Concept::Refuse) && label.unknown <= MOST_AROUND_A_REFUSAL
        {
            // “AI training”, “Improve the model”, “Opt out of model training”, and nothing else
            strength = Strength::Medium;
        }
    }
    let is_told = others().any(|part| part.best().is_some());
    if strength == Strength::Medium && !label.concepts.has(Concept::Mine) && !is_told && is_about_else(label, sentence)
    {
        return None;
    }
    let direction = conditioned(relation.direction, sentence.condition, &Concepts::default());
    let direction = if sentence.is_guess() { direction.or_unsure() } else { direction };
    // “Shutter my site to AI bots”: a word that isn't known says what happens to them
    let is_open = relation.aim == Aim::Scraping && label.unknown > MOST_AROUND_A_PERMISSION;
    let direction = beside_others(direction, is_open, &label.concepts, descriptions, heading);
    Some((strength, direction, relation.aim, label.words(&relation.words)))
}

/// Whether a label in which nobody's data is named says something else, with words that aren't known: `Follow the discussions on
/// AI training`.
fn is_about_else(label: &Part, sentence: &Sentence) -> bool {
    use Concept::{Ai, Allow, Data, Model, Neutral, Not, Refuse, Share, Train, Use};
    let acts = sentence.concepts.any(&[Allow, Not, Refuse, Share, Use]) || sentence.opening.has(Neutral);
    let has_data = label.concepts.has(Data);
    if sentence.opens_unknown {
        // “Residents' letters may be used to train AI”
        let is_named = sentence.opening.has(Data) && acts;
        return !is_named && (!acts || !has_data || label.unknown >= MOST_AFTER_AN_UNKNOWN_VERB);
    }
    // “AI training on the letters of the team”
    let most = if sentence.opening.has(Data) { MOST_AROUND_A_NAME } else { MOST_WITHOUT_A_VERB };
    has_data && !acts && label.unknown >= most && !sentence.opening.any(&[Ai, Model, Train])
}

/// A label's direction beside what the texts around it say: a mere name (`AI training`, `GPTBot`) is used or kept out as they have
/// it, and a label that is contradicted by what “on” means tells nothing.
fn beside_others(
    direction: Direction,
    is_open: bool,
    label: &Concepts,
    descriptions: &[Part],
    heading: Option<&Part>,
) -> Direction {
    use Concept::{Allow, Not, Refuse, Share, Use};
    let is_name = !label.any(&[Use, Share, Allow, Refuse, Not]);
    let relations = |part: &'_ Part| -> Vec<(Direction, Option<bool>, Concepts)> {
        let sure = part.sentences.iter().filter_map(|sentence| {
            let relation = sentence.relation.as_ref().filter(|relation| relation.strength > Strength::Weak)?;
            let direction = if sentence.is_guess() { relation.direction.or_unsure() } else { relation.direction };
            Some((direction, sentence.condition, sentence.concepts))
        });
        sure.collect()
    };
    let told: Vec<_> = descriptions.iter().flat_map(relations).collect();
    // “When on, your posts stay out of the training”
    if let Some((told, condition, _)) = told.iter().find(|(_, condition, _)| condition.is_some()) {
        let told = conditioned(*told, *condition, label);
        return if is_name || told == direction { told } else { Direction::Unsure };
    }
    if !is_name || direction != Direction::Used {
        return direction;
    }
    match told.first() {
        // “Tells AI companies to stay away”; “we don't train on your posts” may be said for when it is off
        Some((Direction::KeptOut, _, concepts)) if concepts.has(Not) => Direction::Unsure,
        Some((told, ..)) => *told,
        // “GPTBot” under “Block AI crawlers”
        None => {
            let told = heading.into_iter().flat_map(relations).next();
            told.map_or(if is_open { Direction::Unsure } else { direction }, |(told, ..)| told)
        }
    }
}

/// What a condition makes of a direction: `When off, your data isn't used` says that on, it is.
/// Under a label that refuses, `If you object, it isn't used` says what on means.
pub fn conditioned(direction: Direction, condition: Option<bool>, label: &Concepts) -> Direction {
    match (direction, condition) {
        (Direction::KeptOut, Some(false)) if label.has(Concept::Refuse) => Direction::KeptOut,
        (_, Some(false)) => direction.turned(),
        (Direction::Used, Some(true)) if label.has(Concept::Refuse) => Direction::Unsure,
        _ => direction,
    }
}
