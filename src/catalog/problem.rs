//! What can be wrong in a platform's file, in words. Start at [`CatalogError`].

use thiserror::Error;

use super::address::AddressError;

/// What stands in a new file where something has to be written.
pub const FILL_IN: &str = "FILL IN:";

/// What is wrong in a platform's file. `key` is the path to the value, as in `control[genai].label.de`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {key}: {problem}")]
pub struct CatalogError {
    /// The file's name.
    pub file: String,
    /// Where in the file.
    pub key: String,
    /// What is wrong and what would be right.
    pub problem: Problem,
}

/// The ways in which a file's content can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Not TOML, an unknown key, a missing key, a wrong type: the parser's own words, with line and column.
    #[error("{0}")]
    Form(String),
    /// The id is not the file's name.
    #[error("is `{0}`, but has to be the file's name without .toml")]
    IdIsNotFileName(String),
    /// An id with strange characters.
    #[error("`{0}` has to be lower-case letters, digits and hyphens")]
    StrangeId(String),
    /// The same thing twice.
    #[error("`{0}` stands here twice; keep one")]
    Twice(String),
    /// A list that needs an entry.
    #[error("is empty; give at least one")]
    Empty,
    /// A control that nobody could find.
    #[error("is missing, and no page of this control can be opened; say which clicks lead to it")]
    NoWay,
    /// A neighbour that can't be told from the control beside it.
    #[error("are missing; a neighbour is known by its labels, headings or marks only")]
    Nameless,
    /// A page that rejects what it is.
    #[error("`{0}` rejects the page's own address; make it narrower")]
    RejectsItself(String),
    /// An app's control has no page.
    #[error("stands at a control that is set in an app; leave it out, or say place = \"web\"")]
    PageOfApp,
    /// Choices stand at radio buttons and lists.
    #[error("stands at a {0}; only a radio, a select or a row has choices")]
    NeedlessChoices(&'static str),
    /// An e-mail needs an address.
    #[error("is missing; an e-mail needs the address to write to")]
    NoEmailAddress,
    /// Not an e-mail address.
    #[error("`{0}` is no e-mail address")]
    StrangeEmailAddress(String),
    /// Only e-mails have an address and a subject.
    #[error("stands at a {0}, but only an e-mail has it; leave it out")]
    NeedlessEmailAddress(&'static str),
    /// A control of another file.
    #[error("`{0}` is no control of another file; write it as platform/control")]
    UnknownElsewhere(String),
    /// A reference to a reference, which could lead in a circle.
    #[error("leads to a control that itself leads to `{0}`; name the one that has the page")]
    SeesFurther(String),
    /// Not a region.
    #[error("`{0}` is no region; use ISO 3166-1 codes like GB, or EU, EEA")]
    StrangeRegion(String),
    /// Regions at a condition that is none of regions.
    #[error("stand at a condition that does not depend on the region; say by = \"region\" or leave them out")]
    NeedlessRegions,
    /// An end before the beginning.
    #[error("`{until}` lies before `since`, {since}")]
    Backwards {
        /// When it began.
        since: String,
        /// When it ended.
        until: String,
    },
    /// A host that another file names as its own.
    #[error(
        "`{host}` belongs to {other} already; a host is the own one of one file, the others name it in `guest_hosts`"
    )]
    SharedHost {
        /// The host.
        host: String,
        /// The other file's id.
        other: String,
    },
    /// A page that another file has.
    #[error("`{address}` is a page of {other} already; an address has one page, others can `see` its controls")]
    SharedPage {
        /// The address.
        address: String,
        /// The other file's id.
        other: String,
    },
    /// No web address.
    #[error("`{0}` is no address; write it with https://")]
    StrangeUrl(String),
    /// A text of the scaffold that nobody has written yet.
    #[error("says `{0}`; write what it asks for")]
    Unfilled(String),
    /// A text that is blank.
    #[error("is blank; write it or leave the key out")]
    Blank,
    /// A host that is none.
    #[error("`{0}` is no host; write it like `www.example.com` or `*.example.com`, in lower case")]
    StrangeHost(String),
    /// An address pattern that is none.
    #[error("{0}")]
    Address(AddressError),
    /// An address on a host that the platform does not name.
    #[error("`{0}` is on a host that `hosts` does not name; add the host or mend the address")]
    ForeignHost(String),
    /// A reference to a page or control that isn't there.
    #[error("`{0}` is not in this file")]
    Unknown(String),
    /// A control that can be switched needs its direction.
    #[error("is missing, but a {0} has two states: say what `on` means, \"used\" or \"protected\"")]
    NoDirection(&'static str),
    /// Only controls with a state have a direction.
    #[error("stands at a {0}, which has no state; leave it out")]
    NeedlessDirection(&'static str),
    /// A mark on an attribute that is not read.
    #[error("`{0}` is not read from pages; use one of id, name, aria-labelledby, data-testid, data-test-id, data-test")]
    StrangeMark(String),
    /// Not a language tag.
    #[error("`{0}` is no BCP 47 language tag, such as `de` or `pt-BR`")]
    StrangeLanguage(String),
    /// Two controls on one page would be indistinguishable.
    #[error("`{text}` is also a label of `{other}`; a wording must name one control only")]
    SharedLabel {
        /// The wording.
        text: String,
        /// The other control.
        other: String,
    },
    /// Not a date.
    #[error("`{0}` is no date like 2025, 2025-11 or 2025-11-03")]
    StrangeDate(String),
}
