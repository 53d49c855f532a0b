//! Guests that read where nothing is, or all the time.

mod a_billion_times;
mod at_the_last_offset;
mod backwards_a_million_times;
mod of_everything;
mod of_no_bytes;
mod of_no_part;
mod past_the_end;
mod the_same_megabyte_for_ever;

super::guests! {
    the_same_megabyte_for_ever,
    a_billion_times,
    past_the_end,
    at_the_last_offset,
    of_no_bytes,
    of_no_part,
    of_everything,
    backwards_a_million_times,
}
