//! Guests that say far too much.

mod batch_beyond_the_cap;
mod empty_batches;
mod items_for_ever;
mod lists_in_lists;
mod log_line_of_50_mb;
mod log_lines;
mod name_of_a_megabyte;
mod notices_for_ever;
mod notices_of_megabytes;
mod one_long_list;
mod one_long_text;
mod one_text_a_million_times;
mod text_for_ever;
mod text_of_100_mb;
mod twenty_thousand_at_a_time;

super::guests! {
    twenty_thousand_at_a_time,
    one_long_list,
    one_long_text,
    notices_of_megabytes,
    log_line_of_50_mb,
    empty_batches,
    batch_beyond_the_cap,
    items_for_ever,
    text_for_ever,
    text_of_100_mb,
    lists_in_lists,
    one_text_a_million_times,
    notices_for_ever,
    log_lines,
    name_of_a_megabyte,
}
