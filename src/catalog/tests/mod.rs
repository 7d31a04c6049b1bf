//! Tests of the catalogue as it is packed: addresses, hosts, loading. `wrong`: every way in which a file can be wrong.

mod wrong;

use super::*;

fn at(address: &str) -> Option<String> {
    platform_at(&Url::parse(address).unwrap()).map(|known| known.platform.id.clone())
}

const MINIMAL: &str = r#"
id = "demo"
name = "Demo"
owner = "Demo Inc."
category = "social"
hosts = ["demo.example"]
summary = "Trains on posts."
confidence = "high"
[[page]]
id = "ai"
title = "AI"
addresses = ["https://demo.example/ai"]
[[control]]
id = "train"
kind = "switch"
purpose = "training"
pages = ["ai"]
on_means = "used"
does = "Off stops it."
[control.labels]
en = ["Train on my posts"]
[[control.source]]
url = "https://demo.example/help"
seen = "2026-01"
supports = "label"
"#;

#[test]
fn hosts_are_found_and_look_alikes_are_not() {
    assert_eq!(at("https://www.linkedin.com/feed/").as_deref(), Some("linkedin"));
    assert_eq!(at("https://x.com/settings/grok_settings").as_deref(), Some("x"));
    assert_eq!(at("https://chatgpt.com/").as_deref(), Some("chatgpt"));
    for address in [
        "https://www.linkedin.com.evil.example/mypreferences/d/categories/privacy",
        "https://www.linkedin.com@evil.example/",
        "https://evilx.com/settings/grok_settings",
        "http://x.com/settings/grok_settings",
        "https://x.com:8443/settings/grok_settings",
        "about:blank",
    ] {
        assert_eq!(at(address), None, "{address}");
    }
}

/// An address that a pattern stands for, with something in place of each wildcard.
fn example(address: &str) -> Url {
    Url::parse(&address.replace("**", "zorp/zorp").replace('*', "zorp")).unwrap()
}

fn page_at(url: &Url) -> Option<String> {
    platform_at(url).and_then(|known| known.page_at(url).map(|page| format!("{}/{}", known.platform.id, page.id)))
}

#[test]
fn every_page_is_found_by_each_of_its_addresses() {
    for known in all() {
        for page in &known.platform.pages {
            for address in &page.addresses {
                let url = example(address);
                assert_eq!(page_at(&url), Some(format!("{}/{}", known.platform.id, page.id)), "{url}");
            }
        }
    }
}

#[test]
fn no_page_is_found_by_what_it_rejects_nor_by_what_imitates_its_addresses() {
    for known in all() {
        for page in &known.platform.pages {
            let own = format!("{}/{}", known.platform.id, page.id);
            for reject in &page.rejects {
                assert_ne!(page_at(&example(reject)).as_ref(), Some(&own), "{reject} is taken for {own}");
            }
            for address in &page.addresses {
                let url = example(address);
                let host = url.host_str().unwrap();
                for look_alike in [
                    url.as_str().replacen(host, &format!("{host}.evil.example"), 1),
                    url.as_str().replacen(host, &format!("{host}@evil.example"), 1),
                    url.as_str().replacen(host, &format!("evil-{host}.example"), 1),
                    url.as_str().replacen(host, &format!("{host}:8443"), 1),
                    url.as_str().replacen("https://", "http://", 1),
                ] {
                    let url = Url::parse(&look_alike).unwrap();
                    assert!(platform_at(&url).is_none(), "{look_alike} is taken for a page of {own}");
                }
            }
        }
    }
}

/// The page of the minimal platform that an address is, with other pages added.
fn page_of(pages: &str, address: &str) -> Option<String> {
    let known = Known::new(read::platform("demo.toml", &MINIMAL.replace("[[control]]", pages)).unwrap());
    known.page_at(&Url::parse(address).unwrap()).map(|page| page.id.clone())
}

#[test]
fn a_reject_takes_an_address_out_of_a_wider_pattern() {
    let pages = r#"
[[page]]
id = "all"
title = "All"
addresses = ["https://demo.example/settings/**"]
rejects = ["https://demo.example/settings/billing/*"]
[[control]]"#;
    assert_eq!(page_of(pages, "https://demo.example/settings/privacy").as_deref(), Some("all"));
    assert_eq!(page_of(pages, "https://demo.example/settings/billing/cards"), None);
}

#[test]
fn of_two_patterns_the_narrower_one_decides_in_either_order() {
    let wide = "[[page]]\nid = \"wide\"\ntitle = \"Wide\"\naddresses = [\"https://demo.example/s/*\"]\n";
    let narrow = "[[page]]\nid = \"narrow\"\ntitle = \"Narrow\"\naddresses = [\"https://demo.example/s/ai?tab=x\"]\n";
    let plain = "[[page]]\nid = \"plain\"\ntitle = \"Plain\"\naddresses = [\"https://demo.example/s/ai\"]\n";
    for order in [[wide, narrow, plain], [plain, narrow, wide], [narrow, wide, plain]] {
        let pages = format!("{}[[control]]", order.concat());
        for (address, page) in [("s/ai?tab=x", "narrow"), ("s/ai?tab=y", "plain"), ("s/ads", "wide")] {
            assert_eq!(page_of(&pages, &format!("https://demo.example/{address}")).as_deref(), Some(page), "{address}");
        }
    }
}

#[test]
fn a_host_that_two_platforms_share_belongs_to_the_one_that_has_the_page_else_to_its_own() {
    assert_eq!(at("https://myactivity.google.com/product/gemini").as_deref(), Some("google-gemini"));
    assert_eq!(at("https://myactivity.google.com/").as_deref(), Some("google-account"));
    assert_eq!(at("https://myactivity.google.com/product/maps").as_deref(), Some("google-account"));
}

#[test]
fn a_packed_file_that_is_damaged_or_of_nobody_is_refused() {
    let (id, bytes) = files().next().unwrap();
    assert!(load(id, bytes).is_ok());
    assert!(matches!(load("nobody", bytes), Err(LoadError::Unknown(_))));
    let error = load(id, &bytes[..bytes.len() / 2]).unwrap_err();
    assert!(error.to_string().contains(&format!("{id}.bin is damaged")), "{error}");
}

#[test]
fn a_platform_is_found_by_its_id() {
    assert_eq!(platform("zoom").map(|known| known.platform.name.clone()).as_deref(), Some("Zoom"));
    assert!(platform("nobody").is_none());
}

#[test]
fn the_host_table_is_sorted_for_the_binary_search() {
    assert!(packed::HOSTS.is_sorted());
    assert!(packed::PLATFORMS.is_sorted_by_key(|entry| entry.id));
}

#[test]
fn a_label_is_chosen_by_language() {
    let known = all().find(|known| known.platform.id == "linkedin").unwrap();
    let control = &known.platform.controls[0];
    assert!(control.label_in("de-AT").starts_with("Ihre Daten"));
    assert!(control.label_in("pt").starts_with("Usar meus dados"));
    assert!(control.label_in("ja").starts_with("Use my data"));
}
