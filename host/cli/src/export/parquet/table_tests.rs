use std::fs::File;

use parquet::file::reader::{FileReader, SerializedFileReader};

use super::*;

const SCHEMA: &str = "message words { required binary word (string); optional int64 number; }";

/// A file with as many rows, each with this word.
fn table(rows: usize, word: &str) -> File {
    let file = tempfile::tempfile().expect("a file");
    let mut table = Table::new(&file, SCHEMA).expect("a table");
    for row in 0..rows {
        let number = match row % 2 {
            0 => Cell::Number(i64::try_from(row).expect("a small number")),
            _ => Cell::Empty,
        };
        table.row([text(word), number]).expect("a row");
        assert!(
            table.rows < ROWS && table.bytes < BYTES,
            "what is held is bounded"
        );
    }
    table.end().expect("a table");
    file
}

/// Rows of each group.
fn groups(file: File) -> Vec<i64> {
    let reader = SerializedFileReader::new(file).expect("a table");
    let groups = reader.metadata().row_groups().iter();
    groups.map(|group| group.num_rows()).collect()
}

#[test]
fn a_group_ends_with_its_rows_or_with_its_bytes() {
    assert_eq!(groups(table(0, "")), [0; 0]);
    assert_eq!(groups(table(ROWS, "word")), [ROWS as i64]);
    assert_eq!(groups(table(2 * ROWS + 1, "word")), [ROWS as i64, ROWS as i64, 1]);
    assert_eq!(groups(table(5, &"x".repeat(BYTES / 2))), [2, 2, 1]);
}

#[test]
fn a_file_names_this_program_and_no_time() {
    let reader = SerializedFileReader::new(table(1, "word")).expect("a table");
    let file = reader.metadata().file_metadata();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(file.created_by(), Some(&*format!("dragoman version {version}")));
    assert!(file.key_value_metadata().is_none());
}
