//! Lists, programmes, measures and legal authorities: four enumerations side by side.

use dragoman_guest::build;
use dragoman_guest::dates;
use dragoman_guest::schema::{DateClaim, Designation, LegalBasis, Measure, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_ofac::{AUTHORITY, Draft};

use crate::words::measure;

/// Maps them to designations. Under one programme each list has a designation with all that is known. Under several, the
/// format does not say which list, measure or authority belongs to which programme: none is claimed of any.
pub(super) fn listing(draft: &mut Draft<'_, '_>, entity: Element<'_>) {
    let programmes = values(entity, "sanctionsPrograms", "sanctionsProgram");
    let measures = values(entity, "sanctionsTypes", "sanctionsType");
    let measures: Vec<Measure> = measures.iter().map(|word| measure(word)).collect();
    let bases = values(entity, "legalAuthorities", "legalAuthority");
    let legal_bases: Vec<LegalBasis> = bases
        .iter()
        .map(|instrument| LegalBasis {
            instrument: (*instrument).into(),
            article: None,
        })
        .collect();
    let lists: Vec<Designation> = lists(draft, entity);
    let one = programmes.len() <= 1;
    let common = Designation {
        programme: programmes
            .first()
            .filter(|_| one)
            .map(|programme| (*programme).into()),
        legal_bases,
        measures,
        ..designation()
    };
    if one && !lists.is_empty() {
        let whole = lists.into_iter().map(|list| Designation {
            listed: list.listed,
            note: list.note,
            ..common.clone()
        });
        draft.subject.designations.extend(whole);
        return;
    }
    if !one {
        programmes.iter().for_each(|programme| draft.programme(programme));
        draft.subject.designations.extend(lists);
    }
    let says_something =
        common.programme.is_some() || !common.legal_bases.is_empty() || !common.measures.is_empty();
    if says_something {
        let note = (!one).then(|| "of all programmes and lists together".to_owned());
        draft.subject.designations.push(Designation { note, ..common });
    }
}

fn designation() -> Designation {
    Designation {
        authority: Some(AUTHORITY.into()),
        ..build::designation()
    }
}

/// The lists that the party is on, since when.
fn lists(draft: &mut Draft<'_, '_>, entity: Element<'_>) -> Vec<Designation> {
    let all = entity.first("sanctionsLists");
    let mut lists = Vec::new();
    for list in all.iter().flat_map(|all| all.all("sanctionsList")) {
        skip_numbers(list);
        let published = list.attribute("datePublished");
        lists.push(Designation {
            listed: published.map(|text| day(draft, text)),
            note: list.text().map(Into::into),
            ..designation()
        });
    }
    lists
}

fn day(draft: &mut Draft<'_, '_>, text: &str) -> DateClaim {
    match dates::iso(text) {
        Some(date) => dates::exact(date),
        None => {
            let message = "not a date; its words were kept";
            let field = "entity/sanctionsLists/sanctionsList@datePublished";
            draft.say(NoticeKind::RejectedValue, field, message, text, 0);
            dates::unstated(text)
        }
    }
}

fn values<'r>(entity: Element<'r>, list: &str, item: &str) -> Vec<&'r str> {
    let mut values = Vec::new();
    if let Some(list) = entity.first(list) {
        for item in list.all(item) {
            skip_numbers(item);
            values.extend(item.text());
        }
    }
    values
}

/// Numbers of the publisher's own.
fn skip_numbers(item: Element<'_>) {
    item.attribute("refId");
    item.attribute("id");
}
