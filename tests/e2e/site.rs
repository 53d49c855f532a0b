//! An operator's folder: a configuration, a store, and the inputs that the partners sent.

use std::path::Path;

use dragoman_hub::{Acceptance, Draft, Guards, Hub, InputKey, ListKey};
use dragoman_model::{Digest, Validator};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::lists::{Files, List};
use crate::support::{component, dragoman, said};

/// A partner's configuration: a list, and its inputs.
pub type Partner<'a> = (&'a List, Files);

/// The folder. It goes when the value goes.
pub struct Site(TempDir);

impl Site {
    pub fn new(partners: &[Partner<'_>]) -> Self {
        let site = Self(tempfile::tempdir().expect("a temporary folder"));
        site.configure(partners);
        site
    }

    /// Writes the inputs and the configuration anew. The store stays.
    pub fn configure(&self, partners: &[Partner<'_>]) {
        let tables: String = partners
            .iter()
            .map(|(list, files)| {
                let inputs = self.receive(list.module, files);
                table(list, list.module, &inputs)
            })
            .collect();
        self.configure_as(&tables);
    }

    /// Writes the configuration as it is given.
    pub fn configure_as(&self, tables: &str) {
        std::fs::write(self.config(), tables).expect("a temporary file can be written");
    }

    /// Writes files into a folder of the site, and gives their paths.
    pub fn receive(&self, folder: &str, files: &Files) -> Vec<String> {
        let folder = self.0.path().join(folder);
        std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
        let write = |(name, content): &(String, Vec<u8>)| {
            let path = folder.join(name);
            std::fs::write(&path, content).expect("a temporary file can be written");
            path.to_str().expect("a path in UTF-8").to_owned()
        };
        files.iter().map(write).collect()
    }

    /// A path within the site, there or not.
    pub fn path(&self, name: &str) -> String {
        let path = self.0.path().join(name);
        path.to_str().expect("a path in UTF-8").to_owned()
    }

    /// Runs a command that reads the configuration: what it wrote, and its exit code.
    pub fn command(&self, arguments: &[&str]) -> (String, String, i32) {
        said(&dragoman(&[arguments, &["--config", &self.config()]].concat()))
    }

    /// Keeps an edition of `issuer`'s list `example` with these items, which need neither places nor markings of their own.
    pub fn keep(&self, issuer: &str, items: &[Value]) {
        let open = json!({ "originator_controlled": false });
        let marking = serde_json::from_value(open.clone()).expect("a marking");
        let mut validator = Validator::new(marking, vec![u32::MAX]);
        for (index, item) in items.iter().enumerate() {
            let mut item = item.clone();
            item["sources"] =
                json!([{ "bytes": { "part": 0, "start": index * 10, "end": index * 10 + 10 } }]);
            if item["marking"].is_null() {
                item["marking"] = open.clone();
            }
            validator.take(serde_json::from_value(item).expect("an item"));
        }
        let (records, rejections) = validator.finish();
        assert_eq!(rejections, []);
        let list = ListKey {
            issuer: issuer.into(),
            list: "example".into(),
        };
        let content = json!([issuer, items]).to_string();
        let draft = Draft::new(list, InputKey::new(Digest::of(content.as_bytes()), []), records);
        let guards: Guards = serde_json::from_value(json!({ "expected_counts": false })).expect("guards");
        let mut hub = Hub::open(Path::new(&self.path("dragoman.db"))).expect("a store");
        let kept = hub.accept(
            &draft.expect("a draft"),
            &guards,
            &json!({}),
            "2020-01-01T00:00:00Z",
        );
        let kept = kept.expect("the store works");
        assert!(matches!(kept, Acceptance::Accepted { .. }), "{kept:?}");
    }

    /// The JSON that a command writes.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let (out, errors, _) = self.command(&[arguments, &["--format", "json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}"))
    }

    /// Runs all partners: the reports, and the exit code.
    pub fn run(&self) -> (Vec<Value>, i32) {
        let (out, errors, code) = self.command(&["run", "--format", "json"]);
        let reports = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}"));
        (reports, code)
    }

    /// All that the store holds: its editions, and the records in force.
    pub fn held(&self) -> (Value, String) {
        (self.json(&["status", "--all"]), self.command(&["export"]).0)
    }

    /// Path of the configuration.
    pub fn config(&self) -> String {
        self.path("dragoman.toml")
    }
}

/// Guards that ask nothing of the number of records: samples have a handful.
pub const OF_SAMPLES: &str = "[partner.guards]\nexpected_counts = false\n";

/// The table of a partner in a configuration.
pub fn table(list: &List, module: &str, inputs: &[String]) -> String {
    format!(
        "[[partner]]\nissuer = {:?}\nlist = {:?}\nmodule = {:?}\ninputs = {inputs:?}\n{OF_SAMPLES}",
        list.issuer,
        list.name,
        component(module)
    )
}

/// The status of each report.
pub fn statuses(reports: &[Value]) -> Vec<&str> {
    reports
        .iter()
        .map(|report| report["status"].as_str().expect("a report has a status"))
        .collect()
}
