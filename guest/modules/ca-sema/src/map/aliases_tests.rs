//! How cells of aliases are cut.

use super::*;

fn texts(cell: &str) -> Vec<&str> {
    split(cell).into_iter().map(|alias| alias.text).collect()
}

#[test]
fn commas_and_semicolons_separate() {
    assert_eq!(
        texts("Abu Selka, Orlan Quaye; Vashti"),
        ["Abu Selka", "Orlan Quaye", "Vashti"]
    );
    assert_eq!(texts("Selka;Vashti"), ["Selka", "Vashti"]);
    assert_eq!(texts("ВЭС;, Selka"), ["ВЭС", "Selka"]);
    assert_eq!(texts("سلكا، كواي؛ فاشتي"), ["سلكا", "كواي", "فاشتي"]);
}

#[test]
fn a_cell_without_separators_is_one_name() {
    assert_eq!(texts("Orlan Quaye"), ["Orlan Quaye"]);
    assert_eq!(texts("the Basij of Ostrava"), ["the Basij of Ostrava"]);
}

#[test]
fn a_legal_form_stays_with_its_name_on_either_side_of_the_comma() {
    assert_eq!(
        texts("Meridian Coil, Ltd., Meridian Wire"),
        ["Meridian Coil, Ltd.", "Meridian Wire"]
    );
    assert_eq!(
        texts("Меридиан, ООО; ООО, Меридиан"),
        ["Меридиан, ООО", "ООО, Меридиан"]
    );
    assert_eq!(
        texts("Tavrin, S.A.R.L., Tavrin Co. Ltd."),
        ["Tavrin, S.A.R.L.", "Tavrin Co. Ltd."]
    );
    assert_eq!(texts("Coil, Co. Ltd., Wire"), ["Coil, Co. Ltd.", "Wire"]);
    assert_eq!(texts("Orlan Quaye, Jr., Selka"), ["Orlan Quaye, Jr.", "Selka"]);
}

#[test]
fn a_legal_form_after_a_semicolon_is_a_piece_of_its_own() {
    assert_eq!(texts("Meridian; LLC"), ["Meridian", "LLC"]);
}

#[test]
fn brackets_and_quotation_marks_hold_together() {
    assert_eq!(
        texts("Mill (North, South), Works"),
        ["Mill (North, South)", "Works"]
    );
    assert_eq!(
        texts("Mill (North; South); Works"),
        ["Mill (North; South)", "Works"]
    );
    assert_eq!(
        texts("\"North, South\" Mill, Works"),
        ["\"North, South\" Mill", "Works"]
    );
    assert_eq!(
        texts("\"Works \"North, ООО; \"Mill\""),
        ["\"Works \"North, ООО", "\"Mill\""]
    );
    assert_eq!(texts("Mill (North; South"), ["Mill (North", "South"]);
}

#[test]
fn a_comma_between_digits_separates_nothing() {
    assert_eq!(texts("Brigade 1,200"), ["Brigade 1,200"]);
}

#[test]
fn a_language_before_a_colon_begins_a_name_and_is_its_language() {
    let found = split("Pavel Linde, Russian : Павел Линде Arabic:بافل");
    assert_eq!(
        found,
        [
            Alias {
                text: "Pavel Linde",
                language: None
            },
            Alias {
                text: "Павел Линде",
                language: Some("ru")
            },
            Alias {
                text: "بافل",
                language: Some("ar")
            },
        ]
    );
    assert_eq!(texts("Mill (Russian: Завод)"), ["Mill (Russian: Завод)"]);
    assert_eq!(texts("Russian Coil: Mill"), ["Russian Coil: Mill"]);
}

#[test]
fn a_slash_between_blanks_parts_whole_names_only() {
    assert_eq!(texts("Павел Линде / Павло Лінде"), ["Павел Линде", "Павло Лінде"]);
    assert_eq!(texts("Coil/Wire"), ["Coil/Wire"]);
    assert_eq!(texts("Coil / Wire"), ["Coil / Wire"]);
    assert_eq!(
        texts("Pavel or Pawel / Linde or Lynde Irgashev"),
        ["Pavel or Pawel / Linde or Lynde Irgashev"]
    );
}

#[test]
fn what_joins_names_is_taken_off_before_a_name_and_left_inside_one() {
    assert_eq!(
        texts("Orlan Quaye, or Orlan Kwaye"),
        ["Orlan Quaye", "Orlan Kwaye"]
    );
    assert_eq!(texts("also Orlan Quaye; Selka"), ["Orlan Quaye", "Selka"]);
    assert_eq!(texts("Orlan and Co Trading"), ["Orlan and Co Trading"]);
    assert_eq!(texts("Orlov, Andreev"), ["Orlov", "Andreev"]);
}

#[test]
fn pieces_without_a_letter_are_no_names() {
    assert_eq!(texts(", ;; - , Selka,"), ["Selka"]);
    assert!(texts(";").is_empty());
}

#[test]
fn a_hostile_cell_takes_no_time() {
    for unit in [",", "(", "a,LLC,", "LLC,", "LLC ,", " / ", "Russian:", "\" ,"] {
        let cell = unit.repeat(100_000);
        assert!(split(&cell).len() <= 200_001);
    }
}
