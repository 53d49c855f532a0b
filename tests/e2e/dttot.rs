//! A module in Python: Indonesia's list, a workbook.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use dragoman_guest::native::workbook;
use serde_json::Value;

use crate::lists;
use crate::support::{dragoman, input, root, said, script};

/// The module's folder.
const FOLDER: &str = "guest/modules/id-dttot";

const HEADER: [&str; 8] = [
    "Nama",
    "Deskripsi",
    "Terduga",
    "Kode Densus",
    "Tpt Lahir",
    "Tgl Lahir",
    "WN",
    "Alamat",
];

/// The component, built once.
fn component() -> Option<&'static str> {
    static BUILT: OnceLock<Option<String>> = OnceLock::new();
    let build = || script(FOLDER, &Path::new(env!("CARGO_TARGET_TMPDIR")).join("scripts"));
    BUILT.get_or_init(build).as_deref()
}

/// What a command of the module says of a file, and how it ends.
fn run(module: &str, file: &str) -> (String, String, i32) {
    said(&dragoman(&["translate", module, file, "--format", "json"]))
}

/// What `translate` makes of a file.
fn translated(module: &str, file: &str) -> Value {
    let (out, errors, code) = run(module, file);
    assert_eq!(code, 0, "{errors}");
    serde_json::from_str(&out).expect("JSON")
}

fn items(found: &Value) -> &Vec<Value> {
    found["items"].as_array().expect("items")
}

/// Subjects of a kind.
fn of_kind(found: &Value, kind: &str) -> usize {
    items(found).iter().filter(|item| item["kind"] == kind).count()
}

/// All values of a field, of all items.
fn values<'a>(found: &'a Value, field: &'a str) -> impl Iterator<Item = &'a Value> {
    let all = items(found).iter();
    all.flat_map(move |item| item[field].as_array().into_iter().flatten())
}

/// Kinds and fields of what was said.
fn notices(found: &Value) -> BTreeSet<(&str, &str)> {
    let notices = found["notices"].as_array().into_iter().flatten();
    notices
        .filter_map(|notice| Some((notice["kind"].as_str()?, notice["field"].as_str()?)))
        .collect()
}

/// A workbook with a header and rows.
fn book(header: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let line = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
    let rows = rows.iter().map(|row| line(row));
    workbook::workbook(&std::iter::once(line(header)).chain(rows).collect::<Vec<_>>())
}

#[test]
fn the_module_keeps_every_rule_and_reads_every_row_of_the_real_list() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(module) = component() else { return };
    let samples = root().join(FOLDER).join("samples");
    let samples = samples.to_str().expect("a path in UTF-8");
    let (out, errors, code) = said(&dragoman(&["check", module, "--sample", samples]));
    assert_eq!(code, 0, "{out}{errors}");
    assert!(out.contains("21 rules kept, 0 broken"), "{out}");

    // The sample is what its script writes.
    let anew = input(&folder, "anew.xlsx", b"");
    let mut writing = Command::new("python3");
    writing
        .current_dir(root().join(FOLDER))
        .args(["tests/sample.py", &anew]);
    assert!(writing.status().expect("Python runs").success());
    let sample = translated(module, &format!("{samples}/dttot.xlsx"));
    assert_eq!(sample["items"], translated(module, &anew)["items"]);

    let Some(shared) = lists::shared() else { return };
    let path = shared.join("lists/id/dttot_202207220950531.xlsx");
    let found = translated(module, path.to_str().expect("a path in UTF-8"));
    assert_eq!(
        (of_kind(&found, "person"), of_kind(&found, "organization")),
        (412, 115)
    );
    assert_eq!(items(&found).len(), 412 + 115);
    assert_eq!(found["rejections"], serde_json::json!([]));
    // Every country is coded, and every date is read but for one of another calendar.
    assert!(values(&found, "nationalities").all(|country| country["code"].is_string()));
    let unread: Vec<_> = values(&found, "births")
        .filter(|claim| claim["certainty"] == "unstated")
        .collect();
    assert_eq!(unread.len(), 1);
    assert_eq!(unread[0]["calendar"], "islamic");
    // No column is left; some codes stand in two rows, which is said.
    let said: BTreeSet<_> = notices(&found).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(said, BTreeSet::from(["remark", "repaired"]));
}

#[test]
fn rows_that_lack_something_are_said_and_the_others_are_kept() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(module) = component() else { return };
    let header: Vec<_> = HEADER.iter().copied().chain(["Baru"]).collect();
    let rows: [&[&str]; 5] = [
        &[
            "Selka",
            "",
            "Orang",
            "A-1",
            "",
            "05/04/1975",
            "Indonesia",
            "Kota",
            "x",
        ],
        &["", "", "Orang", "A-2", "", "", "", "", ""],
        &["Vashti", "", "Orang", "", "", "", "", "", ""],
        &["Orlan", "", "Kapal", "A-3", "", "", "Negeri Jauh", "", ""],
        &["Tansukh", "", "Orang", "A-4", "", "31/02/1975", "", "", ""],
    ];
    let file = input(&folder, "list.xlsx", &book(&header, &rows));
    let found = translated(module, &file);
    let ids: Vec<_> = items(&found).iter().map(|item| &item["id"]).collect();
    assert_eq!(ids, ["A-1", "A-3", "A-4"]);
    assert_eq!(items(&found)[1]["kind"], "other");
    assert_eq!(items(&found)[1]["nationalities"][0]["raw"], "Negeri Jauh");
    assert_eq!(items(&found)[2]["births"][0]["raw"], "31/02/1975");
    let expected = [
        ("rejected_record", "Kode Densus"),
        ("rejected_record", "Nama"),
        ("rejected_value", "Terduga"),
        ("rejected_value", "Tgl Lahir"),
        ("unmapped", "Baru"),
    ];
    assert_eq!(notices(&found), BTreeSet::from(expected));
}

#[test]
fn a_country_is_no_part_of_another_word() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(module) = component() else { return };
    let rows: Vec<[&str; 8]> = [
        "paspor atas nama Chadijah 9422189",
        "paspor sejak normalisasi 9422190",
        "paspor Mali 9422191",
        "paspor Chad: 9422192",
    ]
    .map(|description| ["Selka", description, "Orang", "", "", "", "", ""])
    .into();
    let codes = ["A-1", "A-2", "A-3", "A-4"];
    let rows: Vec<Vec<&str>> = rows
        .iter()
        .zip(codes)
        .map(|(row, code)| {
            let mut row = row.to_vec();
            row[3] = code;
            row
        })
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let file = input(&folder, "list.xlsx", &book(&HEADER, &rows));
    let found = translated(module, &file);
    let issuers: Vec<_> = values(&found, "documents")
        .map(|document| document["issuer"].as_str())
        .collect();
    assert_eq!(issuers, [None, None, Some("ML"), Some("TD")]);
}

#[test]
fn what_is_not_this_list_or_not_whole_is_a_fault_that_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(module) = component() else { return };
    let row: [&[&str]; 1] = [&["Selka", "", "Orang", "A-1", "", "", "", ""]];
    let whole = book(&HEADER, &row);
    let mut flipped = whole.clone();
    // A letter of the name, in a member that is not packed.
    let at = whole
        .windows(5)
        .position(|bytes| bytes == b"Selka")
        .expect("the name");
    flipped[at] ^= 1;
    let renamed: Vec<_> = HEADER
        .iter()
        .map(|name| name.replace("Terduga", "Jenis"))
        .collect();
    let renamed: Vec<_> = renamed.iter().map(String::as_str).collect();
    let twice: Vec<_> = HEADER.iter().copied().chain(["nama"]).collect();
    for (case, content, says) in [
        (
            "cut",
            whole[..whole.len() / 2].to_vec(),
            "stops before the directory",
        ),
        ("flipped", flipped, "is damaged"),
        ("renamed", book(&renamed, &row), "lacks Terduga"),
        ("twice", book(&twice, &row), "has `nama` twice"),
        (
            "nameless",
            book(&HEADER, &[&[""; 8], &["", "", "Orang", "EDD-1", "", "", "", ""]]),
            "not a single row has a name",
        ),
        ("other", book(&["ID", "Name"], &[]), "no sheet has a header with"),
        ("empty", Vec::new(), "the file is empty"),
        ("csv", b"Nama,Terduga\n".to_vec(), "the file is no workbook"),
    ] {
        let file = input(&folder, "list.xlsx", &content);
        let (_, errors, code) = run(module, &file);
        assert_eq!(code, 1, "{case}: {errors}");
        assert!(errors.contains(says), "{case}: {errors}");
    }
}
