//! Guests that are built for another world.

mod of_an_unknown_interface;
mod of_another_version;
mod of_another_version_in_disguise;
mod of_wasi;
mod source_of_another_shape;
mod translator_of_another_shape;
mod two_versions;
mod without_a_translator;
mod without_a_version;

super::guests! {
    source_of_another_shape,
    translator_of_another_shape,
    of_wasi,
    of_an_unknown_interface,
    of_another_version,
    of_another_version_in_disguise,
    without_a_version,
    two_versions,
    without_a_translator,
}
