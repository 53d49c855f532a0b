//! What no honest list is packed like.

use std::io::Cursor;

use dragoman_unpack::Trouble;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::{Ending, ample, archive, bzip2, gzip, members, packing, refused, unpack, unpacked};

const LIST: &[u8] = b"<list>\n  <person name=\"Orlan\"/>\n  <person name=\"Vashti\"/>\n</list>\n";

/// An archive in which one text stands for another of the same length, wherever it is.
fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len(), "the places of an archive stay");
    let mut replaced = bytes.to_vec();
    let places: Vec<_> = (0..=bytes.len() - from.len())
        .filter(|at| bytes[*at..].starts_with(from))
        .collect();
    assert!(!places.is_empty(), "there is something to replace");
    for at in places {
        replaced[at..at + from.len()].copy_from_slice(to);
    }
    replaced
}

/// Where the directory's entry of the first member is.
fn central(bytes: &[u8]) -> usize {
    let found = (0..bytes.len()).find(|at| bytes[*at..].starts_with(b"PK\x01\x02"));
    found.expect("a directory")
}

#[test]
fn a_path_that_leads_elsewhere_is_refused_wherever_it_is() {
    for (path, why) in [
        ("../etc/passwd.xml", "leads out of the archive"),
        ("a/../../b.xml", "leads out of the archive"),
        ("..\\b.xml", "leads out of the archive"),
        ("..", "leads out of the archive"),
        ("/etc/passwd", "is absolute"),
        ("\\\\host\\share.xml", "is absolute"),
        ("C:\\list.xml", "is absolute"),
        ("a//b.xml", "has a step without a name"),
        ("a\nb.xml", "has control characters"),
        ("a\0.xml", "has control characters"),
        ("a\u{1b}[2J.xml", "has control characters"),
    ] {
        // The writer mends what it is given.
        let honest = "q".repeat(path.len());
        let packed = archive(&[("list.xml", LIST), (&honest, b"x")]);
        let packed = replaced(&packed, honest.as_bytes(), path.as_bytes());
        assert_eq!(
            refused("a.zip", &packed),
            (Some(path.to_owned()), Trouble::Path(why))
        );
    }
    let packed = replaced(&archive(&[("q", b"x")]), b"q", b"/");
    assert_eq!(refused("a.zip", &packed).1, Trouble::Path("is absolute"));
}

#[test]
fn a_name_that_is_there_twice_is_refused() {
    let packed = archive(&[("list.xml", b"<good/>"), ("lisT.xml", b"<evil/>")]);
    let twice = replaced(&packed, b"lisT", b"list");
    assert_eq!(
        refused("a.zip", &twice),
        (Some("list.xml".into()), Trouble::Twice)
    );
    let folders = archive(&[("new/list.xml", b"<a/>"), ("old/list.xml", b"<b/>")]);
    assert_eq!(
        refused("a.zip", &folders),
        (Some("old/list.xml".into()), Trouble::Twice)
    );
}

#[test]
fn an_encrypted_member_is_refused_where_it_is_wanted() {
    let mut packed = archive(&[("list.xml", LIST), ("other.txt", b"x")]);
    let at = central(&packed);
    packed[at + 8] |= 1;
    assert_eq!(
        refused("a.zip", &packed),
        (Some("list.xml".into()), Trouble::Encrypted)
    );
    let mut packed = archive(&[("other.txt", b"x"), ("list.xml", LIST)]);
    let at = central(&packed);
    packed[at + 8] |= 1;
    assert_eq!(members(&unpacked("a.zip", &packed))[0].2, LIST);
}

#[test]
fn a_link_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    writer
        .add_symlink("list.xml", "/etc/passwd", options)
        .expect("a link");
    let packed = writer.finish().expect("an archive").into_inner();
    assert_eq!(
        refused("a.zip", &packed),
        (Some("list.xml".into()), Trouble::Link)
    );
}

#[test]
fn what_is_packed_twice_is_refused() {
    let inner = archive(&[("list.xml", LIST)]);
    let (zip, gz, bz2) = ("a zip archive", "a gzip file", "a bzip2 file");
    for (name, packed, again) in [
        ("a.zip", archive(&[("b.xml", &inner)]), zip),
        ("a.zip", archive(&[("b.zip", &inner)]), zip),
        ("a.zip", archive(&[("b.xml.gz", &gzip(LIST))]), gz),
        ("a.zip.gz", gzip(&inner), zip),
        ("a.xml.gz.bz2", bzip2(&gzip(LIST)), gz),
        ("a.xml.bz2.gz", gzip(&bzip2(LIST)), bz2),
    ] {
        assert_eq!(refused(name, &packed).1, Trouble::Nested(again), "{name}");
    }
    let mut tar = vec![0; 1024];
    tar[257..262].copy_from_slice(b"ustar");
    assert_eq!(
        refused("a.tar.gz", &gzip(&tar)).1,
        Trouble::Nested("a tar archive")
    );
}

#[test]
fn an_archive_without_a_file_or_without_one_that_is_wanted_says_what_it_holds() {
    assert_eq!(refused("a.zip", &archive(&[])).1, Trouble::Empty);
    assert_eq!(refused("a.zip", &archive(&[("folder/", b"")])).1, Trouble::Empty);
    let packed = archive(&[("a.csv", b"x"), ("b.csv", b"y")]);
    let (_, trouble) = refused("a.zip", &packed);
    assert_eq!(trouble, Trouble::Unwanted(vec!["a.csv".into(), "b.csv".into()]));
    assert!(
        trouble.to_string().ends_with("expects: \"a.csv\", \"b.csv\""),
        "{trouble}"
    );
}

#[test]
fn a_file_that_was_cut_off_anywhere_is_refused_as_such() {
    for (name, packed) in [("a.xml.gz", gzip(LIST)), ("a.xml.bz2", bzip2(LIST))] {
        for end in 10..packed.len() {
            assert_eq!(
                refused(name, &packed[..end]).1,
                Trouble::CutOff,
                "{name} at {end}"
            );
        }
    }
    let packed = archive(&[("list.xml", LIST), ("b.xml", LIST)]);
    for end in 4..packed.len() {
        assert_eq!(
            refused("a.zip", &packed[..end]).1,
            Trouble::NoDirectory,
            "at {end}"
        );
    }
}

#[test]
fn what_follows_the_end_is_not_taken_for_nothing() {
    let packed = [gzip(LIST), b"more".to_vec()].concat();
    assert!(matches!(
        refused("a.xml.gz", &packed).1,
        Trouble::Damaged(_) | Trouble::CutOff
    ));
    let packed = [bzip2(LIST), b"more bytes than a header has".to_vec()].concat();
    assert!(matches!(
        refused("a.xml.bz2", &packed).1,
        Trouble::Damaged(_) | Trouble::CutOff
    ));
    let packed = [archive(&[("list.xml", LIST)]), b"more".to_vec()].concat();
    assert_eq!(refused("a.zip", &packed).1, Trouble::NoDirectory);
}

/// With one bit of it changed, a file is refused or gives what it gave: never something else, never a panic.
#[test]
fn no_single_bit_changes_what_comes_out() {
    for (name, packed) in [
        ("a.xml.gz", gzip(LIST)),
        ("a.xml.bz2", bzip2(LIST)),
        ("a.zip", archive(&[("list.xml", LIST)])),
    ] {
        for bit in 0..packed.len() * 8 {
            let mut changed = packed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let Some(packing) = packing(name, &changed) else {
                continue;
            };
            if let Ok(unpacked) = unpack(name, packing, &changed, &mut ample(), &Ending(".xml")) {
                assert_eq!(unpacked.members.len(), 1, "{name}, bit {bit}");
                assert_eq!(members(&unpacked)[0].2, LIST, "{name}, bit {bit}");
            }
        }
    }
}

#[test]
fn two_headers_of_a_member_that_disagree_are_refused() {
    let packed = archive(&[("list.xml", LIST)]);
    let mut other = packed.clone();
    other[30..38].copy_from_slice(b"evil.xml");
    assert_eq!(
        refused("a.zip", &other),
        (Some("list.xml".into()), Trouble::Misplaced)
    );
    let mut method = packed.clone();
    let at = central(&packed);
    method[at + 10] = 99;
    method[8] = 99;
    assert_eq!(refused("a.zip", &method).1, Trouble::Method(99));
}

#[test]
fn archives_of_other_forms_are_refused_by_name() {
    let packed = archive(&[("list.xml", LIST)]);
    let end = packed.len() - 22;
    let with = |at: usize, value: &[u8]| {
        let mut changed = packed.clone();
        changed[end + at..end + at + value.len()].copy_from_slice(value);
        refused("a.zip", &changed).1
    };
    assert_eq!(with(8, &[0xFF; 4]), Trouble::Zip64);
    assert_eq!(with(4, &[1, 0]), Trouble::Volumes);
    assert_eq!(with(16, &[0; 4]), Trouble::Directory { at: 0 });
    assert_eq!(with(8, &[2, 0, 2, 0]), Trouble::Directory { at: end as u64 });
    assert_eq!(
        with(8, &[0, 0, 0, 0]),
        Trouble::Directory {
            at: central(&packed) as u64
        }
    );
}

#[test]
fn two_members_cannot_share_their_bytes() {
    let packed = archive(&[("a.xml", LIST), ("b.xml", LIST)]);
    let second = (central(&packed) + 1..packed.len()).find(|at| packed[*at..].starts_with(b"PK\x01\x02"));
    let mut shared = packed.clone();
    let offset = second.expect("two entries") + 42;
    shared[offset..offset + 4].copy_from_slice(&[0; 4]);
    assert_eq!(
        refused("a.zip", &shared),
        (Some("b.xml".into()), Trouble::Misplaced)
    );
}

#[test]
fn a_name_in_no_known_encoding_is_shown_byte_by_byte() {
    let packed = archive(&[("list.xml", LIST), ("qqqq.txt", b"x")]);
    let packed = replaced(&packed, b"qqqq", b"\x8f\xa5\xe0\xa5");
    assert_eq!(unpacked("a.zip", &packed).left_out, ["%8F%A5%E0%A5.txt"]);
}
