//! Addresses of links.

/// Whether an address says its scheme and its host.
pub(super) fn is_absolute(address: &str) -> bool {
    scheme(address).is_some()
}

/// `https` of `https://…`, for the schemes of web pages.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, rest) = address.split_once("://")?;
    let is_known = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    (is_known && !rest.is_empty()).then_some(scheme)
}

/// The whole address of a link in the page at `base`; none if it cannot be known. Steps up a folder are not worked out.
pub(super) fn absolute(base: Option<&str>, href: &str) -> Option<String> {
    let href = href.trim();
    if is_absolute(href) {
        return Some(href.to_owned());
    }
    let base = base?;
    let scheme = scheme(base)?;
    let host_start = scheme.len() + "://".len();
    let host_end = base[host_start..]
        .find(['/', '?', '#'])
        .map_or(base.len(), |at| host_start + at);
    if href.starts_with("//") {
        return Some(format!("{scheme}:{href}"));
    }
    if href.starts_with('/') {
        return Some(format!("{}{href}", &base[..host_end]));
    }
    // Another scheme (`mailto:`), a step, a place in the page itself.
    let first = href.split(['/', '?', '#']).next().unwrap_or_default();
    if first.contains(':') || first.is_empty() || first == "." || href.contains("..") {
        return None;
    }
    let path = &base[host_end..];
    let path = &path[..path.find(['?', '#']).unwrap_or(path.len())];
    let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
    Some(format!("{}{folder}{href}", &base[..host_end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_whole_address_where_it_can_be_known() {
        let base = Some("https://lists.example/en/list?page=1");
        for (href, address) in [
            ("http://other.example/a", Some("http://other.example/a")),
            ("//other.example/a", Some("https://other.example/a")),
            ("/files/a.pdf", Some("https://lists.example/files/a.pdf")),
            ("a.pdf", Some("https://lists.example/en/a.pdf")),
            ("../a.pdf", None),
            ("mailto:clerk@lists.example", None),
            ("#top", None),
            ("", None),
        ] {
            assert_eq!(absolute(base, href).as_deref(), address, "{href}");
        }
        assert_eq!(
            absolute(Some("https://lists.example"), "a").as_deref(),
            Some("https://lists.example/a")
        );
        assert_eq!(absolute(None, "/a"), None);
        assert_eq!(absolute(Some("lists.example"), "/a"), None);
    }
}
