//! Why a file is not unpacked.

/// Why a file is not unpacked: which, what is wrong, and what to do.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {trouble}\n  to do: {}", within(.member), .trouble.remedy())]
pub struct UnpackError {
    /// Name of the packed file.
    pub file: String,
    /// Path of the member that is at fault; none if it is none.
    pub member: Option<String>,
    /// What is wrong.
    pub trouble: Trouble,
}

/// What is wrong with a packed file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// More comes of it than is allowed.
    #[error(
        "more would be unpacked than the {allowed} bytes that are allowed for files of this size (limit `unpack.unpacked_bytes`)"
    )]
    TooLarge {
        /// How many bytes are.
        allowed: u64,
    },
    /// It has more members than are allowed.
    #[error("it holds {members} files, {allowed} are allowed (limit `unpack.members`)")]
    TooMany {
        /// How many it has.
        members: usize,
        /// How many are.
        allowed: usize,
    },
    /// It stops before its end.
    #[error("it was cut off: the packed data stop before their end")]
    CutOff,
    /// What was packed cannot be told from what is there.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// It has no directory at its end.
    #[error(
        "there is no directory at the end of the zip archive: it was cut off, or something was added to it"
    )]
    NoDirectory,
    /// Its directory is not what its end says.
    #[error("the directory of the zip archive is damaged, at byte {at}")]
    Directory {
        /// Where.
        at: u64,
    },
    /// It is one of several files of an archive.
    #[error("it is one volume of a zip archive in several")]
    Volumes,
    /// It is of the form for more than 4 GiB or 65,535 files.
    #[error("it is a zip archive of the 64-bit form, for more than 4 GiB or 65,535 files")]
    Zip64,
    /// A member has a path that leads out of the archive, or is none.
    #[error("its path {0}, which no list needs")]
    Path(&'static str),
    /// Two members have the same path, or the same name in different folders.
    #[error("two files in it are called so, and nobody can say which of them is the list")]
    Twice,
    /// A member is a link to another file.
    #[error("it is a link to another file, not a file")]
    Link,
    /// A member is encrypted.
    #[error("it is encrypted")]
    Encrypted,
    /// A member is packed in a way that is not understood.
    #[error("it is packed by method {0}, which is not understood")]
    Method(u16),
    /// A member is not where the directory says, or is another one there.
    #[error("it is not where the directory of the archive says, or is called otherwise there")]
    Misplaced,
    /// A member is not what its checksum or its size says.
    #[error("what comes of it is not what was packed: its {0} is another")]
    Altered(&'static str),
    /// What was unpacked is packed again.
    #[error("what is in it is packed again, as {0}")]
    Nested(&'static str),
    /// It holds no file.
    #[error("there is no file in it")]
    Empty,
    /// None of several members is wanted.
    #[error("none of the files in it is one that the module expects: {}", holds(.0))]
    Unwanted(Vec<String>),
    /// What is unpacked cannot be put aside: that is no fault of the file.
    #[error("{0}")]
    NoRoom(String),
    /// It cannot be read, though it was there before.
    #[error("it cannot be read any more: {0}")]
    Unreadable(String),
    /// It does not hold what was unpacked from it before.
    #[error("it no longer holds what was unpacked from it")]
    Gone,
}

const AGAIN: &str = "get the file again";
const REFUSE: &str =
    "ask who sent it for a plain archive, or unpack it yourself if you trust it, and name the files";

impl UnpackError {
    pub(crate) fn new(file: &str, member: Option<&str>, trouble: Trouble) -> Self {
        Self {
            file: file.to_owned(),
            member: member.map(str::to_owned),
            trouble,
        }
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl Trouble {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => {
                "if the list is that large, raise the limit; an honest one seldom shrinks to a fiftieth"
            }
            Self::TooMany { .. } => "if the list is published so, raise the limit",
            Self::CutOff
            | Self::Damaged(_)
            | Self::NoDirectory
            | Self::Directory { .. }
            | Self::Altered(_)
            | Self::Empty => AGAIN,
            Self::Volumes | Self::Zip64 | Self::Method(_) | Self::Nested(_) => {
                "unpack it yourself, and name what is in it"
            }
            Self::Encrypted => "unpack it with the password, and name what is in it",
            Self::Path(_) | Self::Twice | Self::Link | Self::Misplaced => REFUSE,
            Self::Unwanted(_) => {
                "see whether it is the list's archive; or unpack it, and name the right file"
            }
            Self::NoRoom(_) => "free some space there, or see to it that the folder may be written",
            Self::Unreadable(_) => "look at the disk that it is on",
            Self::Gone => "put back what was there, and find out who changed it",
        }
    }
}

/// A member's path as text in which nothing hides: a stranger chose it.
fn within(member: &Option<String>) -> String {
    member
        .as_ref()
        .map_or(String::new(), |path| format!(", in it {path:?}"))
}

/// The first of the paths, and how many follow.
fn holds(paths: &[String]) -> String {
    const SHOWN: usize = 5;
    let mut shown: Vec<_> = paths.iter().take(SHOWN).map(|path| format!("{path:?}")).collect();
    if paths.len() > SHOWN {
        shown.push(format!("and {} more", paths.len() - SHOWN));
    }
    shown.join(", ")
}
