//! The trusted comment, which a signature covers.

use jiff::Timestamp;

/// The trusted comment of a signature: fields `name:value` with tabs between them, as minisign writes them.
///
/// `timestamp` is the second of signing, `file` the name by which the file was signed, `issuer` the one for whom. All of it is
/// what the signer says: a stolen key says any time, so that no decision rests on the timestamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment(String);

/// A value cannot stand in a trusted comment.
#[derive(Debug, thiserror::Error)]
#[error("{0:?} has a control character and cannot stand in a signature's comment; rename it")]
pub struct CommentError(String);

impl Comment {
    /// What a signer says: the file's name, for which issuer, and when.
    ///
    /// # Errors
    ///
    /// [`CommentError`] if a value has a control character, which would end its field or its line.
    pub fn new(file: &str, issuer: Option<&str>, signed: Timestamp) -> Result<Self, CommentError> {
        if let Some(bad) = [Some(file), issuer]
            .into_iter()
            .flatten()
            .find(|value| value.contains(char::is_control))
        {
            return Err(CommentError(bad.to_owned()));
        }
        let issuer = issuer.map_or(String::new(), |issuer| format!("issuer:{issuer}\t"));
        // The last field is what minisign's own tool writes of a signature over the hash of a file.
        Ok(Self(format!(
            "timestamp:{}\tfile:{file}\t{issuer}hashed",
            signed.as_second()
        )))
    }

    /// A comment that was read; `None` if it has control characters other than the tab.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let foreign = |character: char| character.is_control() && character != '\t';
        (!text.contains(foreign)).then(|| Self(text.to_owned()))
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For whom it was signed. Minisign's own tool says nothing of it unless it is told to.
    pub fn issuers(&self) -> impl Iterator<Item = &str> {
        self.values("issuer")
    }

    /// When it was signed, as the signer says.
    pub fn signed(&self) -> Option<Timestamp> {
        let seconds = self.values("timestamp").next()?.parse().ok()?;
        Timestamp::from_second(seconds).ok()
    }

    fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        let value = move |field: &'a str| field.strip_prefix(name)?.strip_prefix(':');
        self.0.split('\t').filter_map(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_says_time_file_and_issuer() {
        let signed = Timestamp::from_second(1_795_500_000).expect("a time");
        let comment = Comment::new("un sc.wasm", Some("UN"), signed).expect("a comment");
        assert_eq!(
            comment.as_str(),
            "timestamp:1795500000\tfile:un sc.wasm\tissuer:UN\thashed"
        );
        assert_eq!(comment.issuers().collect::<Vec<_>>(), ["UN"]);
        assert_eq!(comment.signed(), Some(signed));
    }

    #[test]
    fn a_value_cannot_smuggle_in_a_field_or_a_line() {
        for file in ["a\tissuer:US", "a\nb", "a\u{1b}[2J"] {
            assert!(
                Comment::new(file, None, Timestamp::UNIX_EPOCH).is_err(),
                "{file:?}"
            );
        }
        assert!(Comment::read("file:a\u{1b}[2J").is_none());
    }

    #[test]
    fn a_comment_of_ones_own_words_says_nothing() {
        let comment = Comment::read("issuers of UN").expect("a comment");
        assert_eq!((comment.issuers().count(), comment.signed()), (0, None));
    }
}
