use super::{Column, Form, column};

pub(super) static COLUMNS: &[Column] = &[
    column(
        "issuer",
        "Issuer",
        Form::Text,
        "Your state's or organisation's code, as it was agreed. It is filled in for you.",
        "XX",
    ),
    column(
        "list",
        "List",
        Form::Text,
        "The short name of this list, as it was agreed. It is filled in for you.",
        "persons",
    ),
    column(
        "published",
        "Date of this list",
        Form::Date,
        "The day of which this list is.",
        "2026-03-02",
    ),
    column(
        "edition",
        "Edition",
        Form::Text,
        "Your own number or name of this edition.",
        "2026/4",
    ),
    column(
        "entries",
        "Number of entries",
        Form::Number,
        "How many rows you have filled in on all sheets but this one, so that a list that lost some on its way is noticed.",
        "12",
    ),
];
