//! Tests of the lexicon: how texts are folded, how a language's file is checked, what is read and what is not.

mod files;
mod folding;
mod hostile;
mod reading;

use super::{Strength, Texts, Verdict, classify};
use crate::catalog::OnMeans;

/// What is read in a label on a settings page.
fn read(label: &str) -> Option<Verdict> {
    shown(&Texts { label, ..Texts::default() })
}

/// What is read in a label with a text under it.
fn described(label: &str, description: &str) -> Option<Verdict> {
    shown(&Texts { label, descriptions: &[description], ..Texts::default() })
}

/// What is read in a label under a heading.
fn headed(label: &str, heading: &str) -> Option<Verdict> {
    shown(&Texts { label, heading: Some(heading), ..Texts::default() })
}

fn shown(texts: &Texts) -> Option<Verdict> {
    classify(texts).filter(|verdict| verdict.strength >= Strength::Medium)
}

/// Fails unless switched on means that the data is used.
fn used(verdict: Option<Verdict>, text: &str) {
    assert_eq!(verdict.as_ref().and_then(|verdict| verdict.on_means), Some(OnMeans::Used), "{text}: {verdict:?}");
}

/// Fails unless switched on means that the data is kept out.
fn kept_out(verdict: Option<Verdict>, text: &str) {
    assert_eq!(verdict.as_ref().and_then(|verdict| verdict.on_means), Some(OnMeans::Protected), "{text}: {verdict:?}");
}

/// Fails if it is taken for a control about AI and data.
fn nothing(verdict: Option<Verdict>, text: &str) {
    assert_eq!(verdict, None, "{text}");
}
