//! Limits hold to the last byte, and end a bomb early.

use dragoman_unpack::{Budget, Trouble, UnpackError, Unpacked};

use crate::{Ending, archive, bzip2, gzip, packing, unpack};

fn within(budget: &mut Budget, name: &str, bytes: &[u8]) -> Result<Unpacked, UnpackError> {
    let packing = packing(name, bytes).expect("a packed file");
    unpack(name, packing, bytes, budget, &Ending(".xml"))
}

#[test]
fn so_many_bytes_may_come_and_not_one_more() {
    let content = vec![b'x'; 100_000];
    for (name, packed) in [
        ("a.xml.gz", gzip(&content)),
        ("a.xml.bz2", bzip2(&content)),
        ("a.zip", archive(&[("a.xml", &content)])),
    ] {
        within(&mut Budget::new(100_000, 1), name, &packed).expect("as many as are allowed");
        let error = within(&mut Budget::new(99_999, 1), name, &packed).expect_err("one more");
        assert_eq!(error.trouble, Trouble::TooLarge { allowed: 99_999 }, "{name}");
        assert!(error.to_string().contains("99999 bytes"), "{error}");
    }
}

#[test]
fn all_files_of_an_edition_share_one_budget() {
    let mut budget = Budget::new(10, 1);
    within(&mut budget, "a.xml.gz", &gzip(b"0123456")).expect("seven");
    within(&mut budget, "b.zip", &archive(&[("b.xml", b"012")])).expect("three");
    let error = within(&mut budget, "c.xml.bz2", &bzip2(b"0")).expect_err("one more");
    assert_eq!(error.trouble, Trouble::TooLarge { allowed: 10 });
}

#[test]
fn so_many_members_may_be_in_an_archive_and_not_one_more() {
    let packed = archive(&[("a.xml", b"x"), ("b.xml", b"y"), ("c.txt", b"z")]);
    assert_eq!(
        within(&mut Budget::new(9, 3), "a.zip", &packed)
            .expect("three")
            .members
            .len(),
        2
    );
    let error = within(&mut Budget::new(9, 2), "a.zip", &packed).expect_err("one more");
    assert_eq!(
        error.trouble,
        Trouble::TooMany {
            members: 3,
            allowed: 2
        }
    );
}

#[test]
fn what_is_not_wanted_is_not_unpacked() {
    let packed = archive(&[("a.xml", b"x"), ("bomb.txt", &vec![0; 1 << 20])]);
    within(&mut Budget::new(1, 2), "a.zip", &packed).expect("the list alone");
}

#[test]
fn a_bomb_is_ended_after_what_is_allowed_whatever_it_claims() {
    let mut bomb = gzip(&vec![0; 64 << 20]);
    assert!(bomb.len() < 1 << 17);
    // It claims to be small.
    let end = bomb.len() - 4;
    bomb[end..].copy_from_slice(&7_u32.to_le_bytes());
    let error = within(&mut Budget::new(1 << 20, 1), "a.xml.gz", &bomb).expect_err("a bomb");
    assert_eq!(error.trouble, Trouble::TooLarge { allowed: 1 << 20 });
}

#[test]
fn an_archive_whose_member_is_larger_than_it_claims_is_refused() {
    let content = vec![0; 5_000];
    let mut packed = archive(&[("a.xml", &content)]);
    let claimed = 5_000_u32.to_le_bytes();
    let places: Vec<_> = (0..packed.len() - 4)
        .filter(|at| packed[*at..*at + 4] == claimed)
        .collect();
    for at in places {
        packed[at..at + 4].copy_from_slice(&50_u32.to_le_bytes());
    }
    let error = within(&mut Budget::new(4_999, 1), "a.zip", &packed).expect_err("more than is allowed");
    assert_eq!(error.trouble, Trouble::TooLarge { allowed: 4_999 });
    let error = within(&mut Budget::new(5_000, 1), "a.zip", &packed).expect_err("more than it claims");
    assert_eq!(error.trouble, Trouble::Altered("size"));
}
