//! An input is read once, into a copy that is the run's alone, and the module reads that.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::yield_now;

use dragoman_model::Digest;

use crate::crash;
use crate::lists::{Files, GB, UN};
use crate::site::{Site, statuses, table};
use crate::support::said;

/// More than stays in memory.
const LARGE: usize = 2 << 20;

/// A sample with white space behind it.
fn large() -> Vec<u8> {
    let mut content = UN.sample().remove(0).1;
    content.resize(LARGE, b'\n');
    content
}

fn files(content: Vec<u8>) -> Files {
    vec![("consolidated.xml".into(), content)]
}

/// The names in the folder of kept inputs, in their order.
fn names(site: &Site) -> Vec<String> {
    let Ok(entries) = fs::read_dir(site.path("inputs")) else {
        return Vec::new();
    };
    let name = |entry: std::io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    let names = entries.map(|entry| name(entry).into_string().expect("a name in UTF-8"));
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

/// A partner's input that comes through a pipe: a run waits for it as long as this writes no end.
struct Pipe {
    site: Site,
    cache: tempfile::TempDir,
    path: PathBuf,
}

impl Pipe {
    fn new() -> Self {
        let (site, cache) = (Site::new(&[]), tempfile::tempdir().expect("a temporary folder"));
        let path = PathBuf::from(site.path("consolidated.xml"));
        let made = Command::new("mkfifo").arg(&path).status().expect("it is there");
        assert!(made.success());
        site.configure_as(&table(&UN, UN.module, &[site.path("consolidated.xml")]));
        Self { site, cache, path }
    }

    /// A run that has copied the beginning of its input, and what gives it the rest.
    fn half_way(&self) -> (Child, File) {
        let run = crash::start(&self.site, self.cache.path(), &["run"]);
        let mut end = File::options()
            .write(true)
            .open(&self.path)
            .expect("the run reads it");
        end.write_all(&large()[..LARGE - 1]).expect("the run reads it");
        let is_there = |name: &String| {
            let path = Path::new(&self.site.path("inputs")).join(name);
            fs::metadata(path).is_ok_and(|file| file.len() > 1 << 20)
        };
        while !names(&self.site).iter().any(is_there) {
            yield_now();
        }
        (run, end)
    }
}

#[test]
fn what_a_run_has_copied_that_is_killed_is_removed_by_the_next() {
    let pipe = Pipe::new();
    let (run, end) = pipe.half_way();
    assert!(crash::killed(run));
    drop(end);
    let left = names(&pipe.site);
    assert!(left.len() == 1 && left[0].starts_with(".input-"), "{left:?}");
    assert_eq!(pipe.site.json(&["status", "--all"]), serde_json::json!([]));
    pipe.site.configure(&[(&UN, files(large()))]);
    crash::succeeds(&pipe.site, pipe.cache.path());
    assert_eq!(names(&pipe.site), [Digest::of(&large()).to_string()]);
}

#[test]
fn what_a_run_is_still_copying_is_left_alone_by_others() {
    let pipe = Pipe::new();
    let (run, mut end) = pipe.half_way();
    let own = names(&pipe.site);
    let waiting = fs::read_to_string(pipe.site.config()).expect("the configuration");
    // Another run into the same store, and a purge.
    pipe.site.configure(&[(&GB, GB.sample())]);
    let (reports, code) = pipe.site.run();
    assert_eq!((statuses(&reports), code), (vec!["accepted"], 0), "{reports:?}");
    assert_eq!(pipe.site.json(&["purge"]), serde_json::json!([]));
    assert!(names(&pipe.site).contains(&own[0]), "{own:?}");
    pipe.site.configure_as(&waiting);
    end.write_all(b"\n").expect("the run reads it");
    drop(end);
    let (out, errors, code) = said(&run.wait_with_output().expect("it ends"));
    assert_eq!(code, 0, "{out}{errors}");
    let kept = names(&pipe.site);
    assert_eq!(kept.len(), 2, "{kept:?}");
    assert!(kept.contains(&Digest::of(&large()).to_string()), "{kept:?}");
}

#[test]
fn an_input_that_gives_no_edition_leaves_no_copy() {
    let site = Site::new(&[(&UN, files(large()))]);
    assert_eq!(statuses(&site.run().0), ["accepted"]);
    let kept = names(&site);
    assert_eq!(kept, [Digest::of(&large()).to_string()]);
    let mut same = large();
    same.push(b'\n');
    let mut cut = large();
    cut.rotate_left(1_000);
    for (content, status) in [(large(), "unchanged"), (same, "same"), (cut, "failed")] {
        site.configure(&[(&UN, files(content))]);
        assert_eq!(statuses(&site.run().0), [status]);
        assert_eq!(names(&site), kept, "{status}");
    }
}

#[test]
fn who_may_read_the_store_may_read_what_is_kept_and_nobody_else() {
    use std::os::unix::fs::PermissionsExt;
    for (umask, expected) in [("077", 0o600), ("027", 0o640)] {
        let site = Site::new(&[(&UN, files(large())), (&GB, GB.sample())]);
        let mut run = Command::new("sh");
        run.args(["-c", &format!("umask {umask}; exec \"$@\""), "sh"])
            .arg(env!("CARGO_BIN_EXE_dragoman"))
            .args(["run", "--config", &site.config()]);
        let (out, errors, code) = said(&run.output().expect("the command runs"));
        assert_eq!(code, 0, "{out}{errors}");
        let kept = names(&site).into_iter().map(|name| format!("inputs/{name}"));
        for name in kept.chain(["dragoman.db".to_owned()]) {
            let metadata = fs::metadata(site.path(&name)).expect("it is there");
            let rights = metadata.permissions().mode() & 0o777;
            assert_eq!(rights, expected, "{name} under {umask}: {rights:o}");
        }
    }
}

/// Runs a command that may write no file of more than 1 MiB: what is larger fails as on a full disk.
fn without_room(site: &Site, temporary: &str, arguments: &[&str]) -> (String, String, i32) {
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 2048; exec \"$@\"", "sh"])
        .arg(env!("CARGO_BIN_EXE_dragoman"))
        .args(arguments)
        .env("TMPDIR", site.path(temporary));
    said(&command.output().expect("the command runs"))
}

#[test]
fn a_copy_for_which_there_is_no_room_is_an_error_that_says_where() {
    let site = Site::new(&[(&UN, UN.sample())]);
    assert_eq!(site.run().1, 0);
    let (held, kept) = (site.held(), names(&site));
    site.configure(&[(&UN, files(large()))]);
    let config = site.config();
    let run = ["run", "--config", &config];
    let (out, errors, code) = without_room(&site, ".", &run);
    assert_eq!(code, 2, "{out}{errors}");
    let said = format!(
        "{}: the inputs of the edition cannot be kept there",
        site.path("inputs")
    );
    assert!(out.contains("not kept: ") && out.contains(&said), "{out}{errors}");
    assert!(
        out.contains("the space left") && out.contains("File too large"),
        "{out}"
    );

    // Where it is not to be kept, it goes beside the store.
    let partner = fs::read_to_string(&config).expect("the configuration");
    site.configure_as(&format!("keep-inputs = false\n{partner}"));
    let (out, errors, code) = without_room(&site, ".", &run);
    assert_eq!(code, 2, "{out}{errors}");
    assert!(
        out.contains("cannot be put aside there") && out.contains("the space left"),
        "{out}{errors}"
    );
    assert_eq!((site.held(), names(&site)), (held, kept));

    fs::create_dir(site.path("temporary")).expect("a folder");
    let translate = [
        "translate",
        &crate::support::component("un-sc"),
        &site.path("un-sc/consolidated.xml"),
    ];
    let (out, errors, code) = without_room(&site, "temporary", &translate);
    assert_eq!((out.as_str(), code), ("", 2), "{errors}");
    assert!(
        errors.contains(&site.path("temporary")) && errors.contains("the space left"),
        "{errors}"
    );
}
