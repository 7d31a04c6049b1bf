//! Which platform and which of its pages an address is.

use std::rc::Rc;

use url::Url;

use crate::catalog::{self, Known, Platform};
use crate::snapshot::Snapshot;

/// Where a snapshot was taken.
pub struct Place {
    known: Option<Rc<Known>>,
    page: Option<String>,
}

impl Place {
    /// The platform, ready for comparing, if the catalogue knows it.
    pub fn known(&self) -> Option<&Known> {
        self.known.as_deref()
    }

    /// The platform, if the catalogue knows it.
    pub fn platform(&self) -> Option<&Platform> {
        self.known.as_ref().map(|known| &known.platform)
    }

    /// The id of the platform's page, if it is one.
    pub fn page_id(&self) -> Option<&str> {
        self.page.as_deref()
    }
}

/// Finds the place by the frame's own address, and for a frame of a foreign host by the tab's.
pub fn locate(snapshot: &Snapshot) -> Place {
    let own = at(&snapshot.url);
    match &snapshot.top_url {
        Some(top) if own.page.is_none() => {
            let outer = at(top);
            let same = match (&own.known, &outer.known) {
                (Some(own), Some(outer)) => own.platform.id == outer.platform.id,
                (own, _) => own.is_none(),
            };
            if same { outer } else { own }
        }
        _ => own,
    }
}

fn at(address: &str) -> Place {
    let Ok(url) = Url::parse(address) else { return Place { known: None, page: None } };
    let known = catalog::platform_at(&url);
    let page = known.as_ref().and_then(|known| known.page_at(&url)).map(|page| page.id.clone());
    Place { known, page }
}
