//! A table that is written a group of rows at a time, so that the memory it takes does not grow with it.

use std::io::Write;
use std::sync::Arc;

use anyhow::{Context, Result};
use parquet::basic::{Compression, Type};
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::ColumnDescriptor;

/// Rows of a group, at most.
const ROWS: usize = 64 * 1024;

/// Bytes of text after which a group ends.
const BYTES: usize = 32 * 1024 * 1024;

/// What stands in a row.
#[derive(Clone)]
pub(super) enum Cell {
    Text(ByteArray),
    Number(i64),
    Empty,
}

/// A cell with a text.
pub(super) fn text(text: impl AsRef<str>) -> Cell {
    Cell::Text(text.as_ref().into())
}

/// A table on its way to a file.
pub(super) struct Table<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Column>,
    rows: usize,
    bytes: usize,
}

impl<W: Write + Send> Table<W> {
    /// A table with the columns of a schema, in the notation of Parquet: texts and numbers, none of them repeated.
    pub(super) fn new(out: W, schema: &str) -> Result<Self> {
        // The default names the version of the library. Statistics of every page would make the end of the file, which is held
        // until then, several times as large.
        let properties = WriterProperties::builder()
            .set_created_by(concat!("dragoman version ", env!("CARGO_PKG_VERSION")).into())
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_max_row_group_row_count(None)
            .build();
        let schema = Arc::new(parse_message_type(schema)?);
        let file = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
        let columns = file.schema_descr().columns().iter();
        Ok(Self {
            columns: columns.map(|column| Column::new(column)).collect(),
            file,
            rows: 0,
            bytes: 0,
        })
    }

    /// Adds a row, a cell a column.
    pub(super) fn row<const N: usize>(&mut self, cells: [Cell; N]) -> Result<()> {
        assert_eq!(N, self.columns.len(), "a row has a cell for each column");
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            self.bytes += column.push(cell);
        }
        self.rows += 1;
        if self.rows >= ROWS || self.bytes >= BYTES {
            self.flush()?;
        }
        Ok(())
    }

    /// Writes the rows that are held.
    fn flush(&mut self) -> Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for column in &mut self.columns {
            let mut writer = group.next_column()?.context("the file has the same columns")?;
            column.drain(&mut writer)?;
            writer.close()?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }

    /// Writes what is left, and the end of the file.
    pub(super) fn end(mut self) -> Result<()> {
        self.flush()?;
        self.file.finish()?;
        Ok(self.file.inner_mut().flush()?)
    }
}

/// What a column holds of a group.
struct Column {
    values: Values,
    /// For each row whether it has a value, 1 or 0; none where all have.
    levels: Option<Vec<i16>>,
}

enum Values {
    Texts(Vec<ByteArray>),
    Numbers(Vec<i64>),
}

impl Column {
    fn new(column: &ColumnDescriptor) -> Self {
        let values = match column.physical_type() {
            Type::BYTE_ARRAY => Values::Texts(Vec::new()),
            Type::INT64 => Values::Numbers(Vec::new()),
            other => unreachable!("{}: no table has a column of {other}", column.name()),
        };
        Self {
            values,
            levels: (column.max_def_level() > 0).then(Vec::new),
        }
    }

    /// Adds a cell; tells how many bytes of text are in it.
    fn push(&mut self, cell: Cell) -> usize {
        let is_there = !matches!(cell, Cell::Empty);
        let size = match (&mut self.values, cell) {
            (Values::Texts(texts), Cell::Text(text)) => {
                let size = text.len();
                texts.push(text);
                size
            }
            (Values::Numbers(numbers), Cell::Number(number)) => {
                numbers.push(number);
                0
            }
            (_, Cell::Empty) => 0,
            _ => unreachable!("a cell is of the type of its column"),
        };
        match &mut self.levels {
            Some(levels) => levels.push(i16::from(is_there)),
            None => assert!(is_there, "a column that every row has a value in"),
        }
        size
    }

    /// Writes what it holds, and holds nothing then.
    fn drain(&mut self, writer: &mut SerializedColumnWriter<'_>) -> Result<()> {
        let levels = self.levels.as_deref();
        match &mut self.values {
            Values::Texts(texts) => {
                writer.typed::<ByteArrayType>().write_batch(texts, levels, None)?;
                texts.clear();
            }
            Values::Numbers(numbers) => {
                writer.typed::<Int64Type>().write_batch(numbers, levels, None)?;
                numbers.clear();
            }
        }
        if let Some(levels) = &mut self.levels {
            levels.clear();
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
