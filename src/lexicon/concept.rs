//! What the words of a language are grouped by. Start at [`Concept`].

/// One list of a language's file; docs/languages.md says what belongs into each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Concept {
    /// AI by itself: AI, machine learning.
    Ai,
    /// AI only beside training or improving: model, assistant.
    Model,
    /// Train, teach, learn.
    Train,
    /// Improve, develop, research.
    Improve,
    /// Use, process, read.
    Use,
    /// Share, contribute, sell.
    Share,
    /// Crawling, scraping.
    Crawl,
    /// Posts, photos, conversations.
    Data,
    /// My, your.
    Mine,
    /// Allow, help, agree.
    Allow,
    /// Opt out, prevent, exclude: turns the meaning round.
    Refuse,
    /// Not, never, without.
    Not,
    /// Without: negates what it stands beside, and no more.
    Without,
    /// Beside the word for AI it makes AI the tool: with, by, powered.
    By,
    /// What AI features do: show, write, suggest.
    Make,
    /// Newsletters, courses, reminders.
    Inform,
    /// What else training, models and improving can be about: fitness, developer's jobs, goods.
    Other,
    /// Reviewers, humans.
    Review,
    /// Personalise.
    Personal,
    /// Third parties, partners.
    Third,
    /// Privacy, private modes.
    Private,
    /// When on.
    IfOn,
    /// When off.
    IfOff,
    /// Idioms with a listed word in another sense.
    Ignore,
    /// But, while: another clause begins.
    But,
    /// In any case: it is said whatever a control is set to.
    Regardless,
    /// Send, offer: verbs that turn nothing round.
    Neutral,
    /// Settings, account: what a settings page calls itself.
    Page,
}

impl Concept {
    /// All of them by the names that they have in the files, in the order of their numbers.
    pub const ALL: [(&'static str, Self); 28] = [
        ("ai", Self::Ai),
        ("model", Self::Model),
        ("train", Self::Train),
        ("improve", Self::Improve),
        ("use", Self::Use),
        ("share", Self::Share),
        ("crawl", Self::Crawl),
        ("data", Self::Data),
        ("mine", Self::Mine),
        ("allow", Self::Allow),
        ("refuse", Self::Refuse),
        ("not", Self::Not),
        ("without", Self::Without),
        ("by", Self::By),
        ("make", Self::Make),
        ("inform", Self::Inform),
        ("other", Self::Other),
        ("review", Self::Review),
        ("personal", Self::Personal),
        ("third", Self::Third),
        ("private", Self::Private),
        ("if_on", Self::IfOn),
        ("if_off", Self::IfOff),
        ("ignore", Self::Ignore),
        ("but", Self::But),
        ("regardless", Self::Regardless),
        ("neutral", Self::Neutral),
        ("page", Self::Page),
    ];
}

/// A set of concepts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Concepts(u32);

impl Concepts {
    /// Adds one.
    pub fn add(&mut self, concept: Concept) {
        self.0 |= 1 << concept as u8;
    }

    /// Whether it holds this one.
    pub fn has(self, concept: Concept) -> bool {
        self.0 & (1 << concept as u8) != 0
    }

    /// Whether it holds one of these.
    pub fn any(self, concepts: &[Concept]) -> bool {
        concepts.iter().any(|concept| self.has(*concept))
    }
}

/// Where the object of a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// Improve the model.
    After,
    /// モデルを改善する.
    Before,
    /// Verbessere das Modell; das Modell verbessern.
    Both,
}
