//! What is read, in words that no case of `tests/words` has. `./build.sh bench words` measures it over many.

use super::super::{Texts, is_settings_address, names_settings};
use super::{Verdict, described, headed, kept_out, nothing, read, shown, used};
use crate::catalog::Purpose;

#[test]
fn plain_wordings_are_read_in_many_languages() {
    for text in [
        "Let us train our AI on the letters you write",
        "Unsere KI darf aus meinen Notizen lernen",
        "Autoriser l’entraînement de l’IA sur mes photos",
        "Permitir que mis mensajes se usen para entrenar la IA",
        "私のデータをAIの学習に使用することを許可する",
        "允许使用我的照片训练人工智能模型",
        "Yapay zekanın mesajlarımla eğitilmesine izin ver",
        "Zezwól na używanie moich zdjęć do trenowania AI",
        "السماح باستخدام صوري لتدريب الذكاء الاصطناعي",
        "내 사진을 AI 학습에 사용하도록 허용",
    ] {
        used(read(text), text);
    }
    for text in [
        "Don’t train AI on my letters",
        "Meine Notizen nicht für KI-Training verwenden",
        "Ne pas utiliser mes photos pour entraîner l’IA",
        "No usar mis mensajes para entrenar la IA",
        "私のデータをAIの学習に使用しない",
        "不允许使用我的照片训练人工智能模型",
        "Mesajlarım yapay zeka eğitiminde kullanılmasın",
        "Nie używaj moich zdjęć do trenowania AI",
        "عدم استخدام صوري لتدريب الذكاء الاصطناعي",
        "내 사진을 AI 학습에 사용하지 않음",
    ] {
        kept_out(read(text), text);
    }
}

#[test]
fn what_ai_does_for_the_person_is_no_use_of_data() {
    for text in [
        "Improve my photos with AI",
        "Use AI to rewrite my drafts",
        "Show AI summaries of my messages",
        "Let AI suggest replies to my emails",
        "AI assistant",
        "Label images made with AI",
        "Let AI brighten and improve the faces in my photos",
        "Don’t show this hint on AI training again",
        "Meine Fotos mit KI verbessern",
        "写真をAIで補正する",
    ] {
        nothing(read(text), text);
    }
}

#[test]
fn training_models_and_improvement_can_be_something_else() {
    used(read("Use my letters and newsletters for AI training"), "newsletters of one's own");
    for text in [
        "Use my data to improve train services",
        "Include my walks in training load",
        "Follow the tag machine-learning-training",
        "Improve motion detection by drawing a zone",
        "Training reminders",
        "Share my training data with friends",
        "Model number visible to buyers",
        "Improve video quality",
        "Newsletter on AI training",
        "Start training the model after the upload",
        "Train my own chatbot on my help pages",
        "Publish my fine-tuned model",
        "Allow cookies that help us improve",
        "Employee training records",
    ] {
        nothing(read(text), text);
    }
}

#[test]
fn what_is_said_about_ai_training_is_no_control_of_it() {
    for text in [
        "Browse discussions on AI training with letters",
        "Approve AI training bonus automatically",
        "Podcast episodes on training large language models",
        "I have read the article “How your letters train AI”",
        "Send my letter to the AI as soon as I stop speaking",
        "Share letters I write with AI to the team folder",
        "Stop billing me for AI extras",
        "Let bots learn new skills as my rank goes up",
        "Let members build their own AI agents in this workspace",
        "Show my letters in the “AI training” group",
    ] {
        nothing(read(text), text);
    }
    nothing(headed("My letters are used for AI", "Staff survey"), "an answer");
    nothing(described("Letter generator", "Built on a model trained on public data."), "what it was made of");
    kept_out(read("Add a “do not train” tag to my letters for AI companies"), "a tag in quotation marks");
    kept_out(read("Forbid AI training on letters from this club"), "what it is trained on");
    used(read("Residents’ letters may be used to train the council’s AI"), "whose letters they are isn't known");
    used(read("AI training on the letters of the orchestra"), "a name");
}

#[test]
fn a_refusal_of_a_refusal_is_no_refusal() {
    used(read("Don’t exclude my posts from AI training"), "don't exclude");
    kept_out(read("Keep my posts private: never use them to train AI"), "twice the same");
    used(read("Withdraw my objection to AI training"), "known by its words");
    let unsure = read("Refuse objections to AI training on my posts").expect("it is about AI");
    assert_eq!(unsure.on_means, None, "one refusal of another can mean either");
    let unsure = read("Do not use my posts in AI training or exclude").expect("it is about AI");
    assert_eq!(unsure.on_means, None, "far apart they can be one or two");
}

#[test]
fn what_joins_two_words_is_told_from_an_article() {
    kept_out(read("Block or prevent AI training on my letters"), "one thing, said twice");
    used(read("Accept or decline AI training on my letters"), "the refusal is the other choice");
    used(read("Decline or accept AI training on my letters"), "the same, the other way round");
    kept_out(read("Allow the exclusion of my letters from AI training"), "an article joins nothing");
    kept_out(read("Zezwól na wykluczenie moich listów z trenowania AI"), "nor does a preposition");
    let unsure = read("Stop the blocking of AI crawlers").expect("it is about AI");
    assert_eq!(unsure.on_means, None, "one refuses the other");
}

#[test]
fn a_bare_aside_that_refuses_leaves_it_open() {
    let unsure = read("Letters that lie here, we skip, when we train our AI").expect("it is about AI");
    assert_eq!(unsure.on_means, None, "the letters are skipped");
    used(read("Use my letters, after removing my name, to train AI"), "the name is removed");
}

#[test]
fn a_verb_that_is_not_known_leaves_it_open() {
    let open = |verdict: Option<Verdict>, text: &str| {
        assert_eq!(verdict.unwrap_or_else(|| panic!("{text} is about AI")).on_means, None, "{text}");
    };
    open(read("Frobnicate my letters for AI training"), "it may be either");
    open(read("Frobnicate the use of my letters for AI training"), "the use may be ended");
    open(read("Nix my letters for AI training"), "a short one");
    used(read("You may use my letters to train AI"), "a known one");
    open(headed("Frobnicate my letters", "Use my content for AI training"), "under a heading");
    open(described("AI training", "Frobnicates letters in the training of our AI."), "in a description");
    used(read("Send my letters for AI training"), "a verb that turns nothing round");
    used(read("Frobnicated letters may be used for AI training"), "another verb says it");
    used(headed("Frobnicated letters", "Use my content for AI training"), "a name of data");
}

#[test]
fn ones_own_model_is_ones_own() {
    for text in [
        "Retrain my help bot whenever I publish a letter",
        "Choose which pages of my site my chatbot is trained on",
        "Teach this assistant what our letters mean",
    ] {
        nothing(read(text), text);
    }
    used(read("Use our call recordings to train your AI"), "another's");
    used(read("Allow training of shared models on our letters"), "everybody's");
}

#[test]
fn another_clauses_negation_turns_nothing() {
    used(read("Use my chats to train AI. We never sell them."), "another sentence");
    used(read("Use my chats to train AI, but not for ads"), "another clause");
    used(read("Use my chats without names to train AI"), "without names");
    kept_out(read("Use the assistant without training AI on my chats"), "without training");
    used(read("Your letters, never with a sender, are used to train AI"), "between commas");
    kept_out(read("Block AI crawlers but let people search"), "another clause makes something");
}

#[test]
fn a_refusal_can_name_ai_itself() {
    kept_out(read("Keep AI out of my letters"), "shut out");
    kept_out(described("NoAI label", "AI firms are told that they may not train on your uploads."), "one word");
}

#[test]
fn an_abbreviation_ends_no_sentence() {
    kept_out(read("Object under art. 21 to the use of my letters for AI training"), "art. 21");
}

#[test]
fn the_description_says_what_a_short_label_leaves_out() {
    used(described("Model improvement", "We use your chats to train our models."), "description");
    kept_out(described("Private mode", "When on, your chats aren’t used to train our models."), "condition");
    used(
        described("Usage data", "If you turn this off, your chats won’t be used to train our models."),
        "turned condition",
    );
    nothing(described("Smart replies", "We never use your messages to train AI."), "a reassurance");
    nothing(described("Remove hum with AI", "Your calls are never used to train models."), "a feature that removes");
    kept_out(
        described("AI training", "When on, your works stay out of the training of our AI."),
        "a condition under a name",
    );
    nothing(
        described("Turn off recaps", "As everywhere, your chats aren’t used to train AI."),
        "whatever it is set to",
    );
    nothing(
        described("Privater Ordner", "Ihre Fotos werden in keinem Fall zum KI-Training genutzt."),
        "the same in German",
    );
    nothing(
        described("Write captions with AI", "Your films stay out of model training."),
        "a feature, however it is said",
    );
    nothing(
        described("Fix films with AI", "Films are deleted from our AI partner’s servers after processing."),
        "its maker",
    );
    let unsure = described("Opt out", "Tick this box to have your letters used to train AI.").expect("it is about AI");
    assert_eq!(unsure.on_means, None, "label and condition contradict each other");
    let unsure = described("Model training", "Your works are not used to train our AI.").expect("it is about AI");
    assert_eq!(unsure.on_means, None, "a name under which it is denied");
    let dark = Texts {
        label: "Dark mode",
        descriptions: &["Easier on your eyes.", "We use your chats to train our models."],
        ..Texts::default()
    };
    nothing(shown(&dark), "another setting");
}

#[test]
fn the_heading_says_what_a_bare_label_answers() {
    used(headed("Allow", "Use my content for AI training"), "allow");
    used(headed("Photos", "Use my content for AI training"), "which data");
    kept_out(headed("No", "Use my content for AI training"), "no");
    kept_out(headed("GPTBot", "Block AI crawlers on my site"), "a name");
    let unsure = headed("No", "Opt out of AI training with my content").expect("it is about AI");
    assert_eq!(unsure.on_means, None, "no to an opt-out");
    kept_out(headed("Yes, exclude me", "AI training"), "the refusal decides");
    kept_out(headed("Without my letters, please", "Train our AI"), "without");
    used(headed("Yes, that’s fine by me", "Using my letters to train AI"), "an answer in a sentence");
    for label in ["Keep me signed in", "I am 16 or older", "Read receipts", "Autoplay films"] {
        nothing(headed(label, "Messages and AI training"), label);
    }
    nothing(headed("Language of this page", "How your data trains our AI"), "something to read");
    let texts = Texts {
        label: "Allow comments",
        descriptions: &["Newest first, or sort them by votes."],
        heading: Some("AI training preferences"),
        ..Texts::default()
    };
    nothing(shown(&texts), "explained as something else");
    nothing(headed("Send me product news", "How we train our AI"), "another setting");
    nothing(headed("Was this page helpful?", "Object to your information being used for AI"), "another question");
    nothing(headed("Remember my choice of theme", "How we train our AI"), "another setting");
}

#[test]
fn the_purpose_is_told() {
    let purpose = |text| read(text).expect(text).purpose;
    assert_eq!(purpose("Use my posts to train AI"), Purpose::Training);
    assert_eq!(purpose("Share my posts with AI companies"), Purpose::ThirdParty);
    assert_eq!(purpose("Block AI crawlers on my site"), Purpose::Scraping);
    assert_eq!(purpose("Let human reviewers read my chats to improve the AI"), Purpose::HumanReview);
}

#[test]
fn the_words_that_decided_are_the_pages_own() {
    let verdict = read("Use my Posts to train AI").unwrap();
    assert_eq!(verdict.words, ["Use", "my", "Posts", "train", "AI"]);
    assert_eq!(verdict.language, "en");
}

#[test]
fn addresses_and_titles_of_settings() {
    for address in [
        "https://example.com/settings/privacy",
        "https://example.com/#/account",
        "https://example.com/app?tab=preferences",
        "https://example.com/mypreferences/d",
        "https://settings.example.com/",
        "https://example.de/konto/einstellungen",
        "https://example.com/account-settings",
    ] {
        assert!(is_settings_address(address), "{address}");
    }
    for address in [
        "https://example.com/",
        "https://news.example/2026/how-linkedin-uses-your-privacy-settings-to-train-ai",
        "https://example.com/blog/accountability",
        "about:blank",
        "no address",
    ] {
        assert!(!is_settings_address(address), "{address}");
    }
    assert!(names_settings("Datenschutz & Sicherheit"));
    assert!(!names_settings("Ten ways to bake bread"));
}
