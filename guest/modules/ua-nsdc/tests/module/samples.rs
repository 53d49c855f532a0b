//! The sample list.

use dragoman_guest::dates;
use dragoman_guest::native::workbook::{archive, members_of, sheet as sheet_of};
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    DateClaim, DesignationStatus, DocumentKind, InterestBasis, Locator, MeasureKind, NameForm, NoticeKind,
    PartialDate, Subject, SubjectKind, SubjectStatus,
};
use ua_nsdc::UaNsdc;

use super::{SAMPLE, entity, translate, workbook};

fn rows(subject: &Subject) -> Vec<(Option<&str>, u32)> {
    let mut found = Vec::new();
    for source in &subject.sources {
        match source {
            Locator::Row(rows) => found.push((rows.sheet.as_deref(), rows.first)),
            other => panic!("{other:?} is no row"),
        }
    }
    found
}

fn day(claim: &Option<DateClaim>) -> Option<PartialDate> {
    claim.as_ref().and_then(|claim| claim.latest)
}

#[test]
fn the_sample_comes_whole_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    assert_eq!(whole.subjects.len(), 10);
    let tiny = run::<UaNsdc>(&Files::one("x", SAMPLE).read_cap(7));
    assert_eq!(whole.subjects, tiny.subjects);
    assert_eq!(whole.notices, tiny.notices);
    for kind in [
        NoticeKind::Unmapped,
        NoticeKind::RejectedRecord,
        NoticeKind::RejectedValue,
    ] {
        assert!(whole.notices_of(kind).is_empty(), "{kind:?}");
    }
}

#[test]
fn items_of_one_name_and_birth_are_one_person_with_a_designation_for_each() {
    let run = translate(SAMPLE);
    let selka = run.subject("901-2018-p-7");
    assert_eq!(
        rows(&selka),
        [(Some("Фізичні особи"), 2), (Some("Фізичні особи"), 4)]
    );
    assert_eq!(selka.kind, SubjectKind::Person);
    let names: Vec<_> = selka
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.language.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("Селка Орлан Дмитрович", NameForm::Primary, Some("uk")),
            ("Селка Орлан Дмитриевич", NameForm::OriginalScript, None),
            ("SELKA ORLAN", NameForm::Alias, None),
        ]
    );
    assert_eq!(selka.births.len(), 1);
    let terms: Vec<_> = selka
        .designations
        .iter()
        .map(|designation| {
            (
                designation.reference.as_deref(),
                day(&designation.listed),
                day(&designation.expires),
            )
        })
        .collect();
    assert_eq!(
        terms,
        [
            (
                Some("901-2018"),
                dates::date(2018, Some(6), Some(21)),
                dates::date(2021, Some(6), Some(21))
            ),
            (
                Some("903-2021"),
                dates::date(2021, Some(5), Some(21)),
                dates::date(2026, Some(5), Some(21))
            ),
        ]
    );
    let kinds: Vec<_> = selka.designations[0]
        .measures
        .iter()
        .map(|measure| measure.kind)
        .collect();
    assert_eq!(
        kinds,
        [MeasureKind::AssetFreeze, MeasureKind::FinancialRestriction]
    );
    assert_eq!(
        selka.designations[0].note.as_deref(),
        Some("Термін обмеження: Три роки")
    );
    let basis = &selka.designations[1].legal_bases[0];
    assert_eq!(
        (basis.instrument.as_str(), basis.article.as_deref()),
        ("Указ Президента України № 903-2021", Some("п/н 12"))
    );
}

#[test]
fn a_name_alone_makes_no_two_items_one_person() {
    let run = translate(SAMPLE);
    let (without, with) = (run.subject("901-2018-p-8"), run.subject("903-2021-p-13"));
    assert_eq!(without.names[0].full, with.names[0].full);
    assert_eq!((without.sources.len(), with.sources.len()), (1, 1));
}

#[test]
fn what_was_cancelled_is_delisted_and_what_was_amended_is_not() {
    let run = translate(SAMPLE);
    let cancelled = run.subject("901-2018-p-8");
    assert_eq!(cancelled.status, SubjectStatus::Delisted);
    let designation = &cancelled.designations[0];
    assert_eq!(designation.status, DesignationStatus::Delisted);
    assert_eq!(day(&designation.delisted), dates::date(2021, Some(3), Some(23)));
    let amended = run.subject("902-2019-p-3");
    assert_eq!(amended.status, SubjectStatus::Active);
    assert_eq!(
        amended.designations[0].amended[0].latest,
        dates::date(2021, Some(3), Some(19))
    );
    let note = amended.designations[0].note.as_deref();
    assert_eq!(note, Some("Термін обмеження: Безстроково; Зміни: Так"));
    assert_eq!(amended.designations[0].expires, None);
}

#[test]
fn what_a_decision_excluded_is_delisted_and_a_change_that_cannot_be_read_is_said() {
    let decision =
        "згідно рішення Ради національної безпеки і оборони України від 14 травня 2020 року \"Про зміни\"";
    let row = |item, name, number, more: String| {
        let mut cells = entity("1-2018", item, name, number).map(str::to_owned);
        cells[11] = more;
        cells
    };
    let rows = [
        row(
            "1",
            "ТОВ \"Орбіс\"",
            "ЄДРПОУ00099002",
            format!("number 122.9_x000D_\n\nВиключено {decision}"),
        ),
        row(
            "2",
            "ТОВ \"Вантрі\"",
            "ЄДРПОУ00099003",
            format!("Внесено зміни {decision}"),
        ),
    ];
    let rows: Vec<[&str; 12]> = rows
        .iter()
        .map(|row| row.each_ref().map(String::as_str))
        .collect();
    let run = translate(workbook("Юридичні особи", &rows));
    let day = dates::date(2020, Some(5), Some(14));
    let excluded = run.subject("1-2018-e-1");
    assert_eq!(excluded.status, SubjectStatus::Delisted);
    assert_eq!(self::day(&excluded.designations[0].delisted), day);
    let amended = run.subject("1-2018-e-2");
    assert_eq!(amended.status, SubjectStatus::Active);
    assert_eq!(amended.designations[0].amended[0].latest, day);

    let header = [
        "№ указу",
        "Дата указу",
        "Дія щодо об'єкту санкцій",
        "п/н",
        "Тип обмеження",
        "Термін обмеження",
        "Дата закінчення обмеження",
        "Назва укр.",
        "Назва ориг.",
        "Зміни",
        "ОКПО/ЄДРПОУ",
    ];
    let changed = [
        "1-2018",
        "2018-06-21",
        "застосування",
        "3",
        "",
        "",
        "",
        "ТОВ \"Селка\"",
        "",
        "Так",
        "",
    ];
    let sheet = [header, changed].map(|row| row.map(str::to_owned).to_vec());
    let run = translate(archive(&members_of(&[("Юридичні особи", sheet_of(&sheet))])));
    let said = run.notices_of(NoticeKind::Remark);
    assert_eq!(said.iter().filter(|notice| notice.field == "Зміни").count(), 1);
}

#[test]
fn a_code_that_many_companies_share_joins_no_two() {
    let rows = [
        entity("1-2018", "1", "ТОВ \"Орбіс\"", "ОДРН1047799349864 КПП770299001"),
        entity("2-2019", "1", "ТОВ \"Вантрі\"", "КПП770299001"),
    ];
    assert_eq!(translate(workbook("Юридичні особи", &rows)).subjects.len(), 2);
}

#[test]
fn a_decree_that_ends_sanctions_ends_them_and_an_action_that_is_not_known_is_said() {
    let row = |item, action| {
        [
            "1-2022",
            "2022-01-02",
            action,
            item,
            "",
            "",
            "",
            "Селка Орлан Дмитрович",
            "",
            "",
            "",
            "",
        ]
    };
    let run = translate(workbook(
        "Фізичні особи",
        &[row("1", "скасування"), row("2", "перегляд")],
    ));
    let ended = run.subject("1-2022-p-1");
    assert_eq!(ended.status, SubjectStatus::Delisted);
    assert_eq!(
        day(&ended.designations[0].delisted),
        dates::date(2022, Some(1), Some(2))
    );
    assert_eq!(ended.designations[0].listed, None);
    assert_eq!(run.subject("1-2022-p-2").status, SubjectStatus::Active);
    let said = run.notices_of(NoticeKind::Remark);
    assert!(
        said.iter()
            .any(|notice| notice.excerpt.as_deref() == Some("перегляд"))
    );
}

#[test]
fn passports_tax_numbers_and_warrants_are_read_out_of_prose_that_stays() {
    let run = translate(SAMPLE);
    let selka = run.subject("901-2018-p-7");
    let documents: Vec<_> = selka
        .documents
        .iter()
        .map(|document| {
            (
                document.kind,
                document.number.as_deref().unwrap_or_default(),
                document.at,
            )
        })
        .collect();
    use DocumentKind::{DiplomaticPassport, Passport};
    assert_eq!(
        documents,
        [
            (Passport, "4500314999", 0),
            (Passport, "100100999", 0),
            (DiplomaticPassport, "100115999", 0),
            (Passport, "ВА 800999", 1),
        ]
    );
    assert_eq!(selka.documents[3].issuer.as_deref(), Some("UA"));
    assert_eq!(selka.identifiers[0].value, "2884717999");
    assert_eq!(selka.remarks.len(), 2);
    let wanted = &run.subject("902-2019-p-3").interests[0];
    assert_eq!(wanted.basis, InterestBasis::Wanted);
    assert_eq!(
        wanted.offence.as_deref(),
        Some("ч.1 ст.109 Кримінального кодексу України")
    );
}

#[test]
fn codes_in_cyrillic_letters_are_mended_and_said() {
    let run = translate(SAMPLE);
    let selka = run.subject("901-2018-p-7");
    let codes: Vec<_> = selka
        .citizenships
        .iter()
        .map(|claim| (claim.code.as_deref(), claim.raw.as_deref()))
        .collect();
    assert_eq!(codes, [(Some("RU"), Some("RU")), (Some("AM"), Some("АМ"))]);
    let said = run.notices_of(NoticeKind::Repaired);
    assert_eq!(
        said.iter()
            .filter(|notice| notice.field == "Громадянство")
            .count(),
        1
    );
    let stateless = &run.subject("902-2019-p-3").citizenships[0];
    assert_eq!(
        (stateless.code.as_deref(), stateless.raw.as_deref()),
        (None, Some("особа без громадянства"))
    );
}

#[test]
fn the_language_before_a_name_is_no_part_of_it() {
    let run = translate(SAMPLE);
    let demir = run.subject("902-2019-p-3");
    assert_eq!(
        (demir.names[1].full.as_str(), demir.names[1].language.as_deref()),
        ("Mirela Démir", Some("fr"))
    );
    let okon = run.subject("903-2021-p-13");
    assert_eq!(okon.names[1].full, "OKON TOBIAS");
    let vantree = run.subject("903-2021-p-14");
    assert_eq!(
        (vantree.names[0].full.as_str(), vantree.names[0].form),
        ("Vantree Hallie", NameForm::Primary)
    );
}

#[test]
fn entities_that_share_a_number_are_one_unless_the_list_contradicts() {
    let run = translate(SAMPLE);
    let orbis = run.subject("901-2018-e-7");
    assert_eq!(
        rows(&orbis),
        [(Some("Юридичні особи"), 2), (Some("Юридичні особи"), 3)]
    );
    let forms: Vec<_> = orbis.names.iter().map(|name| name.form).collect();
    use NameForm::{Alias, Former, OriginalScript, Primary};
    assert_eq!(forms, [Primary, OriginalScript, Alias, Former]);
    let numbers: Vec<_> = orbis
        .identifiers
        .iter()
        .map(|held| (held.scheme.as_str(), held.value.as_str(), held.country.as_deref()))
        .collect();
    assert_eq!(
        numbers,
        [
            ("registration", "1047799349864", Some("RU")),
            ("tax", "7729999377", None),
            ("kpp", "770299001", None),
            ("okpo", "02099516", None),
            ("registration", "1047799349864", None),
        ]
    );
    let organization = orbis.organization.as_ref().expect("an organisation");
    assert_eq!(day(&organization.founded), dates::date(1992, Some(8), Some(26)));
    assert_eq!(orbis.nationalities[0].code.as_deref(), Some("RU"));
    assert_eq!(orbis.addresses[0].country.as_deref(), Some("RU"));
    let responsible = orbis.designations[1].note.as_deref().unwrap_or_default();
    assert!(
        responsible.contains("Відповідальний орган: Міністерство портів"),
        "{responsible}"
    );
    // The ports of one decree have one number, and are two.
    assert_eq!(run.subject("902-2019-e-4").sources.len(), 1);
    assert_eq!(run.subject("902-2019-e-5").sources.len(), 1);
    let said = run.notices_of(NoticeKind::Remark);
    assert!(said.iter().any(|notice| notice.field == "ОКПО/ЄДРПОУ"));
}

#[test]
fn sheets_of_other_names_are_read_by_their_columns() {
    let row = |item, name, birth, number| {
        [
            "1-2022",
            "2022-01-02",
            "застосування",
            item,
            "",
            "",
            "",
            name,
            "",
            birth,
            number,
            "",
        ]
    };
    let rows = [
        row("1", "Селка Орлан Дмитрович", "1971-03-14", ""),
        row("2", "ТОВ \"Орбіс\"", "", "ЄДРПОУ00099002"),
        row("3", "Хтось", "", ""),
    ];
    let run = translate(workbook("Data", &rows));
    let kinds: Vec<_> = run.subjects.iter().map(|subject| subject.kind).collect();
    assert_eq!(
        kinds,
        [SubjectKind::Person, SubjectKind::Organization, SubjectKind::Other]
    );
}

#[test]
fn days_written_as_text_are_those_of_the_workbook() {
    let row = |decreed, ends, birth| {
        [
            "900-2021",
            decreed,
            "застосування",
            "1",
            "блокування активів",
            "Три роки",
            ends,
            "Селка Орлан Ваштійович",
            "",
            birth,
            "",
            "",
        ]
    };
    let run = |row| translate(workbook("Фізичні особи", &[row]));
    let days = run(row("=d44276", "=d45362", "=d23140"));
    let expected = days.subject("900-2021-p-1");
    assert!(day(&expected.designations[0].expires).is_some());
    let texts = run(row("21.03.2021", "11.03.2024 р.", "1963.05.09"));
    assert!(
        texts.fault().is_none() && texts.notices == days.notices,
        "{:?}",
        texts.notices
    );
    let found = texts.subject("900-2021-p-1");
    let years = |subject: &Subject| {
        let designation = &subject.designations[0];
        (
            day(&designation.listed).map(|date| date.year),
            day(&designation.expires),
            subject.births[0].earliest,
        )
    };
    assert_eq!(years(&found).0, years(&expected).0);
    assert_eq!(
        years(&found).1,
        PartialDate {
            year: 2024,
            month: Some(3),
            day: Some(11)
        }
        .into()
    );
    assert_eq!(
        years(&found).2,
        PartialDate {
            year: 1963,
            month: Some(5),
            day: Some(9)
        }
        .into()
    );
    assert_eq!(years(&expected).2, years(&found).2);
}
