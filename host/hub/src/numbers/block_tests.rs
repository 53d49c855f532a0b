use proptest::prelude::*;

use super::*;

type Owned = (String, String, u32);

fn packed(numbers: &[Owned]) -> Vec<Packed> {
    let mut packer = Packer::default();
    let mut blocks = Vec::new();
    for (normal, shape, record) in numbers {
        blocks.extend(packer.push(Stated {
            normal: normal.as_bytes(),
            shape: shape.as_bytes(),
            record: *record,
        }));
    }
    blocks.extend(packer.finish());
    blocks
}

fn block(written: Vec<u8>, records: &[u8]) -> Result<Block, HubError> {
    let written = Written::new(written)?;
    let stating = Stating::new(records, written.numbers())?;
    Ok(Block::new(written, stating))
}

fn unpacked(blocks: &[Packed]) -> Vec<Owned> {
    let mut numbers = Vec::new();
    for packed in blocks {
        let mut block = block(packed.written.clone(), &packed.records).expect("a block");
        let before = numbers.len();
        while block.advance().expect("a block") {
            let stated = block.stated();
            let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a text");
            numbers.push((text(stated.normal), text(stated.shape), stated.record));
        }
        assert_eq!(numbers.len() - before, packed.numbers as usize);
    }
    numbers
}

fn digits(numbers: impl IntoIterator<Item = u64>) -> Vec<Owned> {
    let number = |number: u64| (format!("{number:010}"), String::new(), 7);
    numbers.into_iter().map(number).collect()
}

proptest! {
    #[test]
    fn numbers_of_every_sort_come_back(
        mut numbers in prop::collection::vec(("[0-9A-ZЯé]{0,22}|[0-9]{6}|AB[0-9]{6}", "|\0\0 \0|x", 0_u32..5), 1..200)
    ) {
        numbers.sort();
        prop_assert_eq!(unpacked(&packed(&numbers)), numbers);
    }
}

#[test]
fn numbers_in_a_row_take_about_a_byte() {
    let numbers = digits((0..100_000).map(|number| number * 40));
    let blocks = packed(&numbers);
    let bytes: usize = blocks
        .iter()
        .map(|block| block.written.len() + block.records.len())
        .sum();
    assert!(bytes < 120_000, "{bytes}");
    assert_eq!(unpacked(&blocks), numbers);
}

#[test]
fn a_number_that_comes_changes_its_own_block_only() {
    let numbers = digits((0..200_000).map(|number| number * 40));
    let mut more = numbers.clone();
    more.push(("0001000001".into(), String::new(), 7));
    more.sort();
    let (before, after) = (packed(&numbers), packed(&more));
    let new = after.iter().filter(|block| !before.contains(block)).count();
    assert!(before.len() > 20 && new <= 2, "{new} of {}", after.len());
}

#[test]
fn no_block_ends_within_a_number_but_one_that_is_stated_without_end() {
    let same = |count| vec![("1".to_owned(), String::new(), 7); count];
    assert_eq!(packed(&same(60_000)).len(), 1);
    let blocks = packed(&same(150_000));
    let sizes: Vec<_> = blocks
        .iter()
        .map(|block| (block.numbers, block.distinct))
        .collect();
    assert_eq!(sizes, [(MOST, 1), (MOST, 1), (150_000 - 2 * MOST, 1)]);
}

#[test]
fn what_is_damaged_is_said_to_be() {
    let blocks = packed(&digits([1, 2, 3, 500]));
    let Packed { written, records, .. } = &blocks[0];
    for end in 0..written.len() {
        let read = || -> Result<(), HubError> {
            let mut block = block(written[..end].to_vec(), records)?;
            while block.advance()? {}
            Ok(())
        };
        assert!(matches!(read(), Err(HubError::Damaged(_))), "cut at {end}");
    }
    assert!(matches!(block(written.clone(), &[]), Err(HubError::Damaged(_))));
}

#[test]
fn records_get_other_numbers_without_touching_what_is_written() {
    let numbers = vec![
        ("1".to_owned(), String::new(), 0),
        ("2".to_owned(), String::new(), 1),
    ];
    let mut blocks = packed(&numbers);
    blocks[0].records = renamed(&blocks[0].records, |record| record + 300).expect("a block");
    assert_eq!(named_records(&blocks[0].records).expect("a block"), [300, 301]);
    let records: Vec<_> = unpacked(&blocks)
        .into_iter()
        .map(|(_, _, record)| record)
        .collect();
    assert_eq!(records, [300, 301]);
}
