//! Every way in which a file can be wrong is refused with file, key and reason.

use super::*;

/// Reads the minimal file with one text replaced by another.
fn with(from: &str, to: &str) -> Result<Platform, CatalogError> {
    assert!(MINIMAL.contains(from), "the test replaces `{from}`, which is not there");
    read::platform("demo.toml", &MINIMAL.replacen(from, to, 1))
}

#[test]
fn the_minimal_file_is_right() {
    assert_eq!(read::platform("demo.toml", MINIMAL).unwrap().controls[0].kind, Kind::Switch);
}

/// A file that is wrong in one place: what is replaced, by what, the key that has to be named and the problem.
type Case = (&'static str, &'static str, &'static str, Problem);

fn refuses(cases: Vec<Case>) {
    for (from, to, key, problem) in cases {
        let error = with(from, to).expect_err(to);
        assert_eq!((error.file.as_str(), error.key.as_str(), error.problem), ("demo.toml", key, problem), "{to}");
    }
}

#[test]
fn a_platform_that_is_wrong_is_refused_with_file_key_and_reason() {
    use Problem::*;
    refuses(vec![
        ("id = \"demo\"", "id = \"other\"", "id", IdIsNotFileName("other".into())),
        ("\"Demo\"", "\"\"", "name", Blank),
        ("\"Demo Inc.\"", "\" \"", "owner", Blank),
        ("\"Trains on posts.\"", "\"\"", "summary", Blank),
        ("[\"demo.example\"]", "[]", "hosts", Empty),
        ("[\"demo.example\"]", "[\"Demo.Example\"]", "hosts", StrangeHost("Demo.Example".into())),
        ("[\"demo.example\"]", "[\"localhost\"]", "hosts", StrangeHost("localhost".into())),
        ("[\"demo.example\"]", "[\"demo.example\", \"demo.example\"]", "hosts", Twice("demo.example".into())),
        (
            "[\"demo.example\"]",
            "[\"demo.example\"]\nguest_hosts = [\"a_b.example\"]",
            "guest_hosts",
            StrangeHost("a_b.example".into()),
        ),
        (
            "[\"demo.example\"]",
            "[\"demo.example\"]\nguest_hosts = [\"demo.example\"]",
            "guest_hosts",
            Twice("demo.example".into()),
        ),
    ]);
    let without_controls = format!("{}control = []\n", &MINIMAL[..MINIMAL.find("[[page]]").unwrap()]);
    let error = read::platform("demo.toml", &without_controls).unwrap_err();
    assert_eq!((error.key.as_str(), error.problem), ("control", Empty));
}

#[test]
fn a_page_that_is_wrong_is_refused_with_file_key_and_reason() {
    use Problem::*;
    refuses(vec![
        ("id = \"ai\"", "id = \"A I\"", "page.id", StrangeId("A I".into())),
        ("title = \"AI\"", "title = \"\"", "page[ai].title", Blank),
        ("[\"https://demo.example/ai\"]", "[]", "page[ai].addresses", Empty),
        (
            "https://demo.example/ai",
            "https://demo.example.evil.example/ai",
            "page[ai].addresses",
            ForeignHost("https://demo.example.evil.example/ai".into()),
        ),
        (
            "https://demo.example/ai",
            "http://demo.example/ai",
            "page[ai].addresses",
            Address(AddressError::NotHttps("http://demo.example/ai".into())),
        ),
        (
            "https://demo.example/ai",
            "https://demo.example/set*/ai",
            "page[ai].addresses",
            Address(AddressError::Wildcard("https://demo.example/set*/ai".into())),
        ),
        (
            "\"https://demo.example/ai\"]",
            "\"https://demo.example/ai\"]\nrejects = [\"/ai\"]",
            "page[ai].rejects",
            Address(AddressError::Unparsable("/ai".into(), url::ParseError::RelativeUrlWithoutBase)),
        ),
        (
            "\"https://demo.example/ai\"]",
            "\"https://demo.example/ai\"]\nrejects = [\"https://demo.example/**\"]",
            "page[ai].rejects",
            RejectsItself("https://demo.example/**".into()),
        ),
    ]);
}

#[test]
fn a_control_that_is_wrong_is_refused_with_file_key_and_reason() {
    use Problem::*;
    let other = || UnknownElsewhere("demo/train".into());
    refuses(vec![
        ("id = \"train\"", "id = \"-\"", "control.id", StrangeId("-".into())),
        ("pages = [\"ai\"]", "pages = [\"ia\"]", "control[train].pages", Unknown("ia".into())),
        ("pages = [\"ai\"]", "rows = [\"ia\"]", "control[train].rows", Unknown("ia".into())),
        ("pages = [\"ai\"]", "inside = \"train\"", "control[train].inside", Unknown("train".into())),
        ("pages = [\"ai\"]", "parent = \"master\"", "control[train].parent", Unknown("master".into())),
        ("pages = [\"ai\"]", "see = \"demo/train\"", "control[train].see", other()),
        ("pages = [\"ai\"]", "see = \"facebook\"", "control[train].see", UnknownElsewhere("facebook".into())),
        ("pages = [\"ai\"]", "", "control[train].steps", NoWay),
        ("https://demo.example/ai", "https://demo.example/*/ai", "control[train].steps", NoWay),
        ("pages = [\"ai\"]", "steps = [\"Settings\", \"\"]", "control[train].steps", Blank),
        ("pages = [\"ai\"]", "pages = [\"ai\"]\nplace = \"app\"", "control[train].pages", PageOfApp),
        ("pages = [\"ai\"]", "rows = [\"ai\"]\nplace = \"app\"", "control[train].rows", PageOfApp),
        ("pages = [\"ai\"]", "pages = [\"ai\"]\nsave = [\" \"]", "control[train].save", Blank),
        ("on_means = \"used\"", "", "control[train].on_means", NoDirection("switch")),
        ("kind = \"switch\"", "kind = \"form\"", "control[train].on_means", NeedlessDirection("form")),
        ("\"Off stops it.\"", "\"\"", "control[train].does", Blank),
        ("\"Off stops it.\"", "\"It.\"\ndoes_not = \" \"", "control[train].does_not", Blank),
        ("\"Off stops it.\"", "\"It.\"\nsince = \"2025-13\"", "control[train].since", StrangeDate("2025-13".into())),
        ("\"Off stops it.\"", "\"It.\"\nuntil = \"soon\"", "control[train].until", StrangeDate("soon".into())),
        (
            "\"Off stops it.\"",
            "\"It.\"\nsince = \"2025-03\"\nuntil = \"2024\"",
            "control[train].until",
            Backwards { since: "2025-03".into(), until: "2024".into() },
        ),
    ]);
    assert!(with("\"Off stops it.\"", "\"It.\"\nsince = \"2025-03\"\nuntil = \"2025\"").is_ok(), "within one year");
}

#[test]
fn wordings_that_are_wrong_are_refused_with_file_key_and_reason() {
    use Problem::*;
    let labels = "en = [\"Train on my posts\"]";
    refuses(vec![
        (labels, "en = []", "control[train].labels.en", Empty),
        (labels, "en = [\"…\"]", "control[train].labels.en", Blank),
        (labels, "english = [\"Train\"]", "control[train].labels", StrangeLanguage("english".into())),
        (labels, "en = [\"Train\", \"TRAIN \"]", "control[train].labels.en", Twice("TRAIN ".into())),
        (
            labels,
            "en = [\"Train\"]\n[control.earlier]\nen = [\"train\"]",
            "control[train].earlier.en",
            Twice("train".into()),
        ),
        (labels, "en = [\"Train\"]\n[control.headings]\nen = [\"\"]", "control[train].headings.en", Blank),
        (
            labels,
            "en = [\"Train\"]\n[[control.mark]]\nattribute = \"class\"\nvalue = \"a\"",
            "control[train].mark.attribute",
            StrangeMark("class".into()),
        ),
        (
            labels,
            "en = [\"Train\"]\n[[control.mark]]\nattribute = \"id\"\nvalue = \" \"",
            "control[train].mark.value",
            Blank,
        ),
    ]);
    let nameless = with("on_means", "neighbour = true\non_means").map(|_| MINIMAL.replace(labels, ""));
    let nameless = nameless.unwrap().replace("on_means", "neighbour = true\non_means");
    let error = read::platform("demo.toml", &nameless).unwrap_err();
    assert_eq!((error.key.as_str(), error.problem), ("control[train].labels", Nameless));
}

#[test]
fn choices_emails_and_conditions_that_are_wrong_are_refused_with_file_key_and_reason() {
    use Problem::*;
    const LABELS: &str = "[control.labels]\nen = [\"Train on my posts\"]\n";
    let choice = "[control.labels]\nen = [\"A\"]\n[[control.option]]\nmeans = \"used\"\n";
    let offered = "[control.labels]\nen = [\"A\"]\n[[control.offered]]\n";
    let change = |to: String| MINIMAL.replace(LABELS, &to);
    let radio = |to: &str| change(format!("{choice}{to}\n")).replace("kind = \"switch\"", "kind = \"radio\"");
    let email = |to: &str| {
        MINIMAL.replace("kind = \"switch\"", &format!("kind = \"email\"\n{to}")).replace("on_means = \"used\"", "")
    };
    let cases: Vec<(String, &str, Problem)> = vec![
        (change(format!("{choice}labels.en = [\"Yes\"]\n")), "option", NeedlessChoices("switch")),
        (radio("labels = {}"), "option.labels", Empty),
        (radio("labels.en = []"), "option.labels.en", Empty),
        (
            radio("labels.en = [\"All\"]\n[[control.option]]\nmeans = \"partly\"\nlabels.en = [\"all\"]"),
            "option.labels.en",
            Twice("all".into()),
        ),
        (email(""), "email", NoEmailAddress),
        (email("email = \"privacy at demo.example\""), "email", StrangeEmailAddress("privacy at demo.example".into())),
        (email("email = \"a@b\""), "email", StrangeEmailAddress("a@b".into())),
        (email("email = \"a@demo.example\"\nsubject = \"\""), "subject", Blank),
        (MINIMAL.replace("on_means", "email = \"a@demo.example\"\non_means"), "email", NeedlessEmailAddress("switch")),
        (MINIMAL.replace("on_means", "subject = \"Opt out\"\non_means"), "subject", NeedlessEmailAddress("switch")),
        (change(format!("{offered}by = \"plan\"\ntext = \"\"\n")), "offered.text", Blank),
        (
            change(format!("{offered}by = \"plan\"\ntext = \"Not in the EU.\"\nregions = [\"EU\"]\n")),
            "offered.regions",
            NeedlessRegions,
        ),
        (
            change(format!("{offered}by = \"region\"\ntext = \"Not there.\"\nregions = [\"Europe\"]\n")),
            "offered.regions",
            StrangeRegion("Europe".into()),
        ),
        (
            change(format!("{offered}by = \"region\"\ntext = \"Not there.\"\nsince = \"May\"\n")),
            "offered.since",
            StrangeDate("May".into()),
        ),
        (
            change(format!("{offered}by = \"age\"\ntext = \"Adults.\"\nsince = \"2025\"\nuntil = \"2024\"\n")),
            "offered.until",
            Backwards { since: "2025".into(), until: "2024".into() },
        ),
    ];
    for (source, key, problem) in cases {
        let error = read::platform("demo.toml", &source).expect_err(&source);
        assert_eq!((error.key, error.problem), (format!("control[train].{key}"), problem), "{source}");
    }
    assert!(read::platform("demo.toml", &email("email = \"a@demo.example\"\nsubject = \"Opt out\"")).is_ok());
}

#[test]
fn sources_that_are_wrong_are_refused_with_file_key_and_reason() {
    use Problem::*;
    refuses(vec![
        ("seen = \"2026-01\"", "seen = \"January\"", "control[train].source.seen", StrangeDate("January".into())),
        ("\"https://demo.example/help\"", "\"help page\"", "control[train].source.url", StrangeUrl("help page".into())),
        ("supports = \"label\"", "supports = \" \"", "control[train].source.supports", Blank),
    ]);
    let without = MINIMAL[..MINIMAL.find("[[control.source]]").unwrap()].replace("does =", "source = []\ndoes =");
    let error = read::platform("demo.toml", &without).unwrap_err();
    assert_eq!((error.key.as_str(), error.problem), ("control[train].source", Empty));
}

#[test]
fn what_is_wrong_between_files_is_refused_with_file_key_and_reason() {
    let demo = read::platform("demo.toml", MINIMAL).unwrap();
    let rival = |change: &dyn Fn(&mut Platform)| {
        let mut rival = demo.clone();
        rival.id = "rival".into();
        change(&mut rival);
        check::check_all(&[demo.clone(), rival]).unwrap_err()
    };
    let own_host = |rival: &mut Platform| {
        rival.hosts = vec!["rival.example".into()];
        rival.guest_hosts = vec!["demo.example".into()];
    };
    let error = rival(&|_| ());
    let shared = Problem::SharedHost { host: "demo.example".into(), other: "demo".into() };
    assert_eq!((error.file.as_str(), error.key.as_str(), error.problem), ("rival.toml", "hosts", shared));

    let error = rival(&own_host);
    let shared = Problem::SharedPage { address: "https://demo.example/ai".into(), other: "demo".into() };
    assert_eq!((error.key.as_str(), error.problem), ("page[ai].addresses", shared));

    let error = rival(&|rival| {
        own_host(rival);
        rival.pages.clear();
        rival.controls[0].see = Some("demo/stop".into());
    });
    assert_eq!(error.key, "control[train].see");
    assert_eq!(error.problem, Problem::UnknownElsewhere("demo/stop".into()));

    let pointing = |id: &str, see: &str| {
        let mut platform = demo.clone();
        platform.id = id.into();
        platform.hosts = vec![format!("{id}.example")];
        platform.pages.clear();
        platform.controls[0].see = Some(see.into());
        platform
    };
    let circle = [pointing("one", "two/train"), pointing("two", "one/train")];
    let error = check::check_all(&circle).unwrap_err();
    assert_eq!((error.file.as_str(), error.key.as_str()), ("one.toml", "control[train].see"));
    assert_eq!(error.problem, Problem::SeesFurther("one/train".into()));
}

#[test]
fn a_folder_tells_what_is_wrong_in_every_file_and_what_cannot_be_read() {
    let dir = std::env::temp_dir().join(format!("optlight-catalog-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    for (name, text) in
        [("a.toml", MINIMAL), ("b.toml", "id = 1"), ("demo.toml", MINIMAL), ("notes.txt", "no platform")]
    {
        std::fs::write(dir.join(name), text).unwrap();
    }
    let errors = read::folder(&dir).unwrap_err();
    std::fs::remove_dir_all(&dir).unwrap();
    assert_eq!(errors.iter().map(|error| error.file.as_str()).collect::<Vec<_>>(), ["a.toml", "b.toml"]);
    assert_eq!(errors[0].problem, Problem::IdIsNotFileName("demo".into()));
    let gone = read::folder(&dir).unwrap_err();
    assert!(gone[0].to_string().contains("can't be read"), "{}", gone[0]);
}

#[test]
fn a_file_of_the_wrong_form_is_refused_with_file_and_key() {
    for (from, to, key, words) in [
        ("does = ", "deos = ", "control.deos", "unknown field `deos`"),
        ("kind = \"switch\"", "kind = \"toggle\"", "control.kind", "unknown variant `toggle`"),
        ("seen = \"2026-01\"", "seen = 2026", "control.source.seen", "invalid type: integer"),
        ("name = \"Demo\"", "name = ", "name", "string values must be quoted"),
        ("confidence = \"high\"\n", "", "", "missing field `confidence`"),
    ] {
        let error = with(from, to).expect_err(to);
        assert_eq!(error.file, "demo.toml");
        let message = error.to_string();
        assert!(message.contains(words), "{to}: {message}");
        assert!(message.contains(key), "{to}: {message}");
    }
}

#[test]
fn a_label_names_one_control_only() {
    let second = MINIMAL[MINIMAL.find("[[control]]").unwrap()..].replace("\"train\"", "\"feed\"");
    let error = read::platform("demo.toml", &format!("{MINIMAL}{second}")).unwrap_err();
    assert_eq!(error.problem, Problem::SharedLabel { text: "Train on my posts".into(), other: "train".into() });
    let error =
        read::platform("demo.toml", &format!("{MINIMAL}{}", second.replace("\"feed\"", "\"train\""))).unwrap_err();
    assert_eq!(error.problem, Problem::Twice("train".into()));
}
