//! What the HTML standard says of elements by name.

/// Elements that have no content and no end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "basefont"
            | "bgsound"
            | "br"
            | "col"
            | "embed"
            | "frame"
            | "hr"
            | "img"
            | "input"
            | "keygen"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose content is no text of the page.
pub(super) fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "noscript" | "iframe" | "noembed" | "noframes"
    )
}

/// Elements that begin and end a line.
pub(super) fn is_block(name: &str) -> bool {
    ends_paragraph(name)
        || is_cell(name)
        || is_group(name)
        || matches!(
            name,
            "body" | "caption" | "legend" | "optgroup" | "option" | "select" | "textarea" | "title" | "tr"
        )
}

/// Elements whose start tag ends a paragraph.
pub(super) fn ends_paragraph(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "center"
                | "dd"
                | "details"
                | "dialog"
                | "dir"
                | "div"
                | "dl"
                | "dt"
                | "fieldset"
                | "figcaption"
                | "figure"
                | "footer"
                | "form"
                | "header"
                | "hgroup"
                | "hr"
                | "li"
                | "listing"
                | "main"
                | "menu"
                | "nav"
                | "ol"
                | "p"
                | "plaintext"
                | "pre"
                | "search"
                | "section"
                | "summary"
                | "table"
                | "ul"
                | "xmp"
        )
}

/// Headings.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Cells of a table.
pub(super) fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}

/// Groups of rows of a table.
pub(super) fn is_group(name: &str) -> bool {
    matches!(name, "tbody" | "thead" | "tfoot")
}

/// Elements by which letters look otherwise. Their end tag ends nothing that stands in them.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Elements out of which no item of a list, and no end tag of words, reaches. What is void is never open.
pub(super) fn is_special(name: &str) -> bool {
    let is_it = is_block(name) || is_silent(name) || is_border(name) || matches!(name, "button" | "colgroup");
    is_it && !matches!(name, "dialog" | "legend" | "optgroup" | "option")
}

/// Elements that the end of a form ends, if they are innermost.
pub(super) fn is_ended_by_form(name: &str) -> bool {
    matches!(name, "dd" | "dt" | "li" | "optgroup" | "option" | "p")
}

/// Elements whose end tag ends all that is open in them.
pub(super) fn ends_what_is_in_it(name: &str) -> bool {
    ends_paragraph(name)
        || is_cell(name)
        || is_group(name)
        || matches!(name, "button" | "caption" | "table" | "tr")
}

/// Elements beyond which no end tag reaches but that of the table, or of what they are.
pub(super) fn is_border(name: &str) -> bool {
    is_cell(name)
        || matches!(
            name,
            "table" | "caption" | "object" | "marquee" | "applet" | "template" | "svg" | "math"
        )
}

/// Lists, whose items may have numbers.
pub(super) fn is_list(name: &str) -> bool {
    matches!(name, "ol" | "ul" | "menu" | "dir")
}

/// Elements that by the standard are around the content of a page, not in it.
pub(super) fn is_around(name: &str) -> bool {
    matches!(
        name,
        "nav"
            | "header"
            | "footer"
            | "aside"
            | "form"
            | "select"
            | "button"
            | "textarea"
            | "title"
            | "search"
    )
}
