//! The list of ids, in which all stands that has a type and a value: passports and tax numbers, but also genders, web
//! addresses, dates of listing and risks of secondary sanctions.

use dragoman_guest::build;
use dragoman_guest::schema::NoticeKind;
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Fact, Given, Numbered, numbered};

use super::lists::skip_number;

/// Maps an item of the list.
pub(super) fn id(draft: &mut Draft<'_, '_>, id: Element<'_>) {
    skip_number(id);
    let [label, number, country, issued, expires] =
        ["idType", "idNumber", "idCountry", "issueDate", "expirationDate"].map(|name| id.value(name));
    let words = words(label, number, country, issued, expires);
    if words.is_empty() {
        return;
    }
    let label = label.unwrap_or_default();
    let own = numbered(number.unwrap_or_default());
    let given = Given {
        number: Some(Numbered {
            country: country.or(own.country),
            issued: issued.or(own.issued),
            expires: expires.or(own.expires),
            ..own
        }),
        ..Given::default()
    };
    let texts = [label, number.unwrap_or_default(), words.as_str()];
    let fact = Fact::labelled(draft.context.rules, "idList/id", texts, given);
    if !fact.is_some_and(|fact| draft.fact(&fact)) {
        let message = "an id whose type has no field, or that does not fit it; it was kept as a remark";
        draft.count(
            NoticeKind::Unmapped,
            &format!("idList/id/{label}"),
            message,
            &words,
            0,
        );
        draft.subject.remarks.push(build::remark(words));
    }
}

/// An id as OFAC writes it in its flat files: `Passport A12 (Iran) issued 01 Jan 2001 expires 01 Jan 2006`.
fn words(
    label: Option<&str>,
    number: Option<&str>,
    country: Option<&str>,
    issued: Option<&str>,
    expires: Option<&str>,
) -> String {
    let pieces = [
        label.map(str::to_owned),
        number.map(str::to_owned),
        country.map(|country| format!("({country})")),
        issued.map(|date| format!("issued {date}")),
        expires.map(|date| format!("expires {date}")),
    ];
    pieces.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn an_id_reads_as_in_the_flat_files() {
        let all = words(
            Some("Passport"),
            Some("A12"),
            Some("Iran"),
            Some("01 Jan 2001"),
            Some("01 Jan 2006"),
        );
        assert_eq!(all, "Passport A12 (Iran) issued 01 Jan 2001 expires 01 Jan 2006");
        assert_eq!(
            words(Some("Gender"), Some("Male"), None, None, None),
            "Gender Male"
        );
    }
}
