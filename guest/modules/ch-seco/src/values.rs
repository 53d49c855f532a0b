//! Values as this list writes them.

use dragoman_guest::xml::Element;

/// What stands in an element besides what is known, as `name: text`.
pub(crate) fn others(of: Element<'_>, known: &[&str]) -> Option<String> {
    let all = of.elements().filter(|element| !known.contains(&element.name()));
    let all = all.filter_map(|element| Some(format!("{}: {}", element.name(), element.text()?)));
    let all: Vec<_> = all.collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// `low quality`, where the list says so of a value; the usual is good.
pub(crate) fn quality(of: Element<'_>) -> Option<String> {
    let quality = of.attribute("quality").filter(|quality| *quality != "good")?;
    Some(format!("{quality} quality"))
}
