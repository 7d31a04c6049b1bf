//! Address patterns: which addresses are a known page. Start at [`AddressPattern`].
//!
//! A pattern is written like the address it stands for:
//! `https://www.example.com/*/settings/privacy?tab=data#ai`. In the host a leading `*.` takes any subdomain; in the
//! path `*` takes one segment and a last `**` the rest; a query names pairs that have to be there, in any order, with
//! `*` for any value; a fragment has to be the same. What a pattern leaves out may be anything, except the path.
//! Addresses are parsed by the WHATWG URL standard, so `linkedin.com.evil.example` and `linkedin.com@evil.example` are
//! what a browser takes them for.

use thiserror::Error;
use url::Url;

use super::schema::Page;

/// Why a text is no address pattern.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// Not parsable at all.
    #[error("`{0}` is no address: {1}")]
    Unparsable(String, url::ParseError),
    /// Settings pages are read over https only.
    #[error("`{0}` does not start with https://")]
    NotHttps(String),
    /// A wildcard where none may be.
    #[error("`{0}` has a wildcard that is no whole segment; write `*` for one segment, a last `**` for the rest")]
    Wildcard(String),
}

/// A parsed address pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressPattern {
    host: HostPattern,
    segments: Vec<Segment>,
    open_end: bool,
    query: Vec<(String, Option<String>)>,
    fragment: Option<String>,
}

/// A host, or every subdomain of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostPattern {
    /// This host alone.
    Exact(String),
    /// Every subdomain of this one, itself not.
    Subdomains(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Literal(String),
    Any,
}

impl HostPattern {
    /// Takes `host` or `*.host`.
    pub fn parse(text: &str) -> Self {
        match text.strip_prefix("*.") {
            Some(rest) => Self::Subdomains(rest.to_owned()),
            None => Self::Exact(text.to_owned()),
        }
    }

    /// Whether `host`, in lower case as the URL standard gives it, falls under the pattern.
    pub fn matches(&self, host: &str) -> bool {
        match self {
            Self::Exact(own) => own == host,
            Self::Subdomains(parent) => {
                host.strip_suffix(parent.as_str()).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
            }
        }
    }
}

impl Page {
    /// The address to open for this page, or nothing where only patterns are known.
    pub fn link(&self) -> &str {
        let openable = |address: &&String| AddressPattern::parse(address).is_ok_and(|pattern| pattern.is_openable());
        self.addresses.iter().find(openable).map_or("", String::as_str)
    }
}

impl AddressPattern {
    /// Reads a pattern; see the module's text for its form.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let url = Url::parse(text).map_err(|error| AddressError::Unparsable(text.to_owned(), error))?;
        if url.scheme() != "https" {
            return Err(AddressError::NotHttps(text.to_owned()));
        }
        let host = url.host_str().unwrap_or_default();
        let mut segments: Vec<&str> = path_segments(&url).collect();
        let open_end = segments.last() == Some(&"**");
        if open_end {
            segments.pop();
        }
        let strange = |part: &str| part.contains('*') && part != "*";
        if strange(host.strip_prefix("*.").unwrap_or(host)) || segments.iter().any(|part| strange(part)) {
            return Err(AddressError::Wildcard(text.to_owned()));
        }
        Ok(Self {
            host: HostPattern::parse(host),
            segments: segments
                .into_iter()
                .map(|part| if part == "*" { Segment::Any } else { Segment::Literal(part.to_owned()) })
                .collect(),
            open_end,
            query: url
                .query_pairs()
                .map(|(key, value)| (key.into_owned(), (value != "*").then(|| value.into_owned())))
                .collect(),
            fragment: url.fragment().map(str::to_owned),
        })
    }

    /// The host part.
    pub fn host(&self) -> &HostPattern {
        &self.host
    }

    /// Whether an address is a page of this pattern.
    pub fn matches(&self, url: &Url) -> bool {
        url.scheme() == "https"
            && url.port().is_none()
            && url.host_str().is_some_and(|host| self.host.matches(host))
            && self.path_matches(url)
            && self.query.iter().all(|(key, value)| {
                url.query_pairs().any(|(k, v)| k == *key && value.as_ref().is_none_or(|value| v == *value))
            })
            && self.fragment.as_deref().is_none_or(|fragment| url.fragment() == Some(fragment))
    }

    /// Whether the pattern is itself an address that can be opened.
    pub fn is_openable(&self) -> bool {
        matches!(self.host, HostPattern::Exact(_))
            && !self.open_end
            && !self.segments.contains(&Segment::Any)
            && self.query.iter().all(|(_, value)| value.is_some())
    }

    /// How much the pattern says: of two that take one address the one that says more is meant.
    pub fn precision(&self) -> usize {
        let literal = self.segments.iter().filter(|segment| matches!(segment, Segment::Literal(_))).count();
        let said = 2 * literal + self.segments.len() - literal;
        4 * said + 2 * self.query.len() + 2 * usize::from(self.fragment.is_some()) + usize::from(!self.open_end)
    }

    /// The pattern without its host as a JavaScript regular expression over `pathname + search + hash`, for the agent,
    /// which asks it at each navigation. It may take a little more than [`Self::matches`] (an encoded query), never less.
    pub fn to_regex(&self) -> String {
        let mut out = String::from("^");
        for segment in &self.segments {
            out.push('/');
            match segment {
                Segment::Any => out.push_str("[^/?#]+"),
                Segment::Literal(text) => out.push_str(&escape(text)),
            }
        }
        out.push_str(if self.open_end { "(?:/[^?#]*)?" } else { "/*" });
        out.push_str("(?=[?#]|$)");
        for (key, _) in &self.query {
            out.push_str(&format!("(?=[^#]*[?&]{}(?:[=&#]|$))", escape(key)));
        }
        if let Some(fragment) = &self.fragment {
            out.push_str(&format!("[^#]*#{}$", escape(fragment)));
        }
        out
    }

    fn path_matches(&self, url: &Url) -> bool {
        let mut theirs = path_segments(url);
        for own in &self.segments {
            match (own, theirs.next()) {
                (Segment::Any, Some(_)) => {}
                (Segment::Literal(own), Some(part)) if own == part => {}
                _ => return false,
            }
        }
        self.open_end || theirs.next().is_none()
    }
}

/// The path's segments without empty ones, so that a trailing slash makes no difference.
fn path_segments(url: &Url) -> impl Iterator<Item = &str> {
    url.path().split('/').filter(|part| !part.is_empty())
}

/// Escapes what has a meaning in a regular expression with the `u` flag, which refuses any other escape.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\.^$*+?()[]{}|/".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, address: &str) -> bool {
        AddressPattern::parse(pattern).unwrap().matches(&Url::parse(address).unwrap())
    }

    #[test]
    fn a_page_matches_with_and_without_trailing_slash_query_and_fragment() {
        let pattern = "https://www.linkedin.com/mypreferences/d/settings/data-for-ai-improvement";
        for tail in ["", "/", "?src=mail", "#top", "/?a=1#b"] {
            assert!(matches(pattern, &format!("{pattern}{tail}")), "{tail}");
        }
        assert!(!matches(pattern, &format!("{pattern}/more")));
    }

    #[test]
    fn look_alike_hosts_do_not_match() {
        let pattern = "https://www.linkedin.com/x";
        for address in [
            "https://www.linkedin.com.evil.example/x",
            "https://www.linkedin.com@evil.example/x",
            "https://evil.example/www.linkedin.com/x",
            "http://www.linkedin.com/x",
            "https://www.linkedin.com:8443/x",
            "https://linkedin.com/x",
        ] {
            assert!(!matches(pattern, address), "{address}");
        }
    }

    #[test]
    fn wildcards_take_a_segment_or_the_rest() {
        assert!(matches("https://a.example/*/ai", "https://a.example/en/ai"));
        assert!(!matches("https://a.example/*/ai", "https://a.example/ai"));
        assert!(matches("https://a.example/s/**", "https://a.example/s"));
        assert!(matches("https://a.example/s/**", "https://a.example/s/t/u"));
        assert!(matches("https://*.a.example/s", "https://b.a.example/s"));
        assert!(!matches("https://*.a.example/s", "https://a.example/s"));
        assert!(!matches("https://*.a.example/s", "https://evila.example/s"));
    }

    #[test]
    fn query_and_fragment_have_to_be_there() {
        assert!(matches("https://a.example/s?tab=ai", "https://a.example/s?x=1&tab=ai"));
        assert!(!matches("https://a.example/s?tab=ai", "https://a.example/s?tab=ads"));
        assert!(matches("https://a.example/s?tab=*", "https://a.example/s?tab=ads"));
        assert!(matches("https://chatgpt.com/#settings/DataControls", "https://chatgpt.com/#settings/DataControls"));
        assert!(!matches("https://chatgpt.com/#settings/DataControls", "https://chatgpt.com/"));
    }

    #[test]
    fn the_regex_escapes_only_what_it_has_to() {
        let regex = |text| AddressPattern::parse(text).unwrap().to_regex();
        assert_eq!(regex("https://a.example/d/ai-data"), "^/d/ai-data/*(?=[?#]|$)");
        assert_eq!(
            regex("https://a.example/*/s.html?t=x#a/b"),
            r"^/[^/?#]+/s\.html/*(?=[?#]|$)(?=[^#]*[?&]t(?:[=&#]|$))[^#]*#a\/b$"
        );
    }

    #[test]
    fn a_wildcard_inside_a_segment_is_refused() {
        let text = "https://a.example/set*/ai";
        assert_eq!(AddressPattern::parse(text), Err(AddressError::Wildcard(text.into())));
        assert_eq!(AddressPattern::parse("http://a.example/"), Err(AddressError::NotHttps("http://a.example/".into())));
    }
}
