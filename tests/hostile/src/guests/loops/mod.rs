//! Guests that never come to an end.

mod in_describe;
mod in_post_return;
mod in_realloc;
mod in_start;
mod in_translate;
mod of_log_lines_in_describe;
mod of_memory_copies;
mod of_memory_fills;
mod of_table_fills;

super::guests! {
    in_describe,
    in_translate,
    in_start,
    in_realloc,
    in_post_return,
    of_memory_fills,
    of_memory_copies,
    of_table_fills,
    of_log_lines_in_describe,
}
