//! Generated from `wit/`.
#![cfg_attr(
    not(target_family = "wasm"),
    allow(dead_code, reason = "the exports are only reached in the sandbox")
)]

wit_bindgen::generate!({
    path: "../../wit",
    world: "partner",
    generate_all,
    pub_export_macro: true,
    default_bindings_module: "dragoman_guest::bindings",
    export_macro_name: "export_component",
    additional_derives: [PartialEq],
});
