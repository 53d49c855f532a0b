//! A host that requires passed checks runs nothing whose report is missing, unsigned, another's, or bad.

use std::fs;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::lists::{GB, UN};
use crate::site::{OF_SAMPLES, Site as Folder, table};
use crate::support::{component, dragoman, root, said};

/// What `check` says of the UN's module, made once.
fn report() -> Value {
    static REPORT: OnceLock<Value> = OnceLock::new();
    let made = || {
        let folder = Folder::new(&[]);
        let path = folder.path("un-sc.wasm.check.json");
        let samples = root().join("guest/modules/un-sc/samples");
        let samples = samples.to_str().expect("a path in UTF-8");
        let module = component(UN.module);
        let check = [
            "check", &module, "--sample", samples, "--format", "json", "--out", &path,
        ];
        let (out, errors, code) = said(&dragoman(&check));
        assert_eq!(code, 0, "{out}{errors}");
        // People see it all the same.
        assert!(
            out.contains("ok       admission: ") && out.contains("passed: "),
            "{out}"
        );
        serde_json::from_slice(&fs::read(path).expect("the report")).expect("JSON")
    };
    REPORT.get_or_init(made).clone()
}

/// A folder with the UN's module, the signed report of its check, keys, a trust file, and another partner.
struct Site {
    folder: Folder,
    lists: Vec<String>,
}

impl Site {
    fn new() -> Self {
        let folder = Folder::new(&[]);
        fs::copy(component(UN.module), folder.path("un-sc.wasm")).expect("the module");
        let lists = [&UN, &GB].map(|list| folder.receive(list.module, &list.sample()).remove(0));
        let site = Self {
            folder,
            lists: lists.into(),
        };
        site.keygen("un");
        site.trust(&[("un", "")]);
        site.reports(|_| {});
        site.sign("un", "un-sc.wasm.check.json");
        site.configure("", "require-check = true");
        site
    }

    fn keygen(&self, name: &str) {
        let (_, errors, code) = said(&dragoman(&["keygen", &self.folder.path(name), "--no-password"]));
        assert_eq!(code, 0, "{errors}");
    }

    fn sign(&self, key: &str, file: &str) {
        let key = self.folder.path(&format!("{key}.key"));
        let sign = ["sign", &self.folder.path(file), "--key", &key, "--issuer", "UN"];
        let (_, errors, code) = said(&dragoman(&sign));
        assert_eq!(code, 0, "{errors}");
    }

    /// Writes a trust file that binds keys to the UN, each with more.
    fn trust(&self, keys: &[(&str, &str)]) {
        let entry = |(key, more): &(&str, &str)| {
            let file = fs::read_to_string(self.folder.path(&format!("{key}.pub"))).expect("the public key");
            let key = file.lines().nth(1).expect("its second line");
            format!("[[key]]\nissuer = \"UN\"\nkey = {key:?}\n{more}\n")
        };
        self.write("trust.toml", &keys.iter().map(entry).collect::<String>());
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path(name), text).expect("a file is written");
    }

    /// Writes the report of the module's check, with a change.
    fn reports(&self, change: impl Fn(&mut Value)) {
        let mut report = report();
        change(&mut report);
        self.write("un-sc.wasm.check.json", &report.to_string());
    }

    fn configure(&self, top: &str, partner: &str) {
        let un = format!(
            "[[partner]]\nissuer = \"UN\"\nlist = \"sc\"\nmodule = \"un-sc.wasm\"\ninputs = [{:?}]\n{partner}\n{OF_SAMPLES}",
            self.lists[0]
        );
        let gb = table(&GB, GB.module, &self.lists[1..]);
        self.folder.configure_as(&format!("{top}\n{un}{gb}"));
    }

    /// The module runs.
    fn accepts(&self) {
        let (reports, _) = self.folder.run();
        assert!(
            ["accepted", "unchanged"]
                .map(Value::from)
                .contains(&reports[0]["status"]),
            "{reports:?}"
        );
    }

    /// The module is refused by a rule, the other partner's is not, and `doctor` knows.
    fn refuses(&self, rule: &str) {
        let (reports, code) = self.folder.run();
        assert_eq!((&reports[0]["rule"], code), (&json!(rule), 1), "{reports:?}");
        assert_ne!(reports[1]["status"], "failed", "{reports:?}");
        let (health, _, code) = self.folder.command(&["doctor"]);
        assert!(
            health.contains(&format!("refused by {rule}: ")) && code == 1,
            "{health}"
        );
    }

    /// What `inspect` says of the check.
    fn inspect(&self) -> (Value, i32) {
        let module = self.folder.path("un-sc.wasm");
        let trust = self.folder.path("trust.toml");
        let inspect = ["inspect", &module, "--trust", &trust, "--format", "json"];
        let (out, errors, code) = said(&dragoman(&inspect));
        let report: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {errors}"));
        (report["check"].clone(), code)
    }
}

/// What `verify` says of the report, and its exit code.
fn verify(site: &Site) -> (Value, i32) {
    let (report, trust) = (
        site.folder.path("un-sc.wasm.check.json"),
        site.folder.path("trust.toml"),
    );
    let verify = [
        "verify", &report, "--trust", &trust, "--issuer", "UN", "--format", "json",
    ];
    let (out, errors, code) = said(&dragoman(&verify));
    let said = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {errors}"));
    (said, code)
}

#[test]
fn a_report_is_verified_as_one_by_keys_for_checks() {
    let site = Site::new();
    site.trust(&[("un", "signs = [\"checks\"]")]);
    let (said, code) = verify(&site);
    assert_eq!((&said["state"], code), (&json!("verified"), 0), "{said}");
    assert_eq!(said["checked"]["module"], report()["module"]);
    site.trust(&[("un", "signs = [\"modules\"]")]);
    let refused = |rule: &str| {
        let (said, code) = verify(&site);
        assert_eq!((&said["rule"], code), (&json!(rule), 1), "{said}");
    };
    refused("check/key-purpose");
    site.trust(&[("un", "")]);
    site.reports(|report| report["rules"][0]["status"] = json!("failed"));
    refused("check/signature-wrong");
    site.sign("un", "un-sc.wasm.check.json");
    refused("check/failed");
    site.write("un-sc.wasm.check.json", "{}");
    site.sign("un", "un-sc.wasm.check.json");
    refused("check/malformed");
    fs::remove_file(site.folder.path("un-sc.wasm.check.json.minisig")).expect("the signature");
    refused("check/signature-missing");
}

#[test]
fn a_signed_report_of_a_passed_check_lets_the_module_run() {
    let site = Site::new();
    site.accepts();
    let (check, code) = site.inspect();
    assert_eq!((&check["state"], code), (&json!("passed"), 0), "{check}");
    assert_eq!(check["signature"]["state"], "verified");
    let (health, _, code) = site.folder.command(&["doctor"]);
    assert_eq!(code, 0, "{health}");
    assert!(health.contains("check passed, rule set "), "{health}");
    // The receipt tells on what ground the module was run.
    let receipts = fs::read_dir(site.folder.path("receipts")).expect("receipts");
    let texts =
        receipts.map(|entry| fs::read_to_string(entry.expect("a receipt").path()).expect("a receipt"));
    assert!(texts.into_iter().any(|text| text.contains("\"rule_set\"")));
}

#[test]
fn a_missing_report_refuses_where_one_is_required_or_named() {
    let site = Site::new();
    fs::remove_file(site.folder.path("un-sc.wasm.check.json")).expect("the report");
    site.refuses("check/missing");
    site.configure("require-check = true", "");
    let (reports, _) = site.folder.run();
    for report in &reports {
        assert_eq!(report["rule"], "check/missing", "{reports:?}");
    }
    // A partner may be let off, and where nothing is asked nothing is looked at.
    site.configure("", "");
    site.accepts();
    assert_eq!(site.inspect(), (json!({ "state": "none" }), 0));
    site.configure("", "check = \"reports/un.json\"");
    site.refuses("check/missing");
    site.configure("require-check = true", "require-check = false");
    let (reports, _) = site.folder.run();
    assert_eq!(reports[0]["status"], "unchanged", "{reports:?}");
    assert_eq!(reports[1]["rule"], "check/missing", "{reports:?}");
}

#[test]
fn a_report_that_is_named_to_inspect_must_be_there() {
    let site = Site::new();
    let (module, none) = (site.folder.path("un-sc.wasm"), site.folder.path("none.json"));
    let (out, _, code) = said(&dragoman(&["inspect", &module, "--check", &none]));
    assert_eq!(code, 1);
    let says = format!("refused by check/missing: {none}: it is named, and is not there");
    assert!(out.contains(&says), "{out}");
}

#[test]
fn an_unsigned_report_refuses() {
    let site = Site::new();
    fs::remove_file(site.folder.path("un-sc.wasm.check.json.minisig")).expect("the signature");
    site.refuses("check/signature-missing");
    site.write("un-sc.wasm.check.json.minisig", "no signature");
    site.refuses("check/signature-malformed");
}

#[test]
fn a_report_signed_with_a_key_that_may_not_sign_checks_refuses() {
    let site = Site::new();
    site.trust(&[("un", "revoked = 2020-01-01")]);
    site.refuses("check/key-revoked");
    site.trust(&[("un", "valid-until = 2020-01-01")]);
    site.refuses("check/key-expired");
    site.trust(&[("un", "signs = [\"modules\"]")]);
    site.refuses("check/key-purpose");
    // A laboratory may check for the issuer, and sign none of its modules.
    site.keygen("laboratory");
    site.sign("laboratory", "un-sc.wasm.check.json");
    site.refuses("check/key-unknown");
    site.trust(&[
        ("un", "signs = [\"modules\"]"),
        ("laboratory", "signs = [\"checks\"]"),
    ]);
    site.accepts();
    site.sign("laboratory", "un-sc.wasm");
    let (reports, _) = site.folder.run();
    assert_eq!(reports[0]["rule"], "trust/key-purpose", "{reports:?}");
}

#[test]
fn a_report_that_was_changed_after_signing_refuses() {
    let site = Site::new();
    site.reports(|report| report["dragoman"] = json!("9.9.9"));
    site.refuses("check/signature-wrong");
    let (check, code) = site.inspect();
    assert_eq!((&check["rule"], code), (&json!("check/signature-wrong"), 1));
}

#[test]
fn a_report_that_does_not_speak_for_the_module_refuses() {
    let site = Site::new();
    let signed = |change: &dyn Fn(&mut Value), rule: &str| {
        site.reports(change);
        site.sign("un", "un-sc.wasm.check.json");
        site.refuses(rule);
    };
    let other = dragoman_model::Digest::of(b"another module");
    signed(&|report| report["module"] = json!(other), "check/module");
    signed(
        &|report| report["rules"][0]["status"] = json!("failed"),
        "check/failed",
    );
    signed(&|report| report["samples"] = json!([]), "check/incomplete");
    signed(&|report| *report = json!({ "rules": [] }), "check/malformed");
    let outdated = |report: &mut Value| report["rule_set"] = json!(0);
    signed(&outdated, "check/outdated");
    site.configure("check-rules = 0", "require-check = true");
    site.accepts();
}

#[test]
fn a_module_that_was_changed_after_its_check_is_refused() {
    let site = Site::new();
    let mut module = fs::read(site.folder.path("un-sc.wasm")).expect("the module");
    // A custom section of no content: another file, the same code.
    module.extend_from_slice(b"\0\x02\x01x");
    fs::write(site.folder.path("un-sc.wasm"), module).expect("the module");
    site.refuses("check/module");
}

#[test]
fn a_check_can_be_required_only_where_it_can_be_verified() {
    let site = Site::new();
    fs::remove_file(site.folder.path("trust.toml")).expect("the trust file");
    let (_, errors, code) = site.folder.command(&["run"]);
    assert_eq!(code, 2);
    assert!(
        errors.contains("UN/sc requires a check, and there is no trust file"),
        "{errors}"
    );
    site.trust(&[("un", "signs = [\"modules\"]")]);
    let (health, _, _) = site.folder.command(&["doctor"]);
    assert!(health.contains("no key may sign checks for UN now"), "{health}");
}
