//! A partner's developer comes from nothing to a signed module, and an operator to its edition, by `guest/docs/tutorial.md`.
//!
//! Blocks of the page are steps. Their first words say what they are: `console` holds commands behind `$ ` with what they
//! print, in which `…` stands for anything; `diff FILE` holds changes; any other with a name is that file. A language
//! before the name keeps a block to those who write in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::support::{is_without_tool, root, said};

/// A block of the page.
struct Block {
    kind: String,
    file: Option<String>,
    text: String,
}

/// The blocks that are steps in a language.
fn blocks(page: &str, language: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else {
            continue;
        };
        let text: String = lines
            .by_ref()
            .take_while(|line| *line != "```")
            .flat_map(|line| [line, "\n"])
            .collect();
        let mut words = info.split(' ');
        let kind = words.next().expect("a first word").to_owned();
        let (languages, files): (Vec<_>, Vec<_>) =
            words.partition(|word| ["rust", "python", "javascript"].contains(word));
        if languages.is_empty() || languages.contains(&language) {
            let file = files.first().map(|file| (*file).to_owned());
            blocks.push(Block { kind, file, text });
        }
    }
    blocks
}

/// Whether a text is like a pattern, in which `…` stands for anything.
fn is_like(text: &str, pattern: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('…') else {
        return text == pattern;
    };
    let Some(mut text) = text.strip_prefix(first) else {
        return false;
    };
    let mut pieces: Vec<_> = rest.split('…').collect();
    let last = pieces.pop().expect("a text splits into one piece at least");
    for piece in pieces {
        let Some((_, after)) = text.split_once(piece) else {
            return false;
        };
        text = after;
    }
    text.ends_with(last)
}

/// Where a reader of the page stands.
struct Reader {
    folder: PathBuf,
}

impl Reader {
    /// Runs a command in a shell; gives what it prints, and its exit code.
    fn run(&mut self, command: &str) -> (String, i32) {
        if let Some(folder) = command.strip_prefix("cd ") {
            self.folder.push(folder);
            return (String::new(), if self.folder.is_dir() { 0 } else { 2 });
        }
        let binary = Path::new(env!("CARGO_BIN_EXE_dragoman")).parent();
        let path = std::env::var("PATH").expect("a path");
        let output = Command::new("sh")
            .args(["-euc", &format!("exec 2>&1\n{command}")])
            .current_dir(&self.folder)
            .env(
                "PATH",
                format!("{}:{path}", binary.expect("its folder").display()),
            )
            .env("DRAGOMAN_KEY_PASSWORD", "of the test")
            .env_remove("CARGO_TARGET_DIR")
            .output()
            .expect("a shell");
        let (out, _, code) = said(&output);
        (out, code)
    }

    /// Runs the commands of a block; false where one lacks a tool that cannot be had.
    fn console(&mut self, text: &str) -> bool {
        let text = format!("\n{}", text.trim_end());
        for step in text.split("\n$ ").skip(1) {
            let (command, shown) = step.split_once('\n').unwrap_or((step, ""));
            let (printed, code) = self.run(command);
            if is_without_tool(&printed) {
                return false;
            }
            assert_eq!(code, 0, "{command}\n{printed}");
            assert!(
                shown.is_empty() || is_like(printed.trim_end(), shown),
                "`{command}` prints\n{printed}\nand the tutorial shows\n{shown}"
            );
        }
        true
    }

    /// Makes the changes of a block: lines with `-` go, lines with `+` come, the others say where.
    fn edit(&self, file: &str, changes: &str) {
        let path = self.folder.join(file);
        let mut text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{file}: {error}"));
        for hunk in changes.split("@@\n").filter(|hunk| !hunk.is_empty()) {
            let of = |sign: char| -> String {
                let lines = hunk.lines().filter(|line| line.starts_with([sign, ' ']));
                lines.flat_map(|line| [&line[1..], "\n"]).collect()
            };
            let (before, after) = (of('-'), of('+'));
            assert_eq!(
                text.matches(&before).count(),
                1,
                "in {file}, once:\n{before}\n{text}"
            );
            text = text.replacen(&before, &after, 1);
        }
        fs::write(&path, text).expect("a file can be written");
    }
}

/// Follows the tutorial in a language, and says how long it took.
#[expect(clippy::print_stderr, reason = "the time is told, and judged by nobody")]
fn follow(language: &str) {
    let page = fs::read_to_string(root().join("guest/docs/tutorial.md")).expect("the tutorial");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut reader = Reader {
        folder: folder.path().to_owned(),
    };
    let started = Instant::now();
    for block in blocks(&page, language) {
        if block.kind == "console" && !reader.console(&block.text) {
            return;
        }
        match (block.kind.as_str(), &block.file) {
            ("diff", Some(file)) => reader.edit(file, &block.text),
            (_, Some(file)) => {
                fs::write(reader.folder.join(file), &block.text).expect("a file can be written");
            }
            // To be read, or run by now.
            _ => {}
        }
    }
    let module = folder.path().join("xx-persons/modules/xx-persons.wasm");
    assert!(module.with_extension("wasm.minisig").is_file());
    assert!(folder.path().join("summit/dragoman.db").is_file());
    eprintln!("the tutorial in {language}: {:.1?}", started.elapsed());
}

#[test]
#[cfg(unix)]
fn the_tutorial_leads_from_nothing_to_an_edition_in_rust() {
    follow("rust");
}

#[test]
#[cfg(unix)]
fn the_tutorial_leads_from_nothing_to_an_edition_in_python() {
    follow("python");
}

#[test]
#[cfg(unix)]
fn the_tutorial_leads_from_nothing_to_an_edition_in_javascript() {
    follow("javascript");
}

#[test]
fn what_is_printed_is_held_to_what_is_shown() {
    assert!(is_like("one\ntwo\nthree", "one\n…\nthree"));
    assert!(is_like("key RWab", "key RW…"));
    assert!(!is_like("one\ntwo", "one"));
    assert!(!is_like("one", "…two…"));
}
