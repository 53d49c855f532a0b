//! Guests whose texts are meant for a terminal, a spreadsheet or a database.

mod escape_sequence_in_a_fault;
mod escape_sequence_in_a_panic;
mod escape_sequence_in_an_id;
mod escape_sequence_in_the_log;
mod escape_sequence_in_the_manifest;
mod formula_in_a_name;
mod line_of_the_host_in_a_fault;
mod line_of_the_host_in_a_notice;
mod line_of_the_host_in_the_edition;
mod override_in_a_name;
mod override_in_an_id;
mod sql_in_an_id;

super::guests! {
    override_in_a_name,
    escape_sequence_in_an_id,
    escape_sequence_in_a_fault,
    escape_sequence_in_the_log,
    escape_sequence_in_a_panic,
    escape_sequence_in_the_manifest,
    sql_in_an_id,
    formula_in_a_name,
    line_of_the_host_in_a_notice,
    line_of_the_host_in_a_fault,
    line_of_the_host_in_the_edition,
    override_in_an_id,
}
