//! Lists as they are published: packed. A module sees what is in them, and everything else sees the files as they were sent.

use std::fs;
use std::io::{Cursor, Write};

use dragoman_guest::native::workbook;
use dragoman_model::Digest;
use serde_json::{Value, json};

use crate::lists::{Files, GB, List, UN, US};
use crate::site::{Site, statuses, table};
use crate::support::{component, dragoman, said};

fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("a stream")
}

fn bzip2(content: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("a stream")
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(*path, options).expect("a member");
        writer.write_all(content).expect("in memory");
    }
    writer.finish().expect("an archive").into_inner()
}

fn file(name: &str, content: Vec<u8>) -> Files {
    vec![(name.into(), content)]
}

/// What `translate` gives and tells, and its exit code.
fn translated(list: &List, files: &Files) -> (String, String, i32) {
    let site = Site::new(&[]);
    let paths = site.receive("came", files);
    let module = component(list.module);
    let paths = paths.iter().map(String::as_str);
    let arguments: Vec<_> = ["translate", &module].into_iter().chain(paths).collect();
    said(&dragoman(&arguments))
}

/// What `translate` says of files that it refuses.
#[track_caller]
fn refused(list: &List, files: &Files) -> String {
    let (items, errors, code) = translated(list, files);
    assert_eq!((items.as_str(), code), ("", 1), "{errors}");
    assert!(errors.contains("\n  to do: "), "{errors}");
    errors
}

/// The sample of the US list in an archive, as it might be published.
fn us_archive() -> Vec<u8> {
    let sample = US.sample();
    let mut members: Vec<_> = sample
        .iter()
        .map(|(name, content)| (format!("sdn_flat/{name}"), content.as_slice()))
        .collect();
    members.insert(1, ("sdn_flat/README.txt".into(), b"How to read these files."));
    let members: Vec<_> = members
        .iter()
        .map(|(path, content)| (path.as_str(), *content))
        .collect();
    zip(&members)
}

#[test]
fn the_same_items_come_of_a_list_however_it_is_packed() {
    let sample = UN.sample().remove(0).1;
    let (plain, _, code) = translated(&UN, &UN.sample());
    assert_eq!(code, 0);
    for (name, packed) in [
        ("consolidated.xml.gz", gzip(&sample)),
        ("consolidated.xml.bz2", bzip2(&sample)),
        ("consolidated.zip", zip(&[("consolidated.xml", &sample)])),
        // As a browser leaves it that was told nothing of the packing.
        ("consolidated.xml", gzip(&sample)),
    ] {
        let (items, errors, code) = translated(&UN, &file(name, packed));
        assert_eq!((items == plain, code), (true, 0), "{name}: {errors}");
    }
}

#[test]
fn the_files_of_a_set_come_in_one_archive_or_packed_one_by_one() {
    let (plain, _, code) = translated(&US, &US.sample());
    assert_eq!(code, 0);
    let (items, errors, code) = translated(&US, &file("sdn.zip", us_archive()));
    assert_eq!((items == plain, code), (true, 0), "{errors}");
    assert!(
        errors
            .contains("warning: sdn.zip: left out is what the module does not expect: sdn_flat/README.txt\n"),
        "{errors}"
    );
    let mut mixed = US.sample();
    mixed[0] = ("sdn.csv.gz".into(), gzip(&mixed[0].1));
    let (items, errors, code) = translated(&US, &mixed);
    assert_eq!((items == plain, code), (true, 0), "{errors}");
}

#[test]
fn a_workbook_is_a_part_of_its_own_also_within_an_archive() {
    let rows = workbook::cells(&GB.sample()[0].1);
    let book = workbook::workbook(&rows);
    let (plain, errors, code) = translated(&GB, &file("ConList.xlsx", book.clone()));
    assert_eq!(code, 0, "{errors}");
    for (name, packed) in [
        ("ConList.zip", zip(&[("ConList.xlsx", &book)])),
        ("ConList.xlsx.gz", gzip(&book)),
    ] {
        let (items, errors, code) = translated(&GB, &file(name, packed));
        assert_eq!((items == plain, code), (true, 0), "{name}: {errors}");
    }
}

#[test]
fn everything_that_follows_a_run_works_on_packed_files() {
    let packed = us_archive();
    let site = Site::new(&[(&US, file("sdn.zip", packed.clone()))]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["accepted"], 0), "{reports:?}");
    // The file is kept as it was sent.
    let kept = site.path(&format!("inputs/{}", Digest::of(&packed)));
    assert_eq!(fs::read(&kept).expect("it is kept"), packed);
    assert_eq!(fs::read_dir(site.path("inputs")).expect("a folder").count(), 1);
    // The receipt says of each part where it was.
    let path = reports[0]["receipt"].as_str().expect("a receipt");
    let receipt: Value = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
    assert_eq!(receipt["inputs"][0]["digest"], json!(Digest::of(&packed)));
    let aliases = &US.sample()[2].1;
    assert_eq!(
        receipt["parts"][2],
        json!({ "name": "alt.csv", "size": aliases.len(), "digest": Digest::of(aliases),
            "input": 0, "packing": "zip", "member": "sdn_flat/alt.csv" })
    );
    // The excerpt is cut from what was unpacked.
    let plain = Site::new(&[(&US, US.sample())]);
    assert_eq!(plain.run().1, 0);
    let arguments = ["source", "US/41001", "--field", "names"];
    let (traced, expected) = (site.json(&arguments), plain.json(&arguments));
    assert_eq!(traced[0]["places"], expected[0]["places"]);
    let input = &traced[0]["inputs"][1];
    assert_eq!(
        (
            &input["name"],
            &input["packed_in"],
            &input["member"],
            &input["path"]
        ),
        (
            &json!("alt.csv"),
            &json!("sdn.zip"),
            &json!("sdn_flat/alt.csv"),
            &json!(kept)
        )
    );
    let (text, _, code) = site.command(&arguments);
    assert_eq!(code, 0);
    assert!(
        text.contains(&format!("  alt.csv was in sdn.zip, which is kept as {kept}\n")),
        "{text}"
    );
    assert!(text.contains("\nalt.csv, row 2:\n"), "{text}");
    // It is known again, replayed, and found healthy.
    assert_eq!(statuses(&site.run().0), ["unchanged"]);
    fs::remove_file(site.path("us-ofac-sdn/sdn.zip")).expect("a file");
    let (report, errors, code) = site.command(&["replay", "US/ofac-sdn"]);
    assert_eq!(code, 0, "{report}{errors}");
    let (findings, errors, _) = site.command(&["findings", "US"]);
    let (expected, _, _) = plain.command(&["findings", "US"]);
    assert_eq!(findings, expected, "{errors}");
}

#[test]
fn a_list_that_is_packed_otherwise_is_the_same_edition() {
    let site = Site::new(&[(&US, US.sample())]);
    assert_eq!(site.run().1, 0);
    site.configure(&[(&US, file("sdn.zip", us_archive()))]);
    let (reports, code) = site.run();
    assert_eq!((statuses(&reports), code), (vec!["same"], 0), "{reports:?}");
}

#[test]
fn a_kept_file_that_no_longer_gives_what_was_read_is_not_shown() {
    let sample = UN.sample().remove(0).1;
    let packed = gzip(&sample);
    let site = Site::new(&[(&UN, file("consolidated.xml.gz", packed.clone()))]);
    assert_eq!(site.run().1, 0);
    let kept = site.path(&format!("inputs/{}", Digest::of(&packed)));
    let mut altered = packed;
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(kept, altered).expect("a file can be written");
    let (out, errors, code) = site.command(&["source", "UN/7900101"]);
    assert_eq!(code, 1, "{out}{errors}");
    assert!(out.contains("consolidated.xml cannot be shown"), "{out}");
}

#[test]
fn limits_of_unpacking_hold_to_the_last_byte() {
    let content = UN.sample().remove(0).1;
    let site = Site::new(&[]);
    let inputs = site.receive(
        "un",
        &file(
            "consolidated.zip",
            zip(&[("consolidated.xml", &content), ("a.txt", b"")]),
        ),
    );
    let run = |bytes: usize, members: usize| {
        let limits = format!(
            "[partner.limits.unpack]\nunpacked_bytes = {{ base = {bytes}, per_byte = 0, most = {bytes} }}\nmembers = {members}\n"
        );
        site.configure_as(&(table(&UN, UN.module, &inputs) + &limits));
        let (mut reports, _) = site.run();
        reports.remove(0)
    };
    let size = content.len();
    for (bytes, members, said) in [
        (
            size - 1,
            2,
            format!(
                "than the {} bytes that are allowed for files of this size (limit `unpack.unpacked_bytes`)",
                size - 1
            ),
        ),
        (
            size,
            1,
            "it holds 2 files, 1 are allowed (limit `unpack.members`)".into(),
        ),
    ] {
        let report = run(bytes, members);
        assert_eq!(report["status"], "failed", "{report}");
        assert!(
            report["error"]
                .as_str()
                .is_some_and(|error| error.contains(&said)),
            "{report}"
        );
        assert!(
            report["receipt"].is_string(),
            "also what fails leaves a receipt: {report}"
        );
    }
    assert_eq!(run(size, 2)["status"], "accepted");
}

#[test]
fn a_bomb_fails_its_partner_and_leaves_the_other() {
    let bomb = gzip(&vec![b' '; 256 << 20]);
    let site = Site::new(&[(&UN, file("consolidated.xml.gz", bomb)), (&US, US.sample())]);
    let (reports, code) = site.run();
    assert_eq!(
        (statuses(&reports), code),
        (vec!["failed", "accepted"], 1),
        "{reports:?}"
    );
    let error = reports[0]["error"].as_str().expect("a reason");
    assert!(
        error.contains("limit `unpack.unpacked_bytes`") && error.contains("\n  to do: "),
        "{error}"
    );
}

#[test]
fn hostile_archives_are_refused_by_what_is_wrong_with_them() {
    let content = UN.sample().remove(0).1;
    let archive = |path: &str| {
        let stand_in = "q".repeat(path.len());
        let mut packed = zip(&[("consolidated.xml", &content), (&stand_in, b"x")]);
        let places: Vec<_> = (0..packed.len() - path.len())
            .filter(|at| packed[*at..].starts_with(stand_in.as_bytes()))
            .collect();
        places
            .into_iter()
            .for_each(|at| packed[at..at + path.len()].copy_from_slice(path.as_bytes()));
        packed
    };
    for (packed, said) in [
        (
            archive("../../list.xml"),
            "in it \"../../list.xml\": its path leads out of the archive",
        ),
        (
            archive("/etc/passwd"),
            "in it \"/etc/passwd\": its path is absolute",
        ),
        (
            archive("a\u{1b}[2J.xml"),
            "in it \"a\\u{1b}[2J.xml\": its path has control characters",
        ),
        (
            archive("consolidated.xml"),
            "in it \"consolidated.xml\": two files in it are called so",
        ),
        (
            zip(&[("list.zip", &zip(&[("consolidated.xml", &content)]))]),
            "packed again, as a zip archive",
        ),
        (
            zip(&[("a.csv", b"x"), ("b.csv", b"y")]),
            "none of the files in it is one that the module expects: \"a.csv\", \"b.csv\"",
        ),
        (
            us_archive()[..300].to_vec(),
            "there is no directory at the end of the zip archive",
        ),
    ] {
        let error = refused(&UN, &file("list.zip", packed));
        assert!(error.contains(said), "{said}: {error}");
    }
    let cut = gzip(&content);
    let error = refused(&UN, &file("list.xml.gz", cut[..cut.len() / 2].to_vec()));
    assert!(error.contains("list.xml.gz: it was cut off"), "{error}");
}

#[test]
fn a_part_that_is_missing_or_too_many_is_named_with_what_to_do() {
    let mut lacking = US.sample();
    lacking.remove(2);
    let error = refused(&US, &lacking);
    assert!(
        error.starts_with("error: a part that the module needs is missing: aliases (*alt.csv)\n  to do: "),
        "{error}"
    );
    let mut twice = UN.sample();
    twice.push(("consolidated.xml.gz".into(), gzip(&twice[0].1)));
    let error = refused(&UN, &twice);
    assert!(
        error.starts_with("error: consolidated.xml: two of the files"),
        "{error}"
    );
    let renamed = file("list of today", UN.sample().remove(0).1);
    let (items, errors, code) = translated(&UN, &renamed);
    assert_eq!((items.is_empty(), code), (false, 0), "{errors}");
    assert!(
        errors.starts_with(
            "warning: list of today: the module expects no file of this name; it expects list (*.xml). Call it as it is published"
        ),
        "{errors}"
    );
}

#[test]
fn samples_may_be_packed() {
    let site = Site::new(&[]);
    let folder = site.path("samples");
    site.receive(
        "samples",
        &file("consolidated.xml.gz", gzip(&UN.sample().remove(0).1)),
    );
    let golden =
        fs::read_to_string("../../guest/modules/un-sc/samples/golden.jsonl").expect("a sample has one");
    let module = component(UN.module);
    let (_, errors, code) = said(&dragoman(&["check", &module, "--sample", &folder, "--bless"]));
    assert_eq!(code, 0, "{errors}");
    assert_eq!(
        fs::read_to_string(format!("{folder}/golden.jsonl")).expect("it was written"),
        golden
    );
}
