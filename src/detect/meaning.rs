//! What a state means for the person's data.

use crate::catalog::OnMeans;
use crate::report::{DataUse, State};

/// The meaning of a state, whatever the switch's direction; without a direction or a certain state it can't be told.
pub fn data_use(on_means: Option<OnMeans>, state: State) -> DataUse {
    match (on_means, state) {
        (Some(OnMeans::Used), State::On) | (Some(OnMeans::Protected), State::Off) => DataUse::Used,
        (Some(OnMeans::Used), State::Off) | (Some(OnMeans::Protected), State::On) => DataUse::Protected,
        _ => DataUse::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inverted_switch_means_the_opposite() {
        assert_eq!(data_use(Some(OnMeans::Used), State::On), DataUse::Used);
        assert_eq!(data_use(Some(OnMeans::Protected), State::On), DataUse::Protected);
        assert_eq!(data_use(Some(OnMeans::Protected), State::Off), DataUse::Used);
    }

    #[test]
    fn without_a_certain_state_nothing_is_claimed() {
        for state in [State::Mixed, State::Unknown, State::Absent] {
            assert_eq!(data_use(Some(OnMeans::Used), state), DataUse::Unknown);
        }
        assert_eq!(data_use(None, State::On), DataUse::Unknown);
    }
}
