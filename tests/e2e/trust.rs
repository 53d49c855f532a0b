//! Signatures, pinned digests and the trust file, through the command.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use dragoman_model::Digest;
use serde_json::Value;
use tempfile::TempDir;

use crate::site::OF_SAMPLES;
use crate::support::{component, dragoman, input, root, said};

const UN: &str = "guest/modules/un-sc/samples/consolidated.xml";
const GB: &str = "guest/modules/gb-ofsi/samples/ConList.csv";

/// A folder with the UN's module, a key of the UN and a trust file, and with the unsigned module of another partner.
struct Site(TempDir);

impl Site {
    /// The module is signed, and both partners have an edition in force.
    fn running() -> Self {
        let site = Self(tempfile::tempdir().expect("a temporary folder"));
        fs::copy(component("un-sc"), site.path("un-sc.wasm")).expect("the module");
        site.keygen("un");
        site.sign("un");
        site.trust("un", "UN", "");
        site.configure("", "");
        let reports = site.run();
        assert!(
            reports.iter().all(|report| report["status"] == "accepted"),
            "{reports:?}"
        );
        site
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn name(&self, name: &str) -> String {
        self.path(name).to_str().expect("UTF-8").to_owned()
    }

    fn keygen(&self, name: &str) {
        let (_, errors, code) = said(&dragoman(&["keygen", &self.name(name), "--no-password"]));
        assert_eq!(code, 0, "{errors}");
    }

    fn sign(&self, key: &str) {
        let (module, key) = (self.name("un-sc.wasm"), self.name(&format!("{key}.key")));
        let (_, errors, code) = said(&dragoman(&["sign", &module, "--key", &key]));
        assert_eq!(code, 0, "{errors}");
    }

    /// Writes a trust file with one key.
    fn trust(&self, key: &str, issuer: &str, more: &str) {
        let file = fs::read_to_string(self.path(&format!("{key}.pub"))).expect("the public key");
        let key = file.lines().nth(1).expect("its second line");
        let entry = format!("[[key]]\nissuer = {issuer:?}\nkey = {key:?}\n{more}\n");
        input(&self.0, "trust.toml", entry.as_bytes());
    }

    fn configure(&self, top: &str, partner: &str) {
        let (un, gb, ofsi) = (root().join(UN), root().join(GB), component("gb-ofsi"));
        let text = format!(
            "{top}\n[[partner]]\nissuer = \"UN\"\nlist = \"sc\"\nmodule = \"un-sc.wasm\"\ninputs = [{un:?}]\n{partner}\n{OF_SAMPLES}\
             [[partner]]\nissuer = \"GB\"\nlist = \"ofsi\"\nmodule = {ofsi:?}\ninputs = [{gb:?}]\n{OF_SAMPLES}"
        );
        input(&self.0, "dragoman.toml", text.as_bytes());
    }

    fn command(&self, arguments: &[&str]) -> (String, String, i32) {
        said(&dragoman(
            &[arguments, &["--config", &self.name("dragoman.toml")]].concat(),
        ))
    }

    fn run(&self) -> Vec<Value> {
        let (out, errors, _) = self.command(&["run", "--format", "json"]);
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}"))
    }

    /// Changes one bit of a file.
    fn flip(&self, name: &str, at: impl Fn(&[u8]) -> usize) {
        let mut bytes = fs::read(self.path(name)).expect("a file");
        let at = at(&bytes);
        bytes[at] ^= 1;
        fs::write(self.path(name), bytes).expect("a file is written");
    }

    /// The module is refused by a rule; the other partner, and the edition in force, are as they were.
    fn refuses(&self, rule: &str) {
        let reports = self.run();
        assert_eq!(reports[0]["status"], "failed", "{reports:?}");
        let error = reports[0]["error"].as_str().expect("a text");
        assert!(error.contains(&format!("refused by {rule}: ")), "{error}");
        assert_eq!(reports[1]["status"], "unchanged", "{reports:?}");
        let (status, _, _) = self.command(&["status"]);
        assert!(status.contains("UN/sc: edition "), "{status}");
    }
}

/// Where a text begins, and some bytes further.
fn behind(text: &str, further: usize) -> impl Fn(&[u8]) -> usize {
    move |bytes| {
        let found = bytes
            .windows(text.len())
            .position(|window| window == text.as_bytes());
        found.expect("the text is there") + text.len() + further
    }
}

#[test]
fn a_signed_and_pinned_module_runs() {
    let site = Site::running();
    let digest = Digest::of(&fs::read(site.path("un-sc.wasm")).expect("the module"));
    site.configure(
        "",
        &format!("digest = \"{digest}\"\nsignature = \"un-sc.wasm.minisig\""),
    );
    assert_eq!(site.run()[0]["status"], "unchanged");
}

#[test]
fn a_missing_signature_refuses_where_one_is_required_or_named() {
    let site = Site::running();
    fs::remove_file(site.path("un-sc.wasm.minisig")).expect("the signature");
    assert_eq!(site.run()[0]["status"], "unchanged");
    site.configure("", "signature = \"un-sc.wasm.minisig\"");
    site.refuses("trust/signature-missing");
    site.configure("require-signature = true", "");
    let reports = site.run();
    for report in &reports {
        let error = report["error"].as_str().expect("a text");
        assert!(error.contains("trust/signature-missing"), "{error}");
    }
}

#[test]
fn one_bit_of_the_module_refuses_it() {
    let site = Site::running();
    site.flip("un-sc.wasm", |bytes| bytes.len() / 2);
    site.refuses("trust/signature-wrong");
}

#[test]
fn one_letter_of_the_signature_refuses_the_module() {
    let site = Site::running();
    let path = site.path("un-sc.wasm.minisig");
    let text = fs::read_to_string(&path).expect("the signature");
    // A letter of the second line, far behind the number of the key.
    let at = text.find('\n').expect("a second line") + 40;
    let letter = if text[at..].starts_with('A') { "B" } else { "A" };
    fs::write(&path, [&text[..at], letter, &text[at + 1..]].concat()).expect("the signature is written");
    site.refuses("trust/signature-wrong");
}

#[test]
fn one_bit_of_the_trusted_comment_refuses_the_module() {
    let site = Site::running();
    site.flip("un-sc.wasm.minisig", behind("timestamp:", 0));
    site.refuses("trust/signature-wrong");
}

#[test]
fn a_module_that_was_swapped_after_signing_is_refused() {
    let site = Site::running();
    fs::copy(component("panic"), site.path("un-sc.wasm")).expect("the other module");
    site.refuses("trust/signature-wrong");
}

#[test]
fn a_key_that_nobody_vouches_for_refuses() {
    let site = Site::running();
    site.keygen("stranger");
    site.sign("stranger");
    site.refuses("trust/key-unknown");
}

#[test]
fn the_key_of_another_issuer_refuses() {
    let site = Site::running();
    site.trust("un", "US", "");
    site.refuses("trust/issuer");
}

#[test]
fn expired_and_revoked_keys_refuse() {
    let site = Site::running();
    site.trust("un", "UN", "valid-until = 2020-01-01");
    site.refuses("trust/key-expired");
    site.trust(
        "un",
        "UN",
        "revoked = 2020-01-01\nreason = \"the laptop was lost\"",
    );
    site.refuses("trust/key-revoked");
    site.trust("un", "UN", "valid-from = 2999-01-01");
    site.refuses("trust/key-early");
}

#[test]
fn another_digest_than_the_pinned_one_refuses() {
    let site = Site::running();
    site.configure("", &format!("digest = \"{}\"", Digest::of(b"another")));
    site.refuses("trust/digest");
}

#[test]
fn a_trust_file_that_is_missing_or_not_clear_ends_the_run() {
    let site = Site::running();
    for (top, trust, says) in [
        ("trust = \"no-such-file.toml\"", "", "no-such-file.toml"),
        ("", "[[key]]\nissuer = \"UN\"\nkey = \"RW\"", "begins with RW"),
    ] {
        site.configure(top, "");
        input(&site.0, "trust.toml", trust.as_bytes());
        let (_, errors, code) = site.command(&["run"]);
        assert_eq!(code, 2, "{errors}");
        assert!(errors.contains(says), "{errors}");
    }
    fs::remove_file(site.path("trust.toml")).expect("the trust file");
    site.configure("require-signature = true", "");
    let (_, errors, code) = site.command(&["run"]);
    assert_eq!(code, 2);
    assert!(errors.contains("there is no trust file"), "{errors}");
}

#[test]
fn verify_and_inspect_say_how_a_signature_stands() {
    let site = Site::running();
    let (module, public, trust) = (
        site.name("un-sc.wasm"),
        site.name("un.pub"),
        site.name("trust.toml"),
    );
    let by_key = ["verify", &module, "--key", &public, "--format", "json"];
    let by_trust = [
        "verify", &module, "--trust", &trust, "--issuer", "UN", "--format", "json",
    ];
    let inspect = ["inspect", &module, "--trust", &trust, "--format", "json"];
    let state = |arguments: &[&str]| {
        let (out, errors, code) = said(&dragoman(arguments));
        let report: Value = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {errors}"));
        let standing = report.get("signature").unwrap_or(&report);
        (standing["state"].clone(), standing["rule"].clone(), code)
    };
    for command in [&by_key[..], &by_trust, &inspect] {
        assert_eq!(state(command), ("verified".into(), Value::Null, 0), "{command:?}");
    }
    site.flip("un-sc.wasm.minisig", behind("timestamp:", 0));
    for command in [&by_key[..], &by_trust, &inspect] {
        assert_eq!(
            state(command),
            ("refused".into(), "trust/signature-wrong".into(), 1),
            "{command:?}"
        );
    }
    fs::remove_file(site.path("un-sc.wasm.minisig")).expect("the signature");
    for command in [&by_key[..], &by_trust] {
        assert_eq!(
            state(command),
            ("refused".into(), "trust/signature-missing".into(), 1),
            "{command:?}"
        );
    }
    assert_eq!(state(&inspect), ("unsigned".into(), Value::Null, 0));
    let (_, errors, code) = said(&dragoman(&["verify", "no-such-module.wasm", "--key", &public]));
    assert_eq!(code, 2, "{errors}");
}

#[test]
fn a_module_that_speaks_for_another_is_refused_before_it_sees_any_input() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let list = input(&folder, "list.txt", b"an invented list");
    let text = format!(
        "[[partner]]\nissuer = \"UN\"\nlist = \"sc\"\nmodule = {:?}\ninputs = [{list:?}]\n",
        component("panic")
    );
    let config = input(&folder, "dragoman.toml", text.as_bytes());
    let (out, _, code) = said(&dragoman(&["run", "--config", &config]));
    assert_eq!(code, 1);
    assert!(out.contains("speaks for XX/panic"), "{out}");
}

#[test]
fn a_new_key_is_secret_and_overwrites_nothing() {
    let site = Site(tempfile::tempdir().expect("a temporary folder"));
    site.keygen("un");
    #[cfg(unix)]
    {
        let mode =
            |name| std::os::unix::fs::MetadataExt::mode(&fs::metadata(site.path(name)).expect("a file"));
        assert_eq!(mode("un.key") & 0o777, 0o600);
    }
    let keygen = ["keygen", &site.name("un"), "--no-password"];
    let before = fs::read(site.path("un.key")).expect("the key");
    let (_, errors, code) = said(&dragoman(&keygen));
    assert_eq!(code, 2);
    assert!(errors.contains("un.key: is there already"), "{errors}");
    assert_eq!(fs::read(site.path("un.key")).expect("the key"), before);
    fs::remove_file(site.path("un.key")).expect("the key");
    let (_, errors, code) = said(&dragoman(&keygen));
    assert_eq!(code, 2);
    assert!(errors.contains("un.pub: is there already"), "{errors}");
    assert!(!site.path("un.key").exists());
}

#[test]
fn a_key_with_a_password_signs_for_whoever_knows_it() {
    let site = Site(tempfile::tempdir().expect("a temporary folder"));
    let module = input(&site.0, "module.wasm", b"any bytes");
    let (name, key) = (site.name("un"), site.name("un.key"));
    let with = |password: &str, arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
        command.args(arguments).env("DRAGOMAN_KEY_PASSWORD", password);
        said(&command.output().expect("the command runs"))
    };
    let (_, errors, code) = with("", &["keygen", &name]);
    assert_eq!(code, 2);
    assert!(errors.contains("protects nothing"), "{errors}");
    assert_eq!(with("correct horse", &["keygen", &name]).2, 0);
    let sign = ["sign", &module, "--key", &key];
    let (_, errors, code) = with("battery staple", &sign);
    assert_eq!(code, 2);
    assert!(errors.contains("does not open the key"), "{errors}");
    assert_eq!(with("correct horse", &sign).2, 0);
    let (out, _, code) = said(&dragoman(&["verify", &module, "--key", &site.name("un.pub")]));
    assert_eq!(code, 0, "{out}");
}
