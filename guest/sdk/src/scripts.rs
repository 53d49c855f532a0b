//! Scripts of names.

use unicode_script::{Script, UnicodeScript};

/// ISO 15924 code of the script that most letters of `text` are in; none if it has no letters.
pub fn of(text: &str) -> Option<String> {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for script in text.chars().map(|c| c.script()) {
        if matches!(script, Script::Common | Script::Inherited | Script::Unknown) {
            continue;
        }
        match counts.iter_mut().find(|(seen, _)| *seen == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(script, _)| script.short_name().to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_script_of_most_letters_wins() {
        assert_eq!(super::of("محمد (Ali)").as_deref(), Some("Arab"));
        assert_eq!(super::of("12-34"), None);
    }
}
