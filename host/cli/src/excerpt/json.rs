//! A value of a JSON document.

use std::io::BufReader;

use dragoman_content::Content;
use serde_json::Value;

use super::{Excerpt, LENGTH, beginning, encoding, unread};

pub(super) fn cut(content: &Content, pointer: &str) -> Result<Excerpt, String> {
    let decoded = encoding::Decoded::new(content).map_err(unread)?;
    let document: Value = serde_json::from_reader(BufReader::new(decoded))
        .map_err(|error| format!("it is no JSON document: {error}"))?;
    let value = document
        .pointer(pointer)
        .ok_or_else(|| format!("nothing stands at {pointer:?}"))?;
    let text = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    let (shown, left_out) = beginning(&text, LENGTH);
    Ok(Excerpt::Json {
        text: shown.to_owned(),
        left_out,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "\u{feff}{\"notices\": [{\"a/b\": \"Ä\"}, 7]}";

    #[test]
    fn a_value_is_found_by_its_pointer() {
        for (pointer, text) in [
            ("/notices/1", "7"),
            ("/notices/0/a~1b", "\"Ä\""),
            ("/notices/0", "{\n  \"a/b\": \"Ä\"\n}"),
        ] {
            let expected = Excerpt::Json {
                text: text.into(),
                left_out: 0,
            };
            assert_eq!(
                cut(&DOCUMENT.as_bytes().into(), pointer),
                Ok(expected),
                "{pointer}"
            );
        }
    }

    #[test]
    fn what_is_not_there_is_said() {
        let missing = cut(&DOCUMENT.as_bytes().into(), "/notices/2").expect_err("there is nothing");
        assert_eq!(missing, "nothing stands at \"/notices/2\"");
        let broken = cut(&b"{"[..].into(), "").expect_err("it is no JSON");
        assert!(broken.starts_with("it is no JSON document: EOF"), "{broken}");
    }

    #[test]
    fn a_long_value_is_cut_and_says_how_much_is_left() {
        let document = format!("[{:?}]", "x".repeat(2 * LENGTH));
        match cut(&document.as_bytes().into(), "/0") {
            Ok(Excerpt::Json { text, left_out }) => assert_eq!((text.len(), left_out), (LENGTH, LENGTH + 2)),
            other => panic!("{other:?}"),
        }
    }
}
