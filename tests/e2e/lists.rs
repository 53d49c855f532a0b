//! The four lists: whose they are, which component reads them, where their samples and their real editions stand.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::root;

/// The files of one edition: name and content.
pub type Files = Vec<(String, Vec<u8>)>;

/// A list, and the component that reads it.
pub struct List {
    pub issuer: &'static str,
    pub name: &'static str,
    pub module: &'static str,
    samples: &'static [&'static str],
}

pub const UN: List = List {
    issuer: "UN",
    name: "sc",
    module: "un-sc",
    samples: &["consolidated.xml"],
};
pub const US: List = List {
    issuer: "US",
    name: "ofac-sdn",
    module: "us-ofac-sdn",
    samples: &["sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"],
};
pub const GB: List = List {
    issuer: "GB",
    name: "ofsi",
    module: "gb-ofsi",
    samples: &["ConList.csv"],
};
pub const CA: List = List {
    issuer: "CA",
    name: "sema",
    module: "ca-sema",
    samples: &["sema-lmes.xml"],
};

/// The fifth: of a copy that was cut off it gives what it could read, where the four refuse it.
pub const EU: List = List {
    issuer: "EU",
    name: "fsf",
    module: "eu-fsf",
    samples: &["xmlFullSanctionsList_1_1.xml"],
};

/// Passports in bulk.
pub const RU: List = List {
    issuer: "RU",
    name: "mvd-passports",
    module: "ru-mvd-passports",
    samples: &["list_of_expired_passports.csv"],
};

/// Stolen and lost documents, one by one.
pub const UA: List = List {
    issuer: "UA",
    name: "mvs-documents",
    module: "ua-mvs-documents",
    samples: &["mvswantedpassport_1.json"],
};

/// Assessments of an invented event.
pub const STIX: List = List {
    issuer: "EXAMPLE",
    name: "stix",
    module: "stix",
    samples: &["lowen-summit.json", "lowen-summit-update.json"],
};

/// A list that nobody publishes, for the component that panics.
pub const PANIC: List = List {
    issuer: "XX",
    name: "panic",
    module: "panic",
    samples: &[],
};

/// Invented persons: the whole list in every edition.
pub const ROSTER: List = List {
    issuer: "XX",
    name: "roster",
    module: "roster",
    samples: &[],
};

/// Invented persons: what changed since the edition before.
pub const CHANGES: List = List {
    issuer: "XX",
    name: "changes",
    module: "changes",
    samples: &[],
};

/// The four.
pub const ALL: [&List; 4] = [&UN, &US, &GB, &CA];

impl List {
    /// The files of its sample.
    pub fn sample(&self) -> Files {
        let folder = root().join("guest/modules").join(self.module).join("samples");
        let read = |name: &&str| std::fs::read(folder.join(name)).expect("a sample can be read");
        self.samples
            .iter()
            .map(|name| ((*name).to_owned(), read(name)))
            .collect()
    }
}

/// The folder of real lists and of what an independent reader counted in them; says so if it is not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
pub fn shared() -> Option<PathBuf> {
    let shared = root().join("../shared");
    let found = shared.join("lists").is_dir() && shared.join("truth").is_dir();
    if !found {
        eprintln!("skipped: ../shared/lists is not here");
    }
    found.then_some(shared)
}

/// Files of real lists.
pub fn real(shared: &Path, files: &[&str]) -> Files {
    let read = |file: &&str| {
        let path = shared.join("lists").join(file);
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name in UTF-8");
        (
            name.to_owned(),
            std::fs::read(&path).expect("a real list can be read"),
        )
    };
    files.iter().map(read).collect()
}

/// What an independent reader found in the real lists.
pub fn truth(shared: &Path, file: &str) -> Value {
    let text = std::fs::read(shared.join("truth").join(file)).expect("a truth can be read");
    serde_json::from_slice(&text).expect("a truth is JSON")
}
