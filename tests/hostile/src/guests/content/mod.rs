//! Guests whose items or manifests say what cannot be.

mod another_issuer;
mod another_list;
mod bounds_against_their_certainty;
mod day_that_no_month_has;
mod id_given_twice;
mod id_without_end;
mod impossible_date;
mod items_in_describe;
mod label_without_end;
mod length_that_is_no_number;
mod looser_than_its_feed;
mod manifest_from_its_input;
mod manifest_that_changes;
mod no_place;
mod path_as_list;
mod place_backwards;
mod place_beyond_any_number;
mod place_beyond_the_end;
mod place_in_no_part;
mod places_that_are_the_same;
mod places_that_cross;
mod publication_on_no_day;
mod relation_to_itself;
mod relation_to_nobody;
mod row_beyond_the_end;
mod source_of_a_value_out_of_range;
mod state_of_the_call_before;

super::guests! {
    place_beyond_any_number,
    places_that_cross,
    places_that_are_the_same,
    state_of_the_call_before,
    id_given_twice,
    relation_to_nobody,
    place_beyond_the_end,
    place_backwards,
    place_in_no_part,
    row_beyond_the_end,
    no_place,
    impossible_date,
    source_of_a_value_out_of_range,
    length_that_is_no_number,
    id_without_end,
    looser_than_its_feed,
    another_issuer,
    another_list,
    path_as_list,
    manifest_that_changes,
    manifest_from_its_input,
    publication_on_no_day,
    label_without_end,
    items_in_describe,
    day_that_no_month_has,
    bounds_against_their_certainty,
    relation_to_itself,
}
