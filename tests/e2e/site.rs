//! A folder with a configuration and a store.

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{component, dragoman, input, root, said};

/// A folder with a configuration of the given partners: issuer, list, module, input.
pub struct Site(pub TempDir);

impl Site {
    /// A folder with a configuration and no store yet.
    pub fn new(partners: &[(&str, &str, &str, &str)]) -> Self {
        let site = Self(tempfile::tempdir().expect("a temporary folder"));
        site.configure(partners);
        site
    }

    /// Replaces the configuration.
    pub fn configure(&self, partners: &[(&str, &str, &str, &str)]) {
        let table = |(issuer, list, module, file): &(&str, &str, &str, &str)| {
            format!(
                "[[partner]]\nissuer = {issuer:?}\nlist = {list:?}\nmodule = {:?}\ninputs = [{:?}]\n",
                component(module),
                root().join(file)
            )
        };
        let text: String = partners.iter().map(table).collect();
        input(&self.0, "dragoman.toml", text.as_bytes());
    }

    /// Path of the configuration.
    pub fn config(&self) -> String {
        let config = self.0.path().join("dragoman.toml");
        config.to_str().expect("UTF-8").to_owned()
    }

    /// Runs a command on the store.
    pub fn command(&self, arguments: &[&str]) -> (String, String, i32) {
        said(&dragoman(&[arguments, &["--config", &self.config()]].concat()))
    }

    /// Runs the partners.
    pub fn run(&self) -> (Vec<Value>, i32) {
        let (out, errors, code) = self.command(&["run", "--format", "json"]);
        (
            serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}{errors}")),
            code,
        )
    }
}
