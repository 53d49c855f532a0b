//! Entries of apt's source lists, in both of its formats.

use std::fmt;

/// One source of packages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// Where the mirrors are.
    pub uris: Vec<String>,
    /// The releases it gives.
    pub suites: Vec<String>,
    /// Their parts.
    pub components: Vec<String>,
    /// Everything else that was said about it (keyring, architectures …), as deb822 fields.
    pub fields: Vec<(String, String)>,
}

impl Entry {
    /// The same mirror with other suites.
    pub(super) fn with_suites(&self, suites: &[String]) -> Entry {
        Entry {
            suites: suites.to_vec(),
            ..self.clone()
        }
    }
}

impl fmt::Display for Entry {
    /// Writes it as a deb822 stanza.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "Types: deb\nURIs: {}\nSuites: {}",
            self.uris.join(" "),
            self.suites.join(" ")
        )?;
        writeln!(f, "Components: {}", self.components.join(" "))?;
        self.fields
            .iter()
            .try_for_each(|(name, value)| writeln!(f, "{name}: {value}"))
    }
}

/// The entries for binary packages of a `.sources` file.
pub(super) fn deb822(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut stanza: Vec<(String, String)> = Vec::new();
    for line in text.lines().chain([""]) {
        if line.starts_with('#') {
            continue;
        }
        if line.trim().is_empty() {
            entries.extend(of_stanza(std::mem::take(&mut stanza)));
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = stanza.last_mut() {
                value.push('\n');
                value.push_str(line);
            }
        } else if let Some((name, value)) = line.split_once(':') {
            stanza.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    entries
}

fn of_stanza(stanza: Vec<(String, String)>) -> Option<Entry> {
    let mut entry = Entry::default();
    let mut binary = false;
    for (name, value) in stanza {
        let words = || value.split_whitespace().map(str::to_owned).collect();
        match name.to_ascii_lowercase().as_str() {
            "types" => binary = value.split_whitespace().any(|kind| kind == "deb"),
            "uris" => entry.uris = words(),
            "suites" => entry.suites = words(),
            "components" => entry.components = words(),
            "enabled" if matches!(value.to_ascii_lowercase().as_str(), "no" | "false" | "0" | "off") => {
                return None;
            }
            "enabled" => {}
            _ => entry.fields.push((name, value)),
        }
    }
    (binary && !entry.uris.is_empty() && !entry.suites.is_empty()).then_some(entry)
}

/// The entries for binary packages of a one-line-style `.list` file.
pub(super) fn one_line(text: &str) -> Vec<Entry> {
    text.lines().filter_map(of_line).collect()
}

fn of_line(line: &str) -> Option<Entry> {
    let line = line.split('#').next()?.trim();
    let rest = line
        .strip_prefix("deb")
        .filter(|rest| rest.starts_with([' ', '\t', '[']))?
        .trim_start();
    let (options, rest) = match rest.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => ("", rest),
    };
    let mut words = rest.split_whitespace().map(str::to_owned);
    let (uri, suite) = (words.next()?, words.next()?);
    Some(Entry {
        uris: vec![uri],
        suites: vec![suite],
        components: words.collect(),
        fields: fields(options),
    })
}

/// The options of a line as deb822 fields; `name+=` and `name-=` become `Name-Add` and `Name-Remove`.
fn fields(options: &str) -> Vec<(String, String)> {
    let field = |option: &str| {
        let (name, value) = option.split_once('=')?;
        let (name, change) = match (name.strip_suffix('+'), name.strip_suffix('-')) {
            (Some(name), _) => (name, "-Add"),
            (_, Some(name)) => (name, "-Remove"),
            _ => (name, ""),
        };
        let name = match name.to_ascii_lowercase().as_str() {
            "arch" => "Architectures".to_owned(),
            "lang" => "Languages".to_owned(),
            "target" => "Targets".to_owned(),
            other => other.to_owned(),
        };
        Some((format!("{name}{change}"), value.replace(',', " ")))
    };
    options.split_whitespace().filter_map(field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deb822_file_is_read_with_comments_keys_and_disabled_stanzas() {
        let text = "# ours\nTypes: deb deb-src\n# old: x\nURIs: http://mirror.example/debian\nSuites: stable stable-updates\n\
                    Components: main contrib\nSigned-By: /keys/a.gpg\n\nTypes: deb\nURIs: http://b.example\nSuites: s\n\
                    Enabled: no\n\nTypes: deb-src\nURIs: http://c.example\nSuites: s\n\n\
                    types: deb\nuris: http://d.example\nsuites: s\ncomponents: main\nSigned-By:\n -----BEGIN\n .\n mQ\n";
        let entries = deb822(text);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].uris, ["http://mirror.example/debian"]);
        assert_eq!(entries[0].suites, ["stable", "stable-updates"]);
        assert_eq!(entries[0].components, ["main", "contrib"]);
        assert_eq!(
            entries[0].fields,
            [("Signed-By".to_owned(), "/keys/a.gpg".to_owned())]
        );
        assert_eq!(
            entries[1].fields,
            [("Signed-By".to_owned(), "\n -----BEGIN\n .\n mQ".to_owned())]
        );
    }

    #[test]
    fn a_one_line_file_is_read_with_options() {
        let text = "# deb http://no.example x main\ndeb-src http://no.example x main\n\
                    deb [arch=amd64,arm64 signed-by=/keys/a.gpg] http://mirror.example/debian stable main contrib # why\n\
                    deb\thttp://plain.example s main\n\ndeb http://incomplete.example\n";
        let entries = one_line(text);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].uris, ["http://mirror.example/debian"]);
        assert_eq!(entries[0].components, ["main", "contrib"]);
        let fields = [("Architectures", "amd64 arm64"), ("signed-by", "/keys/a.gpg")];
        assert_eq!(
            entries[0].fields,
            fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
        );
        assert_eq!(entries[1].suites, ["s"]);
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let text = "Types: deb\nURIs: http://a.example\nSuites: s\nComponents: main\nSigned-By:\n -----BEGIN\n .\n mQ\n";
        let entries = deb822(text);
        assert_eq!(deb822(&entries[0].to_string()), entries);
        let other = entries[0].with_suites(&["t".to_owned()]);
        assert_eq!(
            (other.suites, &other.fields),
            (vec!["t".to_owned()], &entries[0].fields)
        );
    }
}
