//! External references as identifiers, links, and words.

use crate::object::Reference;

/// Scheme of the identifiers of a source: its name in lower case, with a hyphen for what a scheme cannot have.
pub(crate) fn scheme(source: Option<&str>) -> String {
    let mut scheme = String::new();
    for character in source.unwrap_or_default().to_lowercase().chars() {
        match character {
            'a'..='z' | '0'..='9' | '.' | '_' => scheme.push(character),
            _ if scheme.is_empty() || scheme.ends_with('-') => {}
            _ => scheme.push('-'),
        }
    }
    let scheme = scheme.trim_matches(['-', '.', '_']);
    match scheme.is_empty() {
        true => "external".into(),
        false => scheme.into(),
    }
}

impl Reference {
    /// Whether its URL is one that a link can have.
    pub(crate) fn web_address(&self) -> Option<&str> {
        let url = self.url.as_deref()?;
        let (protocol, rest) = url.split_once("://")?;
        let is_web = ["http", "https"]
            .iter()
            .any(|web| protocol.eq_ignore_ascii_case(web));
        let is_whole = !rest.is_empty() && !rest.starts_with(['/', '?', '#']);
        let is_plain = url.chars().all(|c| c.is_alphanumeric() || c.is_ascii_graphic());
        (is_web && is_whole && is_plain).then_some(url)
    }

    /// SHA-256 of the content behind the URL.
    pub(crate) fn sha256(&self) -> Option<String> {
        let (_, hash) = self.hashes.iter().find(|(algorithm, _)| algorithm == "SHA-256")?;
        let is_one = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_one.then(|| hash.to_ascii_lowercase())
    }

    /// Hashes that no field of the schema takes.
    pub(crate) fn other_hashes(&self) -> impl Iterator<Item = String> {
        let taken = self.sha256().is_some() && self.web_address().is_some();
        let hashes = self.hashes.iter();
        hashes
            .filter(move |(algorithm, _)| !taken || algorithm != "SHA-256")
            .map(|(algorithm, hash)| format!("{algorithm} {hash}"))
    }

    /// All of it in words.
    pub(crate) fn words(&self) -> Option<String> {
        let (source, id, url) = (self.source.clone(), self.id.clone(), self.url.clone());
        let words = [source, id, url, self.description.clone()].into_iter().flatten();
        let hashes = self
            .hashes
            .iter()
            .map(|(algorithm, hash)| format!("{algorithm} {hash}"));
        let words: Vec<_> = words.chain(hashes).collect();
        (!words.is_empty()).then(|| words.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::scheme;

    #[test]
    fn a_scheme_has_only_what_a_scheme_can_have() {
        for (source, expected) in [
            (Some("mitre-attack"), "mitre-attack"),
            (Some("Harbour Watch (HW)"), "harbour-watch-hw"),
            (Some("Служба"), "external"),
            (Some("_x.y_"), "x.y"),
            (None, "external"),
        ] {
            assert_eq!(scheme(source), expected);
        }
    }
}
