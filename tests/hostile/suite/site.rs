//! The site of an operator: a store that holds a good edition of the list which the hostile guest is about to supply, and
//! an honest partner beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use dragoman_hostile::{Core, Guest, honest};
use serde_json::Value;
use tempfile::TempDir;

use crate::child::{Ended, dragoman};

/// Records of the honest partner, eight characters each.
const HONEST_INPUT: &[u8] = b"00000001000000020000000300000004";

/// What all sites have in common, made once.
#[derive(Default)]
pub struct Template(OnceLock<Made>);

struct Made {
    folder: TempDir,
    /// The export of the good edition.
    good: BTreeSet<String>,
}

impl Template {
    fn made(&self) -> &Made {
        self.0.get_or_init(|| {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let site = Site {
                cache: folder.path().join("cache"),
                folder,
            };
            site.write("honest.wasm", &honest());
            site.write("honest.txt", HONEST_INPUT);
            site.supply(&Guest::new(
                Core::default().component(),
                dragoman_hostile::Expected::Harmless,
            ));
            let ended = site.dragoman(&["run"]);
            assert!(
                ended.status.success(),
                "{}",
                String::from_utf8_lossy(&ended.errors)
            );
            let good = site.exported("XX");
            assert_eq!(
                good.len(),
                1,
                "the edition that must stay in force has its record"
            );
            fs::remove_file(site.path("dragoman.toml")).expect("the configuration is there");
            Made {
                folder: site.folder,
                good,
            }
        })
    }

    /// The records that must be in force whatever a guest does.
    pub fn good(&self) -> &BTreeSet<String> {
        &self.made().good
    }

    /// A site of its own, with the guest in the place of the module that gave the good edition, and an input of the
    /// honest partner that it has not seen.
    pub fn site(&self, guest: &Guest) -> Site {
        let made = self.made();
        let folder = tempfile::tempdir().expect("a temporary folder");
        for entry in fs::read_dir(made.folder.path()).expect("the template can be listed") {
            let entry = entry.expect("the template can be listed").path();
            if entry.is_file() {
                let name = entry.file_name().expect("a file has a name");
                fs::copy(&entry, folder.path().join(name)).expect("a file can be copied");
            }
        }
        let site = Site {
            cache: made.folder.path().join("cache"),
            folder,
        };
        site.write("honest.txt", &[HONEST_INPUT, b"00000005"].concat());
        site.supply(guest);
        site
    }
}

/// A site.
pub struct Site {
    folder: TempDir,
    /// The folder of compiled components.
    pub cache: PathBuf,
}

impl Site {
    /// Path of a file of the site.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file of the site.
    pub fn write(&self, name: &str, content: &[u8]) {
        fs::write(self.path(name), content).expect("a temporary file can be written");
    }

    /// Makes a guest the module of `XX/hostile`.
    pub fn supply(&self, guest: &Guest) {
        self.write("hostile.wasm", &guest.module);
        self.write("hostile.txt", &guest.input);
        let partner = |issuer: &str, list: &str| {
            format!(
                "[[partner]]\nissuer = {issuer:?}\nlist = {list:?}\nmodule = \"{list}.wasm\"\n\
                 inputs = [\"{list}.txt\"]\n"
            )
        };
        let limits = match guest.limits {
            "" => String::new(),
            lines => format!("[partner.limits]\n{lines}\n"),
        };
        let text = [partner("XX", "hostile"), limits, partner("YY", "honest")].concat();
        self.write("dragoman.toml", text.as_bytes());
    }

    /// Runs the command at the site.
    pub fn dragoman(&self, arguments: &[&str]) -> Ended {
        dragoman(self.folder.path(), &self.cache, arguments)
    }

    /// The records in force that an issuer gave, one line each, without what tells two editions apart.
    pub fn exported(&self, issuer: &str) -> BTreeSet<String> {
        let ended = self.dragoman(&["export", "--format", "jsonl"]);
        let record = |line: &str| {
            let mut record: Value = serde_json::from_str(line).expect("the export is JSON lines");
            record["edition"].take();
            record
        };
        let records = ended.out.lines().map(record);
        records
            .filter(|record| record["issuer"] == issuer)
            .map(|record| record.to_string())
            .collect()
    }
}
