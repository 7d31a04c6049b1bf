//! What is remembered of which looks, and what is called a change.

use proptest::prelude::*;

use super::*;

#[test]
fn the_first_look_is_kept_with_its_time_and_is_no_change() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3));
    let last = browser.memory.last(ID).unwrap();
    assert_eq!((last.state, last.data_use, last.first, last.last), (Off, DataUse::Protected, day(3), day(3)));
    assert_eq!(browser.change(), None);
}

#[test]
fn the_same_state_again_is_one_observation_that_lasts() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(Off), day(9));
    let last = browser.memory.last(ID).unwrap();
    assert_eq!((browser.states().len(), last.first, last.last), (1, day(3), day(9)));
}

#[test]
fn off_on_the_third_and_on_today_is_a_change_until_it_is_seen() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(On), day(20));
    assert_eq!(browser.change(), Some((Off, "2026-10-03T12:00:00Z".into(), On)));
    browser.open(finding(On), day(21));
    assert!(browser.change().is_some(), "looking again doesn't make it seen");
    browser.memory.apply(Edit::Seen { ids: vec![id(ID)] }, day(22)).unwrap();
    assert_eq!(browser.change(), None);
    browser.open(finding(On), day(23));
    assert_eq!(browser.change(), None);
}

#[test]
fn what_turns_before_our_eyes_is_no_change() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).look(finding(On), false, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(Off, false), (On, true)]));
    browser.look(finding(On), true, day(3)).open(finding(On), day(4));
    assert_eq!((browser.change(), browser.states().len()), (None, 2));
}

#[test]
fn a_page_that_is_still_loading_says_nothing_yet() {
    let mut browser = Browser::default();
    browser.open(finding(On), day(3));
    browser.told = Told::default();
    // drawn as off before the server's answer is there
    browser.look(finding(Off), false, day(4)).look(finding(On), false, day(4)).look(finding(On), true, day(4));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false)]));
}

#[test]
fn what_loading_shows_late_is_taken_back() {
    let mut browser = Browser::default();
    browser.open(finding(On), day(3)).open(finding(Off), day(4));
    assert!(browser.change().is_some());
    browser.look(finding(On), true, day(4));
    assert_eq!(browser.change(), None);
}

#[test]
fn a_change_that_is_not_saved_yet_is_not_kept_and_the_saved_one_is_the_persons() {
    let mut browser = Browser::default();
    let unsaved = Finding { unsaved: true, ..finding(Off) };
    browser.open(finding(On), day(3)).look(unsaved, true, day(3));
    assert_eq!(browser.states(), [(On, false)]);
    browser.look(finding(Off), true, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false), (Off, true)]));
}

#[test]
fn what_the_person_touched_before_the_page_loaded_anew_is_the_persons() {
    let mut browser = Browser::default();
    browser.open(finding(On), day(3));
    browser.background.touched = vec![ID.into()];
    browser.open(finding(Off), day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false), (Off, true)]));
}

#[test]
fn what_the_browser_brought_back_as_it_was_left_is_no_news_until_it_turns() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3));
    browser.background.restored = true;
    browser.open(finding(On), day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(Off, false)]));
    browser.look(finding(Off), true, day(3)).look(finding(On), true, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(Off, false), (On, true)]));
}

#[test]
fn a_switch_in_a_dialog_that_was_closed_meanwhile_is_not_watched() {
    let mut browser = Browser::default();
    let closed = || Report { settled: true, ..Report::default() };
    browser.open(finding(Off), day(3)).look_at(closed(), day(3)).look(finding(On), true, day(4));
    assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, On)));
}

#[test]
fn a_switch_that_is_mounted_anew_by_its_click_is_watched() {
    let mut browser = Browser::default();
    let between = Report { settled: false, ..Report::default() };
    browser.open(finding(On), day(3)).look_at(between, day(3)).look(finding(Off), false, day(3));
    assert_eq!((browser.change(), browser.states()), (None, vec![(On, false), (Off, true)]));
}

#[test]
fn what_can_not_be_told_or_is_absent_is_kept_and_changes_nothing() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(Unknown), day(4)).open(finding(Absent), day(5));
    assert_eq!((browser.change(), browser.states().len()), (None, 3));
    browser.open(finding(Off), day(6));
    assert_eq!(browser.change(), None);
    browser.open(finding(Absent), day(7)).open(finding(On), day(8));
    assert_eq!(browser.change(), Some((Off, "2026-10-06T12:00:00Z".into(), On)));
}

#[test]
fn what_is_absent_in_the_page_and_there_in_a_frame_is_not_called_absent() {
    let page = Report { findings: vec![finding(Absent)], settled: true, ..Report::default() };
    let frame = Report { findings: vec![finding(On)], settled: true, ..Report::default() };
    let mut told = Told::default();
    let states = |news: Vec<News>| news.iter().map(|one| one.finding.state).collect::<Vec<_>>();
    assert_eq!(states(follow(&mut told, &page, &frame, &Background::default())), []);
    assert_eq!(states(follow(&mut told, &frame, &frame, &Background::default())), [On]);
    assert_eq!(states(follow(&mut Told::default(), &page, &page, &Background::default())), [Absent]);
}

#[test]
fn partly_on_is_a_change_and_another_choice_with_the_same_meaning_is_none() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(Mixed), day(4));
    assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, Mixed)));

    let mut browser = Browser::default();
    let chosen = |choice: &str| Finding { choice: Some(choice.into()), ..finding(On) };
    browser.open(chosen("Share data"), day(3)).open(chosen("Share all data"), day(4));
    assert_eq!((browser.change(), browser.states().len()), (None, 2));
}

#[test]
fn a_meaning_that_the_catalogue_has_corrected_is_no_change() {
    let mut browser = Browser::default();
    browser.open(Finding { data_use: DataUse::Protected, ..finding(On) }, day(3)).open(finding(On), day(4));
    assert_eq!((browser.change(), browser.states().len()), (None, 2));
}

#[test]
fn a_rows_text_does_not_speak_against_its_control_for_an_hour() {
    let row = |state| Finding { kind: Kind::Row, ..finding(state) };
    let mut browser = Browser::default();
    browser.open(finding(Off), time("2026-10-03T12:00:00Z")).open(row(On), time("2026-10-03T12:59:59Z"));
    assert_eq!((browser.change(), browser.states().len()), (None, 1));
    browser.open(row(On), time("2026-10-03T13:00:00Z"));
    assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, On)));
}

#[test]
fn a_change_back_to_what_it_was_needs_no_more_attention() {
    let mut browser = Browser::default();
    browser.open(finding(Off), day(3)).open(finding(On), day(4)).open(finding(Off), day(5));
    assert_eq!((browser.change(), browser.memory.accounts.len()), (None, 0));
}

#[test]
fn two_accounts_in_turns_end_the_changes_and_it_is_said_why() {
    let mut browser = Browser::default();
    for (at, state) in [(1, Off), (2, On), (3, Off), (4, On)] {
        browser.open(finding(state), day(at));
    }
    assert_eq!((browser.change(), browser.memory.accounts.get("linkedin")), (None, Some(&Accounts::Varying)));
    browser.open(finding(Off), day(5)).open(finding(On), day(6));
    assert_eq!((browser.change(), browser.states().len()), (None, 6));
}

#[test]
fn a_platform_that_switches_back_what_the_person_turned_off_twice_is_no_second_account() {
    let mut browser = Browser::default();
    for at in [1, 2, 3] {
        browser.open(finding(On), day(at)).look(finding(Off), true, day(at)).open(finding(On), day(at + 10));
        assert_eq!(browser.change().map(|(from, _, to)| (from, to)), Some((Off, On)), "time {at}");
    }
    assert_eq!(browser.memory.accounts.len(), 0);
}

#[test]
fn an_address_that_names_a_further_account_is_not_remembered() {
    let at = |url: &str| {
        let mut browser = Browser::default();
        let report = Report { url: url.into(), findings: vec![finding(On)], settled: true, ..Report::default() };
        browser.look_at(report, day(3)).states().len()
    };
    for first in
        ["", "https://mail.google.com/mail/u/0/#settings", "https://x.com/u/1st", "https://a.example/?authuser=0"]
    {
        assert_eq!(at(first), 1, "{first}");
    }
    for further in
        ["https://mail.google.com/mail/u/1/#settings", "https://a.example/u/2", "https://a.example/?authuser=1"]
    {
        assert_eq!(at(further), 0, "{further}");
    }
}

#[test]
fn with_several_accounts_nothing_is_a_change_and_with_one_everything_is() {
    let platform = || PlatformId::new("linkedin").unwrap();
    let say = |several| Edit::Accounts { platform: platform(), several };
    let mut browser = Browser::default();
    browser.open(finding(Off), day(1)).open(finding(On), day(2));
    browser.memory.apply(say(true), day(2)).unwrap();
    assert_eq!(browser.change(), None, "what was said before is taken back");
    browser.open(finding(Off), day(3)).open(finding(On), day(4));
    assert_eq!(browser.change(), None);
    browser.memory.apply(say(false), day(5)).unwrap();
    for (at, state) in [(6, Off), (7, On), (8, Off), (9, On)] {
        browser.open(finding(state), day(at));
    }
    assert_eq!(browser.memory.accounts.get("linkedin"), Some(&Accounts::One));
    browser.open(finding(Off), day(10));
    assert!(browser.change().is_some(), "with one account going back and forth is a change each time");
}

#[test]
fn where_optlight_rests_nothing_is_kept() {
    let mut browser = Browser::default();
    let off = |off| Edit::Off { platform: PlatformId::new("linkedin").unwrap(), off };
    browser.memory.apply(off(true), day(1)).unwrap();
    browser.open(finding(Off), day(1));
    assert_eq!(browser.states(), []);
    browser.memory.apply(off(false), day(1)).unwrap();
    browser.open(finding(Off), day(1));
    assert_eq!(browser.states().len(), 1);
}

#[test]
fn what_the_wording_alone_gave_away_and_what_has_no_state_is_not_kept() {
    let mut browser = Browser::default();
    browser.open(Finding { id: None, origin: Origin::Lexicon, ..finding(On) }, day(1));
    browser.open(Finding { kind: Kind::Form, ..finding(Unknown) }, day(1));
    assert_eq!(browser.memory, Memory::default());
}

#[test]
fn of_many_observations_the_newest_are_kept() {
    let mut browser = Browser::default();
    browser.memory.accounts.insert(PlatformId::new("linkedin").unwrap(), Accounts::Several);
    for at in 0..100 {
        let now = time(&format!("2026-10-03T12:{:02}:{:02}Z", at / 60, at % 60));
        browser.open(finding(if at % 2 == 0 { On } else { Off }), now);
    }
    let kept = &browser.memory.controls[ID].observations;
    assert_eq!((kept.len(), kept.last().unwrap().last), (OBSERVATIONS, time("2026-10-03T12:01:39Z")));
    browser.memory.shrink();
    assert_eq!(browser.states().len(), 2);
}

proptest! {
    /// However looks come, the memory stays small and readable, and a change names two different meanings.
    #[test]
    fn any_looks_leave_a_memory_that_can_be_read(
        looks in prop::collection::vec((0..5usize, any::<bool>(), any::<bool>(), any::<bool>()), 0..60)
    ) {
        let mut browser = Browser::default();
        for (at, (state, settled, anew, unsaved)) in looks.into_iter().enumerate() {
            if anew {
                browser.told = Told::default();
            }
            let found = Finding { unsaved, ..finding([On, Off, Mixed, Unknown, Absent][state]) };
            browser.look(found, settled, time(&format!("2026-10-03T12:00:{:02}Z", at % 60)));
        }
        if let Some((from, _, to)) = browser.change() {
            prop_assert_ne!(from, to);
        }
        prop_assert!(browser.states().len() <= OBSERVATIONS);
        prop_assert!(browser.states().windows(2).all(|pair| pair[0].0 != pair[1].0));
        prop_assert_eq!(Memory::read(&browser.memory.write()), Ok(browser.memory));
    }
}
