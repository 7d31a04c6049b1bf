//! What contributors and the build do with the catalogue's files: [`check`] them, [`scaffold`] a new one, and write what is
//! generated from them ([`generate`]); and how well the lexicon reads ([`words`]). Native only; the extension has none of it.

pub mod check;
pub mod generate;
pub mod lint;
pub mod scaffold;
pub mod words;
