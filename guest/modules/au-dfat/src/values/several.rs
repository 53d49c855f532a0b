//! Cells that hold several values: `a) … b) …`, or with semicolons between.

use dragoman_guest::enumeration;

/// The values of a cell. An enumeration that lost its `a)`, `… b) …`, is one all the same.
pub(crate) fn values(cell: &str) -> Vec<String> {
    let cell = cell.trim();
    let first = format!("a) {cell}");
    let items = enumeration::items(cell).or_else(|| {
        let lost_its_first = cell.contains(" b) ") || cell.contains(",b) ");
        lost_its_first.then(|| enumeration::items(&first))?
    });
    let texts = match &items {
        Some(items) => items.iter().map(|item| item.text).collect(),
        None => vec![cell],
    };
    let values = texts.into_iter().flat_map(|text| text.split(';'));
    values
        .filter_map(|text| enumeration::stated(text.trim()))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_apart_by_letters_and_by_semicolons() {
        for cell in [
            "a) Port Selka, Kenya b) Ostrava",
            "a) Port Selka, Kenya; b) Ostrava",
            "Port Selka, Kenya, b) Ostrava",
            "Port Selka, Kenya; Ostrava;",
        ] {
            assert_eq!(values(cell), ["Port Selka, Kenya", "Ostrava"], "{cell}");
        }
        assert_eq!(values("Port Selka (a) or so"), ["Port Selka (a) or so"]);
        assert!(values(" ; ").is_empty());
    }
}
