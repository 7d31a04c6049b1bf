//! How well the words are read: the labelled cases of `tests/words/`, for the lexicon and for two baselines. Start at [`run`].

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use crate::catalog::{self, OnMeans};
use crate::lexicon::{self, Texts, Verdict};
use crate::text::normalise;

/// One language's cases.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// A control's words, and what they say.
#[derive(Debug, Clone, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its label.
    pub label: String,
    /// The text under it.
    pub description: Option<String>,
    /// The heading over it.
    pub heading: Option<String>,
    /// What is right.
    pub expect: Expect,
    /// Where the label is real, or `written` for the purpose.
    pub source: String,
    /// Whose it is.
    pub note: Option<String>,
    /// When it came in: 1, where nothing is said.
    pub round: Option<u32>,
}

/// What is right for a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Expect {
    /// An AI-data control; on: the data is used.
    Used,
    /// An AI-data control; on: it is kept out.
    Protected,
    /// None.
    No,
}

/// Which part of the cases: the tuning part may be looked at while words and rules are changed, the test part may not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything of a language's former rounds.
    Tuning,
    /// Its latest round.
    Test,
}

impl Case {
    /// The round that a case came in with.
    fn round(&self) -> u32 {
        self.round.unwrap_or(1)
    }

    /// The part that a case belongs to: its language's latest round is the test.
    fn part(&self, latest: u32) -> Part {
        if self.round() == latest { Part::Test } else { Part::Tuning }
    }
}

/// The cases of a part.
fn of_part(cases: &[Case], part: Part) -> impl Iterator<Item = &Case> {
    let latest = cases.iter().map(Case::round).max().unwrap_or(1);
    cases.iter().filter(move |case| case.part(latest) == part)
}

/// Reads the cases of a folder, by language.
pub fn cases(dir: &Path) -> Result<BTreeMap<String, Vec<Case>>, String> {
    let failed = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(dir).map_err(|error| failed(dir, &error))? {
        let path = entry.map_err(|error| failed(dir, &error))?.path();
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let source = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
        let file: File = toml::from_str(&source).map_err(|error| failed(&path, &error))?;
        all.insert(code, file.case);
    }
    Ok(all)
}

/// What a way of reading says of a case: nothing, or a finding with its direction, if that can be told.
type Answer = Option<Option<OnMeans>>;

/// Counts of right and wrong.
#[derive(Debug, Clone, Copy, Default)]
struct Score {
    right: usize,
    missed: usize,
    wrong: usize,
    told: usize,
    turned: usize,
}

impl Score {
    fn add(&mut self, expect: Expect, answer: Answer) {
        match (expect, answer) {
            (Expect::No, None) => {}
            (Expect::No, Some(_)) => self.wrong += 1,
            (_, None) => self.missed += 1,
            (_, Some(direction)) => {
                self.right += 1;
                if let Some(direction) = direction {
                    self.told += 1;
                    self.turned += usize::from((direction == OnMeans::Used) != (expect == Expect::Used));
                }
            }
        }
    }

    fn join(&mut self, other: Self) {
        self.right += other.right;
        self.missed += other.missed;
        self.wrong += other.wrong;
        self.told += other.told;
        self.turned += other.turned;
    }

    fn row(self) -> String {
        let percent = |part: usize, whole: usize| {
            if whole == 0 { "    –".to_owned() } else { format!("{:5.1}", 100.0 * part as f64 / whole as f64) }
        };
        format!(
            "{}  {}  {}   {:4} {:4} {:4} {:5}",
            percent(self.right, self.right + self.wrong),
            percent(self.right, self.right + self.missed),
            percent(self.told - self.turned, self.told),
            self.right,
            self.missed,
            self.wrong,
            self.right - self.told,
        )
    }
}

/// Reads a case as on a settings page.
fn by_lexicon(case: &Case, language: &str) -> Option<Verdict> {
    let description = case.description.as_deref();
    lexicon::classify(&Texts {
        label: &case.label,
        descriptions: description.as_slice(),
        heading: case.heading.as_deref(),
        language: Some(language),
    })
    .filter(|verdict| verdict.strength >= lexicon::Strength::Medium)
}

/// The first baseline: a word for AI and one for training or improving, in whatever language; on is used.
fn by_keywords(case: &Case) -> Answer {
    let texts = [Some(&case.label), case.description.as_ref(), case.heading.as_ref()];
    let text = texts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    lexicon::mentions_ai_and_training(&text).then_some(Some(OnMeans::Used))
}

/// The second: the label is one of the catalogue's, of any platform.
fn by_catalog(case: &Case, known: &BTreeMap<String, Option<OnMeans>>) -> Answer {
    known.get(&normalise(&case.label)).copied()
}

/// All labels of the catalogue.
fn known_labels() -> BTreeMap<String, Option<OnMeans>> {
    let mut all = BTreeMap::new();
    for known in catalog::all() {
        for control in known.platform.controls.iter().filter(|control| !control.neighbour) {
            for label in control.labels.values().flatten() {
                all.insert(normalise(label), control.on_means);
            }
        }
    }
    all
}

/// Prints precision, recall and polarity of the lexicon per language, then the failing cases of a part (of both without
/// one), then the baselines.
pub fn run(dir: &Path, part: Option<Part>) -> Result<String, String> {
    let cases = cases(dir)?;
    let known = known_labels();
    let mut out = String::new();
    let head = "precision recall polarity  right miss wrong can't tell";
    let mut totals: BTreeMap<&str, [Score; 2]> = BTreeMap::new();
    let mut failures = String::new();
    let parts = [Part::Tuning, Part::Test];
    let shown: Vec<usize> = (0..2).filter(|at| part.is_none_or(|part| part == parts[*at])).collect();
    for at in &shown {
        writeln!(out, "{:?} part\n         {head}", parts[*at]).expect("a String takes all");
        for (code, cases) in &cases {
            let mut score = Score::default();
            for case in of_part(cases, parts[*at]) {
                let verdict = by_lexicon(case, code);
                let answer = verdict.as_ref().map(|verdict| verdict.on_means);
                let mut one = Score::default();
                one.add(case.expect, answer);
                score.join(one);
                for (name, answer) in
                    [("lexicon", answer), ("keywords", by_keywords(case)), ("catalogue", by_catalog(case, &known))]
                {
                    totals.entry(name).or_default()[*at].add(case.expect, answer);
                }
                if one.missed + one.wrong + one.turned + (one.right - one.told) > 0 {
                    writeln!(failures, "{}", failure(code, case, verdict.as_ref())).expect("a String takes all");
                }
            }
            writeln!(out, "{code:8} {}", score.row()).expect("a String takes all");
        }
        for (name, scores) in &totals {
            writeln!(out, "{name:9}{}", scores[*at].row()).expect("a String takes all");
        }
        out.push('\n');
    }
    Ok(format!("{failures}\n{out}"))
}

/// How long 1,000 candidate texts take, in milliseconds: the labels and descriptions of all cases, every language in turn.
/// Prints the median of 21 rounds, beside merely normalising the same texts, and how the time grows with a text's length.
pub fn speed(dir: &Path) -> Result<String, String> {
    let cases = cases(dir)?;
    let longest = cases.values().map(Vec::len).max().unwrap_or(0);
    let turns = (0..longest).flat_map(|at| cases.values().filter_map(move |cases| cases.get(at)));
    let texts: Vec<&str> = turns
        .flat_map(|case| [Some(&case.label), case.description.as_ref()])
        .flatten()
        .map(String::as_str)
        .take(1_000)
        .collect();
    let median = |work: &dyn Fn()| {
        let mut times: Vec<f64> = (0..21)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times[10]
    };
    let classified = median(&|| {
        texts.iter().for_each(|text| drop(black_box(lexicon::classify(&Texts { label: text, ..Texts::default() }))))
    });
    let normalised = median(&|| texts.iter().for_each(|text| drop(black_box(normalise(text)))));
    let long = |times: usize| {
        let text = "Use my posts to train AI, and the rest. ".repeat(times);
        median(&|| drop(black_box(lexicon::classify(&Texts { label: &text, ..Texts::default() }))))
    };
    let letters: usize = texts.iter().map(|text| text.chars().count()).sum();
    Ok(format!(
        "{} texts, {letters} characters: {classified:.2} ms to classify, {normalised:.2} ms to normalise, ratio {:.1}\n\
         one text of 200, 400, 800 characters: {:.3}, {:.3}, {:.3} ms; of 1,000,000: {:.3} ms",
        texts.len(),
        classified / normalised,
        long(5),
        long(10),
        long(20),
        long(25_000),
    ))
}

/// What is read in a control's words (label; description and heading where there are), and why.
pub fn explain(language: &str, label: &str, rest: &[&str]) -> String {
    let texts = [label].into_iter().chain(rest.iter().copied());
    let mut out: String = texts.map(|text| lexicon::explain(text, Some(language)) + "\n").collect();
    let descriptions: Vec<&str> = rest.first().copied().into_iter().collect();
    let texts = Texts { label, descriptions: &descriptions, heading: rest.get(1).copied(), language: Some(language) };
    write!(out, "{:?}", lexicon::classify(&texts)).expect("a String takes all");
    out
}

fn failure(code: &str, case: &Case, verdict: Option<&Verdict>) -> String {
    let said = match verdict {
        None => "nothing".to_owned(),
        Some(verdict) => {
            let direction =
                verdict.on_means.map_or("can't tell".to_owned(), |means| format!("{means:?}").to_lowercase());
            format!("{direction} [{}: {}]", verdict.language, verdict.words.join(" · "))
        }
    };
    let mut text = format!("{code}: {:?} said {said}\n    {}", case.expect, case.label);
    for more in [&case.description, &case.heading].into_iter().flatten() {
        write!(text, " | {more}").expect("a String takes all");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(part: Part) -> Score {
        let mut score = Score::default();
        for (code, cases) in cases(Path::new("tests/words")).unwrap() {
            for case in of_part(&cases, part) {
                score.add(case.expect, by_lexicon(case, &code).map(|verdict| verdict.on_means));
            }
        }
        score
    }

    #[test]
    fn each_language_has_both_parts() {
        for (code, cases) in cases(Path::new("tests/words")).unwrap() {
            let of = |part| of_part(&cases, part).filter(|case| case.expect != Expect::No).count();
            assert!(
                of(Part::Tuning) >= 50 && of(Part::Test) >= 5,
                "{code}: {} and {}",
                of(Part::Tuning),
                of(Part::Test)
            );
        }
    }

    #[test]
    fn the_words_read_both_parts_as_well_as_they_did() {
        // somewhat below what `./build.sh bench words` prints, so that a new case can be added before it is mended
        for part in [Part::Tuning, Part::Test] {
            let Score { right, missed, wrong, told, turned } = score(part);
            let percent = |part: usize, whole: usize| 100 * part / whole;
            assert!(percent(right, right + wrong) >= 98, "{part:?}: precision, {right} right, {wrong} wrong");
            assert!(percent(right, right + missed) >= 93, "{part:?}: recall, {right} right, {missed} missed");
            assert!(percent(told - turned, told) >= 99, "{part:?}: direction, {told} told, {turned} wrong");
        }
    }

    #[test]
    fn a_malformed_file_of_cases_is_refused_with_its_name() {
        let dir = std::env::temp_dir().join(format!("optlight-words-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("xx.toml"), "[[case]]\nlabel = \"A\"\nexpect = \"maybe\"\nsource = \"written\"\n").unwrap();
        let error = cases(&dir).unwrap_err();
        fs::remove_dir_all(&dir).unwrap();
        assert!(error.contains("xx.toml") && error.contains("maybe"), "{error}");
    }
}
