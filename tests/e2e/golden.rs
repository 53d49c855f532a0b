//! What each component says about its sample, whole: a value, a place or a notice that changes shows here.

use std::fmt::Write;

use serde_json::Value;

use crate::lists::{ALL, List};
use crate::site::Site;
use crate::support::{component, dragoman, said};

/// What `translate` writes about the sample of a list.
pub fn translated(list: &List) -> Value {
    let site = Site::new(&[]);
    let files = site.receive("sample", &list.sample());
    let module = component(list.module);
    let mut arguments = vec!["translate", &module, "--format", "json"];
    arguments.extend(files.iter().map(String::as_str));
    let (document, errors, code) = said(&dragoman(&arguments));
    assert_eq!(code, 0, "{errors}");
    serde_json::from_str(&document).expect("a document is JSON")
}

/// A document for people to review: a line each value, indented below its record. What was used is left out.
fn page(document: &Value) -> String {
    let mut page = String::new();
    for name in ["manifest", "summary"] {
        page.push_str(&format!("{name}\n"));
        fields(&mut page, &document[name]);
    }
    for name in ["rejections", "notices"] {
        page.push_str(&format!("{name}\n"));
        for value in document[name].as_array().expect("a list") {
            page.push_str(&format!("  {value}\n"));
        }
    }
    for item in document["items"].as_array().expect("a list of items") {
        page.push_str(&format!("{} {}\n", text(&item["item"]), text(&item["id"])));
        fields(&mut page, item);
    }
    page
}

/// The fields of a record, a line each; those that hold a list a line for each of its values.
fn fields(page: &mut String, record: &Value) {
    for (name, value) in record.as_object().expect("a record") {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values {
            writeln!(page, "  {name} {value}").expect("a text can be written to");
        }
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

#[test]
fn every_value_that_a_component_says_about_its_sample_is_known() {
    for list in ALL {
        insta::assert_snapshot!(list.module, page(&translated(list)));
    }
}
