use super::{Column, EXTRA, Form, MARKING, column, required};

pub(super) static COLUMNS: &[Column] = &[
    required(
        "id",
        "ID",
        Form::Text,
        "The ID that the entry had. It is on no other sheet any more.",
        "16",
    ),
    column("date", "Withdrawn on", Form::Date, "Since when.", "2026-02-20"),
    column(
        "reason",
        "Why",
        Form::Prose,
        "Why it was taken off.",
        "Taken for somebody else.",
    ),
    column(
        "instrument",
        "By what",
        Form::Text,
        "The decision.",
        "Decision 5/2026",
    ),
    EXTRA,
    MARKING[0],
    MARKING[1],
    MARKING[2],
    MARKING[3],
];
