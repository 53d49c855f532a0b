//! The list in XML: one `Designation` a subject, read one by one.

use dragoman_guest::ids::Ids;
use dragoman_guest::kinds;
use dragoman_guest::schema::{Fault, NoticeKind, Subject, SubjectKind, Summary};
use dragoman_guest::xml::{Element, Layout, Records};
use dragoman_guest::{About, Feed, Notes, Sink, dates, editions};

use crate::GIVE;
use crate::columns::Column;
use crate::map::{Address, Called, Draft, Format, Here, Indicated, Listing, OtherScript, Paper, Words};
use crate::values;

/// The day, as people write it: `07/09/2026`.
const GENERATED: &str = "Designations/DateGenerated";
/// The moment, which only some editions have: `2026-08-14T23:00:04.744Z`.
const MOMENT: &str = "Designations@dateGenerated";
/// Where the schema lies, which only some editions say.
const SCHEMA: &str = "Designations@xsi:noNamespaceSchemaLocation";

const LAYOUT: Layout = Layout {
    records: &["Designations/Designation"],
    beside: &[GENERATED, MOMENT, SCHEMA],
    give: GIVE,
};

/// The parts of a name, in the order in which they are said.
const NAME: [&str; 6] = ["Name1", "Name2", "Name3", "Name4", "Name5", "Name6"];

const LINES: [&str; 6] = [
    "AddressLine1",
    "AddressLine2",
    "AddressLine3",
    "AddressLine4",
    "AddressLine5",
    "AddressLine6",
];

/// Translates the list.
///
/// # Errors
///
/// A fault if it is not this list, or is not whole and well-formed.
pub(crate) fn translate(feed: &Feed<'_>, part: u32, out: &mut Sink<'_>) -> Result<Summary, Fault> {
    let mut records = Records::open(feed, part, LAYOUT)?;
    let (mut notes, mut ids) = (Notes::default(), Ids::default());
    let end_seen = records.each(&mut notes, |designation, notes| {
        if let Some(subject) = subject(designation, &mut ids, notes) {
            out.subject(subject);
        }
    })?;
    let (words, moment) = (records.beside(GENERATED), records.beside(MOMENT));
    let day = match moment.and_then(dates::iso) {
        Some(day) => words.and_then(values::day).or(Some(day)),
        None => editions::day(GENERATED, words.or(moment), values::day, None, &mut notes),
    };
    notes.send(out);
    Ok(Summary {
        published: day,
        edition_label: moment.or(words).map(Into::into),
        declared_records: None,
        end_seen,
    })
}

/// The subject that a designation is; none if it cannot be used, which is said in a notice.
fn subject(designation: Element<'_>, ids: &mut Ids, notes: &mut Notes) -> Option<Subject> {
    let field = Column::UniqueId.path();
    let id = ids.take(designation.value("UniqueID"), field, designation.place(), notes);
    let Some(id) = id else {
        designation.leave_out();
        return None;
    };
    let here = here(designation);
    let indicated = indicated(designation, &id, notes);
    let mut draft = Draft::new(id, vec![designation.place()], Format::Xml, notes);
    draft.kind(
        one(designation, "IndividualEntityShip").next(),
        inferred(designation),
        &here,
    );
    names(designation, &mut draft);
    if !draft.promote(&here) {
        draft.reject("the designation has no name; it was left out", &here);
        designation.leave_out();
        return None;
    }
    draft.references(
        &all(designation, "OFSIGroupID").collect::<Vec<_>>(),
        &all(designation, "UNReferenceNumber").collect::<Vec<_>>(),
    );
    for words in within(designation, "Titles") {
        draft.title(&words);
    }
    for address in inner(designation, "Addresses") {
        let said = Address {
            lines: LINES.map(|line| address.value(line)),
            postcode: address.value("AddressPostalCode"),
            country: address.value("AddressCountry"),
        };
        draft.address(&said, &self::here(address));
    }
    for (container, column) in [
        ("PhoneNumbers", Column::Phone),
        ("EmailAddresses", Column::Email),
        ("Websites", Column::Website),
    ] {
        for words in within(designation, container) {
            draft.contact(column, &words);
        }
    }
    for element in inner(designation, "IndividualDetails") {
        individual(element, &mut draft);
    }
    for element in inner(designation, "EntityDetails") {
        entity(element, &mut draft);
    }
    for element in inner(designation, "ShipDetails") {
        ship(element, &mut draft);
    }
    for words in within(designation, "CryptoWalletAddresses") {
        draft.wallet(&words);
    }
    for words in all(designation, "OtherInformation") {
        draft.information(&words);
    }
    let texts: Vec<_> = all(designation, "SanctionsImposed").collect();
    let measures = draft.measures(&texts, indicated.as_ref(), &here);
    draft.listing(Listing {
        authority: one(designation, "DesignationSource").collect(),
        programme: one(designation, "RegimeName").collect(),
        listed: one(designation, "DateDesignated").collect(),
        amended: one(designation, "LastUpdated").collect(),
        reason: one(designation, "UKStatementofReasons").collect(),
        measures,
    });
    Some(draft.subject)
}

/// What a subject is by the details that it has.
fn inferred(designation: Element<'_>) -> Option<SubjectKind> {
    let has = |name: &'static str| inner(designation, name).next().is_some();
    let inferred = kinds::of([
        (SubjectKind::Person, has("IndividualDetails")),
        (SubjectKind::Organization, has("EntityDetails")),
        (SubjectKind::Vessel, has("ShipDetails")),
    ]);
    inferred.kind()
}

fn names(designation: Element<'_>, draft: &mut Draft<'_>) {
    for element in inner(designation, "Names") {
        let called = Called {
            parts: NAME.map(|part| element.value(part)),
            kind: element.value("NameType"),
            strength: element.value("AliasStrength"),
        };
        draft.name(&called, &here(element));
    }
    for element in inner(designation, "NonLatinNames") {
        let said = OtherScript {
            name: element.value("NameNonLatinScript"),
            script: element.value("NonLatinScriptType"),
            language: element.value("NonLatinScriptLanguage"),
        };
        draft.other_script(&said, &here(element));
    }
}

fn individual(individual: Element<'_>, draft: &mut Draft<'_>) {
    for words in within(individual, "DOBs") {
        draft.birth(&words);
    }
    for location in inner(individual, "BirthDetails") {
        let (town, country) = (location.value("TownOfBirth"), location.value("CountryOfBirth"));
        draft.birth_place(town, country, &here(location));
    }
    for element in inner(individual, "PassportDetails") {
        let paper = Paper {
            column: Column::Passport,
            number: element.value("PassportNumber"),
            details: element.value("PassportAdditionalInformation"),
        };
        draft.document(&paper, &here(element));
    }
    for element in inner(individual, "NationalIdentifierDetails") {
        let paper = Paper {
            column: Column::NationalId,
            number: element.value("NationalIdentifierNumber"),
            details: element.value("NationalIdentifierAdditionalInformation"),
        };
        draft.document(&paper, &here(element));
    }
    for words in within(individual, "Nationalities") {
        draft.nationality(&words);
    }
    for words in within(individual, "Positions") {
        draft.position(&words);
    }
    draft.genders(&within(individual, "Genders").collect::<Vec<_>>());
}

fn entity(entity: Element<'_>, draft: &mut Draft<'_>) {
    for words in within(entity, "TypeOfEntities") {
        draft.type_of_entity(&words);
    }
    for words in within(entity, "BusinessRegistrationNumbers") {
        draft.registration(&words);
    }
    for words in within(entity, "ParentCompanies") {
        draft.related(Column::Parent, &words);
    }
    for words in within(entity, "Subsidiaries") {
        draft.related(Column::Subsidiaries, &words);
    }
}

fn ship(ship: Element<'_>, draft: &mut Draft<'_>) {
    for words in within(ship, "IMONumbers") {
        draft.imo(&words);
    }
    for words in within(ship, "HullIdentificationNumbers") {
        draft.hull(&words);
    }
    for (container, column) in [
        ("TypeOfShipDetails", Column::TypeOfShip),
        ("CurrentBelievedFlagOfShips", Column::Flag),
        ("TonnageOfShipDetails", Column::Tonnage),
        ("LengthOfShipDetails", Column::Length),
        ("YearsBuilt", Column::YearBuilt),
    ] {
        for words in within(ship, container) {
            draft.fact(column, &words);
        }
    }
    for words in within(ship, "PreviousFlags") {
        draft.previous_flag(&words);
    }
    for words in within(ship, "CurrentOwnerOperators") {
        draft.related(Column::CurrentOwner, &words);
    }
    for words in within(ship, "PreviousOwnerOperators") {
        draft.related(Column::PreviousOwner, &words);
    }
}

/// The names of the indicators that are true; none if the edition has no indicators.
fn indicated<'r>(designation: Element<'r>, id: &str, notes: &mut Notes) -> Option<Indicated<'r>> {
    let container = designation.first("SanctionsImposedIndicators")?;
    let mut all = Vec::new();
    for element in container.elements() {
        match element.text() {
            Some("true" | "1") => all.push(element.name()),
            None | Some("false" | "0") => {}
            Some(text) => notes.case(About {
                kind: NoticeKind::RejectedValue,
                field: "Designation/SanctionsImposedIndicators".into(),
                message: "neither true nor false; the measure was not taken from here",
                excerpt: &format!("{}: {text}", element.name()),
                record: Some(id),
                place: Some(element.place()),
            }),
        }
    }
    Some(Indicated(all))
}

fn here(element: Element<'_>) -> Here {
    Here {
        at: 0,
        place: element.place(),
    }
}

fn words(element: Element<'_>) -> Option<Words<'_>> {
    let text = element.text()?;
    let here = here(element);
    Some(Words { text, here })
}

/// What the first element of a name says. A second one is not asked for, and becomes a notice.
fn one<'r>(of: Element<'r>, name: &'static str) -> impl Iterator<Item = Words<'r>> + use<'r> {
    of.first(name).and_then(words).into_iter()
}

/// What all elements of a name say.
fn all<'r>(of: Element<'r>, name: &'static str) -> impl Iterator<Item = Words<'r>> + use<'r> {
    of.all(name).filter_map(words)
}

/// The elements within a container. It may stand several times.
fn inner<'r>(of: Element<'r>, container: &'static str) -> impl Iterator<Item = Element<'r>> + use<'r> {
    of.all(container).flat_map(Element::elements)
}

/// What the elements within a container say.
fn within<'r>(of: Element<'r>, container: &'static str) -> impl Iterator<Item = Words<'r>> + use<'r> {
    inner(of, container).filter_map(words)
}
