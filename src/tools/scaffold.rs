//! A new platform's file and fixture, to be filled in. Start at [`create`].

use std::fs;
use std::path::{Path, PathBuf};

use crate::catalog::is_id;

/// Writes `ID.toml` into `platforms` and `ID/settings.html` into `pages`; gives what was written. Refuses an id that is none,
/// and what exists already.
pub fn create(id: &str, platforms: &Path, pages: &Path) -> Result<Vec<PathBuf>, String> {
    if !is_id(id) {
        return Err(format!("`{id}` is no id; write it in lower-case letters, digits and hyphens, like `my-platform`"));
    }
    let file = platforms.join(format!("{id}.toml"));
    let page = pages.join(id).join("settings.html");
    if let Some(exists) = [&file, &page].into_iter().find(|path| path.exists()) {
        return Err(format!("{} exists already; nothing was changed", exists.display()));
    }
    let written = [(file, TOML), (page, HTML)].map(|(path, template)| {
        let folder = path.parent().expect("both are in a folder");
        let text = template.replace("ID", id);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map(|()| path.clone())
            .map_err(|error| format!("{}: can't be written: {error}", path.display()))
    });
    written.into_iter().collect()
}

const TOML: &str = include_str!("scaffold.toml");
const HTML: &str = include_str!("scaffold.html");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{FILL_IN, Problem, read};

    fn folder(name: &str) -> PathBuf {
        std::env::temp_dir().join(format!("optlight-{name}-{}", std::process::id()))
    }

    #[test]
    fn a_new_file_is_refused_until_it_is_filled_in_and_right_then() {
        let dir = folder("scaffold");
        let written = create("my-platform", &dir, &dir.join("pages")).unwrap();
        let source = fs::read_to_string(&written[0]).unwrap();
        let page = fs::read_to_string(&written[1]).unwrap();
        let again = create("my-platform", &dir, &dir.join("pages"));
        fs::remove_dir_all(&dir).unwrap();
        let error = read::platform("my-platform.toml", &source).unwrap_err();
        assert!(matches!(error.problem, Problem::Unfilled(_)), "{error}");
        let filled = source.replace(FILL_IN, "It");
        assert!(
            read::platform("my-platform.toml", &filled).is_ok(),
            "{:?}",
            read::platform("my-platform.toml", &filled)
        );
        assert!(page.contains("data-control=\"ai-training\""), "{page}");
        assert!(again.unwrap_err().contains("exists already"));
    }

    #[test]
    fn an_id_that_is_none_is_refused() {
        for id in ["", "-a", "My Platform", "../a"] {
            let error = create(id, &folder("none"), &folder("none")).unwrap_err();
            assert!(error.contains("is no id"), "{id}: {error}");
        }
    }
}
