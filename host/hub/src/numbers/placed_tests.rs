use std::fs;

use dragoman_model::NormalNumber;
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::fixtures::{accepted, bulk, draft, site};
use crate::{Edition, Hub};

/// Numbers of several blocks, every third of a row of them.
const NUMBERS: u32 = 6_000;

fn number(index: u32) -> String {
    format!("{:08}", index * 3)
}

fn store() -> (Hub, Edition) {
    let mut hub = Hub::in_memory().expect("a store");
    let edition = filled(&mut hub);
    (hub, edition)
}

fn filled(hub: &mut Hub) -> Edition {
    let numbers: Vec<String> = (0..NUMBERS).map(number).collect();
    let batch = |(index, numbers): (usize, &[String])| -> Value {
        let numbers: Vec<_> = numbers.iter().map(String::as_str).collect();
        bulk(&format!("rows {index}"), &numbers)
    };
    let items: Vec<Value> = numbers.chunks(500).enumerate().map(batch).collect();
    accepted(hub, &draft("a", &items))
}

/// How often a number is stated; none if the store is said to be damaged.
fn times(hub: &Hub, edition: &Edition, number: &str) -> Option<usize> {
    let normal = NormalNumber::of(number).expect("a number");
    match hub.stated(edition, &normal) {
        Ok(stated) => Some(stated.len()),
        Err(HubError::Damaged(_)) => None,
        Err(other) => panic!("{other}"),
    }
}

/// Asks for every tenth number after some damage, and for as many that are in no record: either the answer is right or the damage is
/// told. Gives how often it was told.
fn told(hub: &Hub, edition: &Edition, what: &str) -> usize {
    let mut told = 0;
    for index in (0..NUMBERS).step_by(10) {
        for (number, right) in [(number(index), 1), (format!("{:08}", index * 3 + 1), 0)] {
            match times(hub, edition, &number) {
                Some(times) => assert_eq!(times, right, "{number} after {what}"),
                None => told += 1,
            }
        }
    }
    told
}

/// Does something to the store, asks, and undoes it.
fn told_after(hub: &Hub, edition: &Edition, damage: &str) -> usize {
    let connection = &hub.connection;
    let set_up = format!("PRAGMA foreign_keys = OFF; SAVEPOINT damage; {damage}");
    connection.execute_batch(&set_up).expect("it is damaged");
    assert!(connection.changes() > 0, "{damage} touches nothing");
    let told = told(hub, edition, damage);
    connection
        .execute_batch("ROLLBACK TO damage; RELEASE damage")
        .expect("it is undone");
    told
}

#[test]
fn a_store_that_is_whole_answers_for_every_number() {
    let (hub, edition) = store();
    assert_eq!(told(&hub, &edition, "nothing"), 0);
    let blocks: i64 = hub
        .connection
        .query_row("SELECT count(*) FROM document_block", [], |row| row.get(0))
        .expect("the store works");
    assert!(blocks > 3, "{blocks} blocks are too few to miss one");
}

#[test]
fn a_block_whose_row_is_gone_or_changed_is_missed() {
    let (hub, edition) = store();
    let rows = {
        let mut query = hub
            .connection
            .prepare("SELECT start FROM document_block ORDER BY start")
            .expect("the store works");
        let starts = query.query_map([], |row| row.get::<_, Vec<u8>>(0));
        let starts: Result<Vec<_>, _> = starts.expect("the store works").collect();
        starts.expect("the store works")
    };
    for start in rows {
        let which = format!(
            "WHERE start = CAST('{}' AS BLOB)",
            String::from_utf8(start).expect("digits")
        );
        for damage in [
            "DELETE FROM document_block",
            "UPDATE document_block SET written = records",
            "UPDATE document_block SET records = written",
            "UPDATE document_block SET numbers = numbers - 1",
            "UPDATE document_block SET until = CAST('00009999' AS BLOB)",
            "UPDATE document_block SET until = NULL, seal = seal + 1",
            "UPDATE document_block SET start = CAST('00000001' AS BLOB)",
            "UPDATE document_block SET start = CAST('99999999' AS BLOB)",
            "UPDATE document_block SET edition = 9",
            "UPDATE document_block SET ordinal = 1",
        ] {
            let damage = format!("{damage} {which}");
            assert!(told_after(&hub, &edition, &damage) > 0, "{damage} is not told");
        }
    }
    let all = told_after(&hub, &edition, "DELETE FROM document_block");
    assert_eq!(all, 2 * NUMBERS.div_ceil(10) as usize);
}

#[test]
fn every_bit_of_a_block_counts() {
    let (hub, edition) = store();
    let (number, data): (i64, Vec<u8>) = hub
        .connection
        .query_row(
            "SELECT number, data FROM document_data WHERE number = (SELECT written FROM document_block WHERE start = x'')",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .expect("the store works");
    let mut write = hub
        .connection
        .prepare("UPDATE document_data SET data = ?2 WHERE number = ?1")
        .expect("the store works");
    for bit in (0..8 * data.len()).step_by(7) {
        let mut damaged = data.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        write.execute(params![number, damaged]).expect("it is written");
        assert_eq!(times(&hub, &edition, "00000001"), None, "bit {bit}");
    }
    write
        .execute(params![number, &data[..data.len() - 1]])
        .expect("it is written");
    assert_eq!(times(&hub, &edition, "00000001"), None);
}

#[test]
fn which_record_states_a_number_is_told_as_it_was_written_or_not_at_all() {
    let (hub, edition) = store();
    for damage in [
        "UPDATE document_data SET data = CAST(data || x'00' AS BLOB) WHERE number IN (SELECT records FROM document_block)",
        "DELETE FROM document_data WHERE number IN (SELECT records FROM document_block)",
        "DELETE FROM document_record",
    ] {
        // That a number is not there is known from what is written alone.
        let stated = NUMBERS.div_ceil(10) as usize;
        assert_eq!(told_after(&hub, &edition, damage), stated, "{damage}");
    }
}

#[test]
fn an_edition_without_numbers_says_so_in_a_block_of_its_own() {
    let mut hub = Hub::in_memory().expect("a store");
    let edition = accepted(&mut hub, &draft("a", &[crate::fixtures::person("1", "Ada")]));
    assert_eq!(times(&hub, &edition, "1"), Some(0));
    hub.connection
        .execute("DELETE FROM document_block", [])
        .expect("the store works");
    assert_eq!(times(&hub, &edition, "1"), None);
}

#[test]
fn a_number_that_fills_blocks_is_found_whole_and_so_are_its_neighbours() {
    let mut hub = Hub::in_memory().expect("a store");
    for numbers in [
        vec![("2", 150_000)],
        vec![("1", 10), ("2", 150_000), ("3", 10)],
        vec![("2", 70_000), ("3", 70_000)],
    ] {
        let all: Vec<&str> = numbers
            .iter()
            .flat_map(|(number, times)| std::iter::repeat_n(*number, *times))
            .collect();
        let edition = accepted(&mut hub, &draft(&format!("{numbers:?}"), &[bulk("b", &all)]));
        for (number, stated) in numbers {
            assert_eq!(times(&hub, &edition, number), Some(stated), "{number}");
        }
        for number in ["0", "10", "20", "4"] {
            assert_eq!(times(&hub, &edition, number), Some(0), "{number}");
        }
    }
}

/// What may become of a store's file.
#[derive(Debug, Clone)]
enum Damage {
    Bit(prop::sample::Index, u8),
    Zeros(prop::sample::Index, usize),
    Copied(prop::sample::Index, prop::sample::Index),
    Swapped(prop::sample::Index, prop::sample::Index),
    CutOff(prop::sample::Index),
}

/// Bytes of a page.
const PAGE: usize = 8_192;

impl Damage {
    fn any() -> impl Strategy<Value = Self> {
        let place = any::<prop::sample::Index>;
        prop_oneof![
            4 => (place(), 0_u8..8).prop_map(|(at, bit)| Self::Bit(at, bit)),
            2 => (place(), 1_usize..PAGE).prop_map(|(at, bytes)| Self::Zeros(at, bytes)),
            1 => (place(), place()).prop_map(|(from, to)| Self::Copied(from, to)),
            1 => (place(), place()).prop_map(|(a, b)| Self::Swapped(a, b)),
            1 => place().prop_map(Self::CutOff),
        ]
    }

    fn of(&self, file: &mut Vec<u8>) {
        let pages = file.len() / PAGE;
        match self {
            Self::Bit(at, bit) => {
                let at = at.index(file.len());
                file[at] ^= 1 << bit;
            }
            Self::Zeros(at, bytes) => {
                let at = at.index(file.len());
                let end = file.len().min(at + bytes);
                file[at..end].fill(0);
            }
            Self::Copied(from, to) => {
                let from = PAGE * from.index(pages);
                file.copy_within(from..from + PAGE, PAGE * to.index(pages));
            }
            Self::Swapped(a, b) => {
                let (a, b) = (PAGE * a.index(pages), PAGE * b.index(pages));
                let (of_a, of_b) = (file[a..a + PAGE].to_vec(), file[b..b + PAGE].to_vec());
                file[a..a + PAGE].copy_from_slice(&of_b);
                file[b..b + PAGE].copy_from_slice(&of_a);
            }
            Self::CutOff(at) => file.truncate(at.index(file.len())),
        }
    }
}

#[test]
fn whatever_becomes_of_the_file_no_number_is_said_to_be_known_or_not_that_is_not_so() {
    let (folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    let edition = filled(&mut hub);
    drop(hub);
    let whole = fs::read(&path).expect("the store is one file when no one has it open");
    let damaged = folder.path().join("damaged.db");
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(150)
    };
    proptest!(config, |(damage in Damage::any())| {
        let mut file = whole.clone();
        damage.of(&mut file);
        for end in ["-wal", "-shm"] {
            // Left where a damaged store could not be closed in order.
            let _ = fs::remove_file(format!("{}{end}", damaged.display()));
        }
        fs::write(&damaged, file).expect("a file");
        // One that is told to be no store is told to be damaged.
        if let Ok(hub) = Hub::open(&damaged) {
            for index in (0..NUMBERS).step_by(97) {
                for (number, batch) in [(number(index), Some(index / 500)), (format!("{:08}", index * 3 + 1), None)] {
                    let normal = NormalNumber::of(&number).expect("a number");
                    if let Ok(stated) = hub.stated(&edition, &normal) {
                        let ids: Vec<_> = stated.into_iter().map(|stated| stated.id).collect();
                        let right: Vec<_> = batch.map(|batch| format!("rows {batch}")).into_iter().collect();
                        prop_assert_eq!(ids, right, "{}", number);
                    }
                }
            }
        }
    });
}
