//! What a heading says of a label that only answers it. Start at [`by_heading`].

use crate::detect::words::{Stands, Words};

use super::concept::Concept;
use super::part::Part;
use super::sentence::{Direction, Strength};
use super::weigh::{MOST_AROUND_A_PERMISSION, Weighed};

/// With more letters that are no known word a label names something of its own: `Country where you live`.
const MOST_AROUND_AN_ANSWER: usize = 8;
/// The same under a heading that names the matter only: `How our AI learns`.
const MOST_UNDER_A_NAME: usize = 4;
/// The same, where the label only names data, and the heading says what is done with it.
const MOST_AROUND_NAMED_DATA: usize = 14;

/// The heading says it, and the label only answers: `Allow`, `My photos`.
pub fn by_heading(label: &Part, descriptions: &[Part], heading: &Part, language: Option<&str>) -> Option<Weighed> {
    use Concept::{
        Allow, By, Crawl, Data, IfOn, Inform, Make, Mine, Model, Not, Other, Private, Refuse, Share, Third, Train, Use,
        Without,
    };
    let sentence = heading.best()?;
    let relation = sentence.relation.as_ref()?;
    let words = Words::of(language);
    let first = || label.text.split([' ', ',', '.', '、', '，']).next().unwrap_or_default();
    let is_short = label.text.split_whitespace().count() <= 3;
    // “Use large text”, “Allow dark mode”
    let names = label.concepts.any(&[Data, Mine, Not, Private, Refuse, Share, Third]);
    let is_other_use = label.concepts.has(Use) && !label.concepts.any(&[Mine, Not, Refuse]) && label.unknown > 4
        || label.concepts.has(Allow) && !names && label.unknown > MOST_AROUND_A_PERMISSION;
    // “Yes, that's fine by me”
    let is_answer = label.text.find(',').is_some_and(|comma| comma == first().len())
        && !label.concepts.any(&[Inform, Make, Other])
        && label.text.split_whitespace().count() <= 7;
    let whole = words.state(label.text, Stands::AsChoice);
    let says = whole.or_else(|| words.state(first(), Stands::AsChoice).filter(|_| is_short || is_answer));
    let only_data = label.concepts.has(Data) && label.is_only(&[Data, Mine]);
    let is_told = sentence.concepts.any(&[Allow, Data, Not, Refuse, Share, Use]);
    // “Don't include photos of my children”
    let is_own =
        [Data, Mine].iter().all(|concept| label.concepts.has(*concept)) && label.concepts.any(&[Not, Refuse, Without]);
    let most = match (is_told, only_data || is_own) {
        (true, true) => MOST_AROUND_NAMED_DATA,
        (false, _) if !label.concepts.any(&[Allow, Not, Refuse, Without]) => MOST_UNDER_A_NAME,
        _ => MOST_AROUND_AN_ANSWER,
    };
    let answers = label.unknown <= most
        && !is_other_use
        && label.concepts.any(&[Allow, Data, Mine, Not, Refuse, Share, Use, Without])
        && label.is_bare(&[
            Allow, By, Crawl, Data, IfOn, Mine, Model, Not, Private, Refuse, Share, Third, Train, Use, Without,
        ]);
    // “Was this page helpful?” asks something else
    let asks = label.text.contains(['?', '？', '؟']);
    // “Product e-mails” are “news, about once a month”
    let informs = descriptions.iter().any(|part| part.best().is_none() && part.concepts.any(&[Inform, Make, Other]));
    let is_other = whole.is_none() && (asks || informs) || says.is_none() && !answers;
    if is_other && !label.text.trim().is_empty() {
        return None;
    }
    // “Yes, exclude me”
    let turned = says == Some(false) || whole.is_none() && label.concepts.any(&[Not, Refuse, Without]);
    let direction = match (relation.direction, turned) {
        (Direction::Used, true) => Direction::KeptOut,
        // “No” under “Opt out of AI training”
        (Direction::KeptOut, true) if says == Some(false) => Direction::Unsure,
        (direction, _) => direction,
    };
    // “Shutter my photos”, but “Snoring sounds”
    let is_guess = label.sentences.first().is_some_and(|said| said.is_guess() && said.concepts.has(Mine));
    let direction = if is_guess { direction.or_unsure() } else { direction };
    Some((Strength::Medium, direction, relation.aim, heading.words(&relation.words)))
}
