//! What honest files hold comes out as it went in.

use dragoman_content::Shelf;
use dragoman_unpack::{Packing, Trouble, UnpackError, unpack_one};

use crate::{ample, archive, bzip2, gzip, member, members, unpacked};

const LIST: &[u8] = b"<list>\n  <person/>\n</list>\n";

#[test]
fn a_file_that_was_packed_alone_loses_the_ending_of_its_name() {
    for (packed, name, inner) in [
        (gzip(LIST), "list.xml.gz", "list.xml"),
        (gzip(LIST), "LIST.XML.GZ", "LIST.XML"),
        (gzip(LIST), "list.xml", "list.xml"),
        (gzip(LIST), ".gz", ".gz"),
        (bzip2(LIST), "list.xml.bz2", "list.xml"),
        (bzip2(LIST), "list", "list"),
    ] {
        assert_eq!(members(&unpacked(name, &packed)), [member(None, inner, LIST)]);
    }
}

#[test]
fn nothing_that_was_packed_comes_out_as_nothing() {
    assert_eq!(
        members(&unpacked("a.xml.gz", &gzip(b""))),
        [member(None, "a.xml", b"")]
    );
    assert_eq!(
        members(&unpacked("a.xml.bz2", &bzip2(b""))),
        [member(None, "a.xml", b"")]
    );
}

#[test]
fn pieces_one_after_another_are_one_file() {
    let gzipped = [gzip(b"<list>"), gzip(b"</list>")].concat();
    assert_eq!(
        members(&unpacked("a.xml.gz", &gzipped)),
        [member(None, "a.xml", b"<list></list>")]
    );
    let bzipped = [bzip2(b"<list>"), bzip2(b"</list>")].concat();
    assert_eq!(
        members(&unpacked("a.xml.bz2", &bzipped)),
        [member(None, "a.xml", b"<list></list>")]
    );
}

#[test]
fn of_an_archive_come_the_members_that_are_wanted_in_its_order_and_the_others_are_named() {
    let packed = archive(&[
        ("read me.txt", b"hello"),
        ("lists/b.xml", b"<b/>"),
        ("lists/", b""),
        ("a.xml", LIST),
        ("__MACOSX/._a.xml", b"resource"),
    ]);
    let unpacked = unpacked("lists.zip", &packed);
    assert_eq!(
        members(&unpacked),
        [
            member(Some("lists/b.xml"), "b.xml", b"<b/>"),
            member(Some("a.xml"), "a.xml", LIST)
        ]
    );
    assert_eq!(unpacked.left_out, ["read me.txt", "__MACOSX/._a.xml"]);
}

#[test]
fn the_only_member_is_taken_whatever_its_name() {
    let packed = archive(&[("download", LIST), (".DS_Store", b"x")]);
    assert_eq!(
        members(&unpacked("a.zip", &packed)),
        [member(Some("download"), "download", LIST)]
    );
}

#[test]
fn a_workbook_in_an_archive_is_a_member_as_any() {
    let workbook = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")]);
    let packed = archive(&[("list.xml", &workbook)]);
    assert_eq!(
        members(&unpacked("a.zip", &packed)),
        [member(Some("list.xml"), "list.xml", &workbook)]
    );
}

#[test]
fn one_member_is_unpacked_again_by_its_path() {
    let one = |packing, packed: &[u8], path| {
        let mut shelf = Shelf::new(std::env::temp_dir());
        let content = unpack_one("a", packing, &packed.into(), &mut ample(), path, &mut shelf)?;
        Ok::<_, UnpackError>(content.head(u64::MAX).expect("it is there"))
    };
    let packed = archive(&[("lists/a.xml", LIST), ("b.xml", b"<b/>")]);
    assert_eq!(
        one(Packing::Zip, &packed, Some("lists/a.xml")).as_deref(),
        Ok(LIST)
    );
    let error = one(Packing::Zip, &packed, Some("a.xml")).expect_err("a name is no path");
    assert_eq!(error.trouble, Trouble::Gone);
    assert_eq!(one(Packing::Gzip, &gzip(LIST), None).as_deref(), Ok(LIST));
}
