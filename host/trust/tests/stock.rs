//! Keys and signatures of minisign's own tool, and ours in its hands.
//!
//! The files in `fixtures` were made with minisign 0.11. Anyone can make others in their place:
//!
//! ```text
//! minisign -G -W -f -p stock.pub -s stock.key -c "test key, worth nothing"
//! minisign -S -s stock.key -m note.txt -x note.txt.minisig
//! minisign -S -l -s stock.key -m note.txt -x note.legacy.minisig
//! ```
//!
//! and put the new line of `stock.pub` into the trust files of the tests.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use dragoman_trust::{Comment, KeyError, NewKey, PublicKey, SecretKey, Signature, StoredKey};
use jiff::Timestamp;

const NOTE: &[u8] = include_bytes!("fixtures/note.txt");
const PUBLIC: &str = include_str!("fixtures/stock.pub");
const SECRET: &str = include_str!("fixtures/stock.key");

fn open(text: &str) -> SecretKey {
    match StoredKey::parse(text).expect("a secret key") {
        StoredKey::Open(secret) => secret,
        StoredKey::Locked(_) => panic!("the key has no password"),
    }
}

fn sign(secret: &SecretKey) -> Signature {
    let comment = Comment::new("note.txt", Some("UN"), Timestamp::now()).expect("a comment");
    secret.sign(NOTE, &comment).expect("a signature")
}

#[test]
fn signatures_of_the_stock_tool_verify() {
    let key: PublicKey = PUBLIC.parse().expect("a public key");
    for file in [
        include_str!("fixtures/note.txt.minisig"),
        include_str!("fixtures/note.legacy.minisig"),
    ] {
        let signature: Signature = file.parse().expect("a signature");
        assert!(signature.comment().as_str().contains("file:note.txt"));
        assert!(key.verify(NOTE, &signature).is_ok());
        assert!(key.verify(b"another note", &signature).is_err());
    }
}

#[test]
fn a_secret_key_of_the_stock_tool_signs() {
    let secret = open(SECRET);
    let key: PublicKey = PUBLIC.parse().expect("a public key");
    assert_eq!(secret.public().id(), key.id());
    assert!(key.verify(NOTE, &sign(&secret)).is_ok());
}

#[test]
fn a_damaged_secret_key_signs_nothing() {
    // A letter in the middle of the seed, and one in the middle of the public half.
    for at in [100, 150] {
        let mut line = SECRET.lines().nth(1).expect("the key").to_owned();
        let letter = if line[at..].starts_with('A') { "B" } else { "A" };
        line.replace_range(at..=at, letter);
        let comment = Comment::new("note.txt", None, Timestamp::UNIX_EPOCH).expect("a comment");
        let result = open(&line).sign(NOTE, &comment);
        assert!(matches!(result, Err(KeyError::Damaged)), "{at}: {result:?}");
    }
}

#[test]
fn a_password_opens_its_key_and_no_other_does() {
    let new = NewKey::generate(Some("correct horse")).expect("a key");
    let StoredKey::Locked(locked) = StoredKey::parse(&new.secret_file()).expect("a key") else {
        panic!("the key has a password")
    };
    assert!(matches!(
        locked.unlock("battery staple"),
        Err(KeyError::WrongPassword)
    ));
    let secret = locked.unlock("correct horse").expect("the key opens");
    assert!(new.public().verify(NOTE, &sign(&secret)).is_ok());
}

#[test]
fn a_secret_key_shows_itself_nowhere() {
    let shown = format!("{:?}", open(SECRET));
    assert_eq!(shown, "SecretKey(9337A723EE7DD96E)");
}

#[test]
fn the_stock_tool_verifies_our_signatures_and_signs_with_our_keys() {
    if Command::new("minisign").arg("-v").output().is_err() {
        skip();
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("stock");
    fs::create_dir_all(&folder).expect("a folder");
    let write =
        |name: &str, content: &[u8]| fs::write(folder.join(name), content).expect("a file is written");
    write("note.txt", NOTE);
    for password in [None, Some("correct horse")] {
        let new = NewKey::generate(password).expect("a key");
        write("our.pub", new.public().file().as_bytes());
        write("our.key", new.secret_file().as_bytes());
        let secret = match StoredKey::parse(&new.secret_file()).expect("a key") {
            StoredKey::Open(secret) => secret,
            StoredKey::Locked(locked) => locked.unlock("correct horse").expect("the key opens"),
        };
        write("note.txt.minisig", sign(&secret).to_string().as_bytes());
        minisign(&folder, &["-V", "-p", "our.pub", "-m", "note.txt"], "");
        for kind in [&[][..], &["-l"]] {
            let sign = ["-S", "-s", "our.key", "-m", "note.txt", "-x", "theirs.minisig"];
            let typed = password.map_or(String::new(), |password| format!("{password}\n"));
            minisign(&folder, &[&sign[..], kind].concat(), &typed);
            let theirs = fs::read_to_string(folder.join("theirs.minisig")).expect("a signature");
            let theirs: Signature = theirs.parse().expect("a signature");
            assert!(new.public().verify(NOTE, &theirs).is_ok());
        }
    }
}

/// Runs the stock tool, which must be content.
fn minisign(folder: &Path, arguments: &[&str], typed: &str) {
    let mut command = Command::new("minisign");
    command.current_dir(folder).args(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the tool starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(typed.as_bytes()).expect("it takes the password");
    drop(stdin);
    let output = child.wait_with_output().expect("the tool ends");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

#[expect(clippy::print_stderr, reason = "a test says when it skips")]
fn skip() {
    eprintln!("skipped: minisign's own tool is not here");
}
