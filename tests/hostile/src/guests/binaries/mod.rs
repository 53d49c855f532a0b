//! Files that are no component, or one that is meant to break what reads it.

mod blocks_without_end;
mod components_in_components;
mod core_module;
mod feature_that_is_off;
mod fifty_thousand_functions;
mod fifty_thousand_locals;
mod function_of_five_megabytes;
mod nothing;
mod random_bytes;
mod random_bytes_in_a_component;
mod ten_thousand_nested_types;
mod truncated;

super::guests! {
    feature_that_is_off,
    fifty_thousand_locals,
    ten_thousand_nested_types,
    function_of_five_megabytes,
    fifty_thousand_functions,
    components_in_components,
    nothing,
    random_bytes,
    random_bytes_in_a_component,
    core_module,
    truncated,
    blocks_without_end,
}
