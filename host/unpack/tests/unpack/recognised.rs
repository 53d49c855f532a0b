//! A packed file is known by what is in it.

use dragoman_unpack::Packing;

use crate::{archive, bzip2, gzip, packing as kind};

#[test]
fn packing_is_known_by_content_and_not_by_name() {
    for (bytes, packing) in [
        (gzip(b"x"), Some(Packing::Gzip)),
        (bzip2(b"x"), Some(Packing::Bzip2)),
        (bzip2(b""), Some(Packing::Bzip2)),
        (archive(&[("a", b"x")]), Some(Packing::Zip)),
        (archive(&[]), Some(Packing::Zip)),
        (b"<list/>".to_vec(), None),
        (b"BZh9 is no list".to_vec(), None),
        (b"PK is no list".to_vec(), None),
        (Vec::new(), None),
    ] {
        for name in ["list.xml", "list.zip", "list.gz", ""] {
            assert_eq!(kind(name, &bytes), packing, "{name}");
        }
    }
}

#[test]
fn an_office_document_is_a_part_of_its_own_also_one_that_was_cut_off() {
    let workbooks = [
        archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")]),
        // As some programs order them.
        archive(&[
            ("docProps/app.xml", b"<p/>"),
            ("xl/workbook.xml", b"<w/>"),
            ("[Content_Types].xml", b"<Types/>"),
        ]),
        archive(&[
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", b"<c/>"),
        ]),
    ];
    for workbook in &workbooks {
        assert_eq!(kind("download", workbook), None);
        assert_eq!(kind("download", &workbook[..workbook.len() / 2]), None);
    }
    // By its name alone.
    assert_eq!(kind("List.XLSX", &archive(&[("sheet.xml", b"<s/>")])), None);
}

#[test]
fn media_types_say_what_asks_for_a_file_as_it_is_packed() {
    for (packing, media_type, has) in [
        (Packing::Gzip, "application/gzip", true),
        (Packing::Gzip, "Application/X-Gzip", true),
        (Packing::Gzip, "application/zip", false),
        (Packing::Bzip2, "application/x-bzip2", true),
        (Packing::Zip, "application/zip", true),
        (Packing::Zip, "application/geopackage+zip", true),
        (
            Packing::Zip,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            true,
        ),
        (Packing::Zip, "text/csv", false),
        (Packing::Gzip, "application/octet-stream", true),
        (
            Packing::Gzip,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            false,
        ),
    ] {
        assert_eq!(
            packing.has_media_type(media_type),
            has,
            "{packing:?} {media_type}"
        );
    }
}
