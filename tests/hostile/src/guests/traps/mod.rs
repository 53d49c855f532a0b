//! Guests that break off.

mod after_emitting;
mod after_growing_to_its_limit;
mod before_emitting;
mod by_calling_the_host_from_realloc;
mod by_emitting_after_its_result;
mod by_emitting_in_start;
mod in_describe;
mod in_post_return;
mod in_realloc;
mod in_start;
mod out_of_its_memory;
mod through_an_empty_table;
mod while_emitting;

super::guests! {
    before_emitting,
    while_emitting,
    after_emitting,
    in_describe,
    in_start,
    in_realloc,
    in_post_return,
    out_of_its_memory,
    through_an_empty_table,
    by_calling_the_host_from_realloc,
    by_emitting_after_its_result,
    after_growing_to_its_limit,
    by_emitting_in_start,
}
