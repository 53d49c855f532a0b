//! A workbook in either format, told by its first bytes.

#[cfg(feature = "xls")]
use super::Xls;
use super::{Merged, SheetRow, Xlsx};
use crate::Feed;
use crate::part::Part;
use crate::schema::Fault;

/// A workbook in XLSX, and with the feature `xls` in XLS, for a list that needs cells as they stand.
pub struct Workbook(Format);

enum Format {
    Xlsx(Box<Xlsx>),
    #[cfg(feature = "xls")]
    Xls(Box<Xls>),
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty, is no workbook, or is cut off or damaged.
    pub fn open(feed: &Feed<'_>, part: &Part<'_>) -> Result<Self, Fault> {
        let bytes = feed.bytes(part.index);
        match bytes.as_slice() {
            [b'P', b'K', 3 | 5, 4 | 6, ..] => Ok(Self(Format::Xlsx(Box::new(Xlsx::open(bytes, part)?)))),
            #[cfg(feature = "xls")]
            [0xD0, 0xCF, 0x11, 0xE0, ..] => Ok(Self(Format::Xls(Box::new(Xls::open(bytes, part)?)))),
            bytes if bytes.iter().all(u8::is_ascii_whitespace) => Err(part.empty()),
            #[cfg(not(feature = "xls"))]
            [0xD0, 0xCF, 0x11, 0xE0, ..] => {
                let message = "the file is a workbook in the old binary format, or one with a password";
                Err(part.foreign(message, 0))
            }
            _ => Err(part.foreign("the file is no workbook", 0)),
        }
    }

    /// The names of its sheets, in their order.
    pub fn sheets(&self) -> Vec<String> {
        match &self.0 {
            Format::Xlsx(workbook) => workbook.sheets(),
            #[cfg(feature = "xls")]
            Format::Xls(workbook) => workbook.sheets(),
        }
    }

    /// Gives the rows of a sheet that have a cell, one after the other, and the number of the last; none for what holds no
    /// cells at all.
    ///
    /// # Errors
    ///
    /// A fault if the sheet is cut off or damaged, or `take` gives one.
    pub fn read(
        &mut self,
        sheet: &str,
        take: &mut dyn FnMut(&SheetRow<'_>) -> Result<(), Fault>,
    ) -> Result<Option<u32>, Fault> {
        match &mut self.0 {
            Format::Xlsx(workbook) => workbook.read(sheet, take),
            #[cfg(feature = "xls")]
            Format::Xls(workbook) => workbook.read(sheet, take),
        }
    }

    /// The cells of a sheet that are merged.
    ///
    /// # Errors
    ///
    /// A fault if the sheet is cut off or damaged, or there is none of that name.
    pub fn merged(&mut self, sheet: &str) -> Result<Vec<Merged>, Fault> {
        match &mut self.0 {
            Format::Xlsx(workbook) => workbook.merged(sheet),
            #[cfg(feature = "xls")]
            Format::Xls(workbook) => workbook.merged(sheet),
        }
    }
}
