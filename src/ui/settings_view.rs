//! The dashboard's settings, and what became of an import.

use web_sys::Element;

use crate::history::{Accounts, Motion, RingStyle};

use super::dashboard_view::Model;
use super::view::View;

/// The languages that Optlight's texts are in, each by its own name.
const LANGUAGES: [(&str, &str); 13] = [
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt_BR", "Português (Brasil)"),
    ("pt_PT", "Português (Portugal)"),
    ("uk", "Українська"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("zh_CN", "简体中文"),
];

impl View<'_> {
    /// How the person wants Optlight.
    pub(super) fn settings(&self, model: &Model) -> Vec<Element> {
        let settings = &model.state.memory.settings;
        let radio = |name: &str, value: &str, key: &str, is: bool| -> Element {
            let id = format!("{name}-{value}");
            let input = self
                .el("input")
                .attr("type", "radio")
                .attr("name", name)
                .attr("id", &id)
                .attr("value", value)
                .attr("data-action", name)
                .flag("checked", is);
            self.el("div").class("choice").child(input).child(self.said("label", key, &[]).attr("for", &id)).into()
        };
        let group = |key: &str, choices: Vec<Element>| -> Element {
            self.el("fieldset").child(self.said("legend", key, &[])).children(choices).into()
        };
        let rings = [
            (RingStyle::Full, "full", "ring_full"),
            (RingStyle::Mark, "mark", "ring_mark"),
            (RingStyle::Words, "words", "ring_words"),
        ];
        let motions = [(Motion::System, "system", "motion_system"), (Motion::None, "none", "motion_none")];
        let current = settings.language.as_ref().map(|language| language.as_str());
        let browsers =
            self.said("option", "language_browser", &[]).attr("value", "").flag("selected", current.is_none());
        let languages = LANGUAGES.map(|(value, name)| -> Element {
            let option = self.el("option").attr("value", value).flag("selected", current == Some(value));
            option.attr("lang", &value.replace('_', "-")).text(name).into()
        });
        let language = self
            .el("select")
            .attr("id", "language")
            .attr("data-action", "language")
            .child(browsers)
            .children(languages);
        let mut parts = vec![
            group("ring", rings.map(|(style, value, key)| radio("ring", value, key, style == settings.ring)).into()),
            group(
                "motion",
                motions.map(|(motion, value, key)| radio("motion", value, key, motion == settings.motion)).into(),
            ),
            self.el("div")
                .class("field")
                .child(self.said("label", "language", &[]).attr("for", "language"))
                .child(language)
                .into(),
        ];
        let access = self.button("own", "welcome_choose_some").class("plain").attr("id", "choose-access");
        let access = access.attr("data-path", "welcome.html#choose");
        let group = self.el("div").class("group").child(self.said("h3", "access", &[]));
        parts.push(group.child(self.said("p", "access_note", &[]).class("small")).child(access).into());
        parts.push(self.resting(model));
        parts.extend(self.accounts(model));
        parts.push(self.clearing(model.clearing));
        parts
    }

    /// Where Optlight rests, with the way back.
    fn resting(&self, model: &Model) -> Element {
        let off = &model.state.memory.settings.off;
        let name = |id: &str| {
            let known = model.platforms.iter().find(|known| known.platform.id == id);
            known.map_or(id, |known| &known.platform.name).to_owned()
        };
        let items = off.iter().map(|id| {
            let said = self.say("rest_on", &[&name(id.as_str())]);
            self.el("li").child(self.toggle("rest-setting", id.as_str(), &said, true)).into()
        });
        let none = off.is_empty().then(|| self.said("p", "rest_none", &[]).class("small"));
        let title = self.said("h3", "rest", &[]);
        self.el("div").class("group").child(title).maybe(none).child(self.el("ul").children(items)).into()
    }

    /// The platforms with several accounts, and the way to say otherwise.
    fn accounts(&self, model: &Model) -> Option<Element> {
        let several = model.state.memory.accounts.iter().filter(|(_, accounts)| **accounts != Accounts::One);
        let items: Vec<Element> = several
            .map(|(id, accounts)| {
                let known = model.platforms.iter().find(|known| known.platform.id == id.as_str());
                let name = known.map_or(id.as_str(), |known| known.platform.name.as_str());
                let key = if *accounts == Accounts::Varying { "accounts_varying" } else { "accounts_several" };
                let one = self.button("one", "accounts_one").class("plain").attr("data-id", id.as_str());
                let at = format!("accounts-{id}");
                let said = self.said("p", key, &[name]).attr("id", &at);
                let one = one.attr("id", &format!("one-{id}")).attr("aria-describedby", &at);
                self.el("li").child(said).child(one).into()
            })
            .collect();
        let title = self.said("h3", "accounts", &[]);
        (!items.is_empty())
            .then(|| self.el("div").class("group").child(title).child(self.el("ul").children(items)).into())
    }

    fn clearing(&self, asked: bool) -> Element {
        let group = self.el("div").class("group").child(self.said("h3", "clear", &[]));
        if !asked {
            let ask = self.button("clear-ask", "clear_ask").class("plain").attr("id", "clear-ask");
            return group.child(self.said("p", "clear_more", &[]).class("small")).child(ask).into();
        }
        group
            .child(self.said("p", "clear_sure", &[]).attr("role", "alert"))
            .child(
                self.el("div")
                    .class("buttons")
                    .child(self.button("clear", "clear_yes").class("primary").attr("id", "clear"))
                    .child(self.button("clear-no", "clear_no").class("plain").attr("id", "clear-ask")),
            )
            .into()
    }

    /// What became of an import or export.
    pub(super) fn outcome(&self, model: &Model) -> Option<Element> {
        let outcome = model.outcome.as_ref()?;
        let values: Vec<&str> = outcome.values.iter().map(String::as_str).collect();
        let look = if outcome.good { "good" } else { "bad" };
        let said = self.said("p", outcome.key, &values).attr("dir", "auto");
        Some(said.class(&format!("outcome {look}")).attr("role", if outcome.good { "status" } else { "alert" }).into())
    }
}
