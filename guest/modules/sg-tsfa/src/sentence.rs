//! The sentence of an entry: a name, and what is said of it in brackets.

/// What a sentence consists of, in its order.
#[derive(Debug, PartialEq)]
pub(crate) struct Sentence<'t> {
    /// What stands before the first bracket.
    pub(crate) name: &'t str,
    /// What stands in brackets, each pair by itself, without them.
    pub(crate) said: Vec<&'t str>,
    /// Words between and behind the brackets.
    pub(crate) between: Vec<&'t str>,
}

/// Takes a sentence apart; none if its brackets do not match.
pub(crate) fn sentence(text: &str) -> Option<Sentence<'_>> {
    let first = text.find('(').unwrap_or(text.len());
    let mut sentence = Sentence {
        name: trim(&text[..first]),
        said: Vec::new(),
        between: Vec::new(),
    };
    let (mut depth, mut start) = (0_u32, first);
    for (at, letter) in text.char_indices().skip_while(|(at, _)| *at < first) {
        match letter {
            '(' => {
                if depth == 0 {
                    push(&mut sentence.between, &text[start..at]);
                    start = at + 1;
                }
                depth += 1;
            }
            ')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    push(&mut sentence.said, &text[start..at]);
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    push(&mut sentence.between, &text[start..]);
    (depth == 0 && !sentence.name.contains(')')).then_some(sentence)
}

fn push<'t>(all: &mut Vec<&'t str>, text: &'t str) {
    let text = trim(text);
    if !text.is_empty() && text != "and" {
        all.push(text);
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches(|mark: char| mark.is_whitespace() || ",;".contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_a_name_and_brackets() {
        assert_eq!(
            sentence("Ada @ Eda (Singapore citizen) and (Passport No. X1 (old)), lately of Port Selka"),
            Some(Sentence {
                name: "Ada @ Eda",
                said: vec!["Singapore citizen", "Passport No. X1 (old)"],
                between: vec!["lately of Port Selka"],
            })
        );
        assert_eq!(sentence("Ada").map(|sentence| sentence.name), Some("Ada"));
        assert_eq!(sentence("Ada (Singapore citizen"), None);
        assert_eq!(sentence("Ada Singapore citizen)"), None);
        assert_eq!(sentence("Ada (a)) (b"), None);
    }
}
