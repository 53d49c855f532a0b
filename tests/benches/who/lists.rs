//! An edition of each list that a module reads.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::place;

/// A list.
pub struct List {
    /// The module that reads it.
    pub module: &'static str,
    /// Its issuer and name, as the module's manifest has them.
    pub key: (&'static str, &'static str),
    /// Its files.
    pub files: Vec<PathBuf>,
}

/// Module, issuer, name, and the files of the edition that is nearest to the day of the judgements.
type Entry = (&'static str, &'static str, &'static str, &'static [&'static str]);

const LISTS: [Entry; 13] = [
    ("un-sc", "UN", "sc", &["un/consolidated_2022-09-15.xml"]),
    (
        "us-ofac-sdn",
        "US",
        "ofac-sdn",
        &["us-ofac/sdn.csv", "us-ofac/add.csv", "us-ofac/alt.csv"],
    ),
    ("gb-ofsi", "GB", "ofsi", &["gb/ConList_2022-05-04.xlsx"]),
    (
        "eu-fsf",
        "EU",
        "fsf",
        &["eu/xmlFullSanctionsList_1_1_2022-03-18_TRUNCATED.xml"],
    ),
    ("id-dttot", "ID", "dttot", &["id/dttot_202207220950531.xlsx"]),
    ("ca-sema", "CA", "sema", &["ca/sema-lmes_2020.xml"]),
    (
        "interpol-red",
        "INTERPOL",
        "red",
        &["interpol/red_notices_2023-05.json"],
    ),
    (
        "au-dfat",
        "AU",
        "dfat",
        &["au/regulation8_consolidated_2024-11.xlsx"],
    ),
    (
        "us-ofac-cons",
        "US",
        "ofac-cons",
        &["us-ofac-cons/cons_2022-03-24.xml"],
    ),
    ("us-csl", "US", "csl", &["us-csl/consolidated_2022-04.csv"]),
    ("jp-mof", "JP", "mof", &["jp/mof_shisantoketsu_2022-05-10.xls"]),
    ("ua-nsdc", "UA", "nsdc", &["ua/sanctions.xlsx"]),
    ("my-moha", "MY", "moha", &["my/moha_2025-02-04_pdf2xml.xml"]),
];

/// The published lists, which lie in `folder`.
pub fn published(folder: &Path) -> Vec<List> {
    let list = |(module, issuer, name, files): Entry| List {
        module,
        key: (issuer, name),
        files: files.iter().map(|file| folder.join(file)).collect(),
    };
    LISTS.map(list).into()
}

/// The samples that are bundled with the modules.
pub fn samples() -> Result<Vec<List>> {
    let list = |(module, issuer, name, _): Entry| {
        let folder = place::root().join("guest/modules").join(module).join("samples");
        let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
        let mut files = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<_>>>()?;
        files.retain(|file| {
            let name = file.file_name().and_then(|name| name.to_str());
            file.is_file() && !matches!(name, Some("golden.jsonl" | "ratchet.json"))
        });
        files.sort();
        Ok(List {
            module,
            key: (issuer, name),
            files,
        })
    };
    LISTS.map(list).into_iter().collect()
}
