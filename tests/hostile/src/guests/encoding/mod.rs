//! Guests that break the canonical ABI.

mod enum_of_no_case;
mod invalid_utf8;
mod list_misaligned;
mod list_out_of_bounds;
mod list_that_wraps;
mod lone_surrogate_in_utf16;
mod lone_surrogate_in_utf8;
mod manifest_out_of_bounds;
mod option_of_no_case;
mod realloc_always_the_same;
mod realloc_misaligned;
mod realloc_out_of_bounds;
mod result_misaligned;
mod result_of_no_case;
mod result_out_of_bounds;
mod text_out_of_bounds;
mod text_that_wraps;
mod variant_of_no_case;

super::guests! {
    invalid_utf8,
    lone_surrogate_in_utf8,
    lone_surrogate_in_utf16,
    text_out_of_bounds,
    text_that_wraps,
    list_out_of_bounds,
    list_that_wraps,
    list_misaligned,
    enum_of_no_case,
    variant_of_no_case,
    option_of_no_case,
    result_of_no_case,
    result_out_of_bounds,
    result_misaligned,
    manifest_out_of_bounds,
    realloc_out_of_bounds,
    realloc_misaligned,
    realloc_always_the_same,
}
