//! The lists within an entry. The numbers of their items are the publisher's own and mean nothing outside.

use dragoman_guest::build;
use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Fact, Given, Lines, Meaning, Parts, of_lines, of_parts};

use super::ids;

/// Maps a list, by its name; one that is not known stays unread, and is said to be.
pub(super) fn list(draft: &mut Draft<'_, '_>, list: Element<'_>) {
    match list.name() {
        "programList" => list
            .values("program")
            .for_each(|programme| draft.programme(programme)),
        "akaList" => list.all("aka").for_each(|aka| alias(draft, aka)),
        "idList" => list.all("id").for_each(|id| ids::id(draft, id)),
        "addressList" => list.all("address").for_each(|item| address(draft, item)),
        "dateOfBirthList" => items(draft, list, "dateOfBirthItem", "dateOfBirth", Meaning::Birth),
        "placeOfBirthList" => items(
            draft,
            list,
            "placeOfBirthItem",
            "placeOfBirth",
            Meaning::BirthPlace,
        ),
        "nationalityList" => items(draft, list, "nationality", "country", Meaning::Nationality),
        "citizenshipList" => items(draft, list, "citizenship", "country", Meaning::Citizenship),
        _ => {}
    }
}

fn alias(draft: &mut Draft<'_, '_>, aka: Element<'_>) {
    skip_number(aka);
    let (form, kind_note) = match aka.value("type") {
        Some("a.k.a.") | None => (NameForm::Alias, None),
        Some("f.k.a.") => (NameForm::Former, None),
        Some("n.k.a.") => (NameForm::Alias, Some("now known as")),
        Some(other) => {
            let message = "a type that is not known: taken as an alias";
            draft.say(
                NoticeKind::RejectedValue,
                "sdnEntry/akaList/aka/type",
                message,
                other,
                0,
            );
            (NameForm::Alias, Some(other))
        }
    };
    let quality = match aka.value("category") {
        Some("strong") => NameQuality::Strong,
        Some("weak") => NameQuality::Weak,
        None => NameQuality::Unstated,
        Some(other) => {
            let message = "a category that is not known: taken as unstated";
            draft.say(
                NoticeKind::RejectedValue,
                "sdnEntry/akaList/aka/category",
                message,
                other,
                0,
            );
            NameQuality::Unstated
        }
    };
    let parts = Parts {
        last: aka.value("lastName"),
        first: aka.value("firstName"),
    };
    match of_parts(parts, draft.subject.kind, form, quality) {
        Some(mut name) => {
            name.note = kind_note.map(Into::into);
            draft.subject.names.push(name);
        }
        None => {
            let message = "an alias without a name";
            draft.say(
                NoticeKind::RejectedValue,
                "sdnEntry/akaList/aka/lastName",
                message,
                "",
                0,
            );
        }
    }
}

/// Most parties of which no address is known have an address without any line.
fn address(draft: &mut Draft<'_, '_>, address: Element<'_>) {
    skip_number(address);
    let lines = Lines {
        street: ["address1", "address2", "address3"].map(|line| address.value(line)),
        city: address.value("city"),
        region: address.value("stateOrProvince"),
        postcode: address.value("postalCode"),
        country: address.value("country"),
        code: None,
    };
    draft.subject.addresses.extend(of_lines(&lines));
}

/// Items that have one value each, and say whether it is the main one.
fn items(draft: &mut Draft<'_, '_>, list: Element<'_>, item: &str, value: &'static str, meaning: Meaning) {
    for item in list.all(item) {
        skip_number(item);
        let is_alternative = item.value("mainEntry") == Some("false");
        let Some(words) = item.value(value) else {
            continue;
        };
        draft.fact(&Fact {
            field: "sdnEntry",
            label: value,
            meaning,
            is_alternative,
            value: words,
            words,
            given: Given::default(),
            at: 0,
        });
    }
}

/// Maps the facts of a ship.
pub(super) fn vessel(draft: &mut Draft<'_, '_>, info: Element<'_>) {
    let facts = [
        ("callSign", Meaning::CallSign),
        ("vesselType", Meaning::CraftType),
        ("vesselFlag", Meaning::Flag),
        ("vesselOwner", Meaning::Owner),
        ("tonnage", Meaning::Tonnage),
        ("grossRegisteredTonnage", Meaning::GrossTonnage),
    ];
    for (label, meaning) in facts {
        let Some(value) = info.value(label) else {
            continue;
        };
        let words = format!("{label}: {value}");
        let fact = Fact {
            field: "sdnEntry/vesselInfo",
            label,
            meaning,
            is_alternative: false,
            value,
            words: &words,
            given: Given::default(),
            at: 0,
        };
        if !draft.fact(&fact) {
            let message = "a value that does not fit; it was kept as a remark";
            let field = format!("sdnEntry/vesselInfo/{label}");
            draft.count(NoticeKind::Unmapped, &field, message, value, 0);
            draft.subject.remarks.push(build::remark(words));
        }
    }
}

/// Passes over the number of an item.
pub(super) fn skip_number(item: Element<'_>) {
    item.all("uid").for_each(Element::leave_out);
}
