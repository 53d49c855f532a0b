//! Editions of lists, as their publishers gave them out: which files each is made of, where they lie beside the checkout.

use std::path::{Path, PathBuf};

/// An edition of a list.
pub struct Edition {
    /// What people call it: its day, its form where the module reads several, and what it lacks.
    pub label: &'static str,
    /// Its files.
    pub files: Vec<PathBuf>,
}

/// What the label of an edition ends with of which only some records are at hand.
const EXTRACT: &str = "(extract)";

impl Edition {
    /// Whether only some of its records are at hand.
    pub fn is_extract(&self) -> bool {
        self.label.ends_with(EXTRACT)
    }
}

/// Module, and the editions of its list, the oldest first: a label, and files.
type Entry = (&'static str, &'static [(&'static str, &'static [&'static str])]);

const EDITIONS: &[Entry] = &[
    (
        "au-dfat",
        &[
            ("2024-11", &["au/regulation8_consolidated_2024-11.xlsx"]),
            ("2026-07", &["au/regulation8_consolidated_2026-07.xlsx"]),
        ],
    ),
    (
        "ca-sema",
        &[
            ("2020", &["ca/sema-lmes_2020.xml"]),
            ("2025", &["ca/sema-lmes_2025.xml"]),
        ],
    ),
    (
        "ch-seco",
        &[(
            "2026-08 (extract)",
            &["extracts/consolidated-list_2026-08-15_SUBSET.xml"],
        )],
    ),
    (
        "eu-fsf",
        &[
            (
                "2026-08 (extract)",
                &["extracts/xmlFullSanctionsList_1_1_2026-08-05_SUBSET.xml"],
            ),
            (
                "2022-03-18 (cut off)",
                &["eu/xmlFullSanctionsList_1_1_2022-03-18_TRUNCATED.xml"],
            ),
        ],
    ),
    (
        "fr-gels",
        &[(
            "2025-11 (extract)",
            &["extracts/Registrenationaldesgels_2025-11-21_SUBSET.json"],
        )],
    ),
    (
        "gb-ofsi",
        &[
            ("2020-04-27 (CSV)", &["gb/ConList_2020-04-27.csv"]),
            ("2022-05-04 (XLSX)", &["gb/ConList_2022-05-04.xlsx"]),
        ],
    ),
    (
        "gb-uksl",
        &[
            (
                "2026-08 (extract)",
                &["extracts/UK_Sanctions_List_2026-08-14_SUBSET.xml"],
            ),
            (
                "2026-09 (extract)",
                &["extracts/UK_Sanctions_List_2026-09-07_SUBSET.xml"],
            ),
        ],
    ),
    ("id-dttot", &[("2022-07", &["id/dttot_202207220950531.xlsx"])]),
    (
        "interpol-red",
        &[
            ("details", &["interpol/red_notices_details.json"]),
            ("2023-05", &["interpol/red_notices_2023-05.json"]),
        ],
    ),
    (
        "jp-mof",
        &[
            ("2022-04-12", &["jp/mof_shisantoketsu_2022-04-12.xls"]),
            ("2022-05-10", &["jp/mof_shisantoketsu_2022-05-10.xls"]),
        ],
    ),
    ("my-moha", &[("2025-02-04", &["my/moha_2025-02-04_pdf2xml.xml"])]),
    ("ua-nsdc", &[("2021-05", &["ua/sanctions.xlsx"])]),
    (
        "un-sc",
        &[
            ("2022-09-15", &["un/consolidated_2022-09-15.xml"]),
            ("2024-11-30", &["un/consolidated_2024-11-30.xml"]),
            ("2025-04-19", &["un/consolidated_2025-04-19.xml"]),
            ("2026-02-27", &["un/consolidated_2026-02-27.xml"]),
        ],
    ),
    ("us-csl", &[("2022-04", &["us-csl/consolidated_2022-04.csv"])]),
    (
        "us-ofac-advanced",
        &[
            (
                "2020-03-17 (Advanced)",
                &["us-ofac-advanced/cons_advanced_2020-03-17_FULL.xml"],
            ),
            (
                "2025-01-10 (Enhanced)",
                &["us-ofac-advanced/CONS_ENHANCED_2025-01-10_FULL.xml"],
            ),
        ],
    ),
    (
        "us-ofac-cons",
        &[
            ("2022-03-24", &["us-ofac-cons/cons_2022-03-24.xml"]),
            ("2025-03-28", &["us-ofac-cons/cons_2025-03-28.xml"]),
        ],
    ),
    (
        "us-ofac-sdn",
        &[(
            "2022-01",
            &["us-ofac/sdn.csv", "us-ofac/add.csv", "us-ofac/alt.csv"],
        )],
    ),
];

/// The editions that a module has been run on, the oldest first; none if its format is known from what is published about it. They
/// lie in `folder`.
pub fn of(module: &str, folder: &Path) -> Vec<Edition> {
    let entries = EDITIONS.iter().filter(|(name, _)| *name == module);
    let editions = entries.flat_map(|(_, editions)| *editions);
    editions
        .map(|(label, files)| Edition {
            label,
            files: files.iter().map(|file| folder.join(file)).collect(),
        })
        .collect()
}

/// Whether what a module reads is a form that this project gives to partners: nobody publishes an edition in it.
pub fn is_own_form(module: &str) -> bool {
    module == "common"
}
