//! The few things that an inline style says of text.

/// What an element's `style` says.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Style<'s> {
    /// The text is not shown.
    pub(super) is_hidden: bool,
    /// The text is crossed out.
    pub(super) is_struck: bool,
    /// How the items of a list are numbered.
    pub(super) list: Option<&'s str>,
}

/// Reads a `style`.
pub(super) fn style(text: &str) -> Style<'_> {
    let mut style = Style::default();
    for declaration in text.split(';') {
        let Some((property, value)) = declaration.split_once(':') else {
            continue;
        };
        let value = value.trim().trim_end_matches("!important").trim();
        let is = |name: &str| value.eq_ignore_ascii_case(name);
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => style.is_hidden |= is("none"),
            "visibility" => style.is_hidden |= is("hidden") || is("collapse"),
            "text-decoration" | "text-decoration-line" => {
                style.is_struck |= value.to_ascii_lowercase().contains("line-through");
            }
            "list-style-type" | "list-style" => style.list = value.split_whitespace().next(),
            _ => {}
        }
    }
    style
}
