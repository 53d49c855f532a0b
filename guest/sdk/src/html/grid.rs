//! The tables of a page, with cells that span several rows or columns.

use super::lines::Line;
use super::node::{Link, Node};
use super::page::Page;
use super::rules;
use crate::schema::{Fault, Locator};

/// Columns that a cell may span, as in the HTML standard.
const MAX_COLUMN_SPAN: u32 = 1000;

/// Rows that a cell may span, as in the HTML standard.
const MAX_ROW_SPAN: u32 = 65_534;

/// Cells that the tables of a page may have together, those that a cell spans counted.
const MAX_CELLS: usize = 2_000_000;

/// No cell.
const NONE: u32 = u32::MAX;

/// A table.
#[derive(Debug)]
pub struct Table<'p> {
    node: Node<'p>,
    caption: Option<Node<'p>>,
    rows: Vec<GridRow<'p>>,
    width: usize,
    /// The cells, at every place that they span an index of them.
    cells: Vec<Node<'p>>,
}

#[derive(Debug)]
struct GridRow<'p> {
    node: Node<'p>,
    is_head: bool,
    slots: Vec<u32>,
    /// Index of the first of its own cells.
    own: u32,
}

/// A cell of a table as a row has it: its own, or one of a row above that spans it.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'p> {
    node: Node<'p>,
    is_own: bool,
}

/// A cell that spans rows below.
struct Falling {
    cell: u32,
    columns: (usize, usize),
    left: u32,
}

impl<'p> Table<'p> {
    pub(super) fn all(page: &'p Page<'_>) -> Result<Vec<Self>, Fault> {
        let mut room = MAX_CELLS;
        let tables = page.all("table");
        tables
            .map(|node| {
                Self::new(node, &mut room).ok_or_else(|| {
                    let (start, _) = page.span_of(page.tree.items[node.index as usize].place);
                    page.part
                        .malformed("the cells of a table span more than any list has", start)
                })
            })
            .collect()
    }

    /// The table of an element; none if there is no room for its cells.
    fn new(node: Node<'p>, room: &mut usize) -> Option<Self> {
        let mut table = Self {
            node,
            caption: None,
            rows: Vec::new(),
            width: 0,
            cells: Vec::new(),
        };
        let mut falling = Vec::new();
        for child in node.children() {
            if child.name() == "tr" {
                table.add(child, false, &mut falling, room)?;
            } else if rules::is_group(child.name()) {
                // No cell spans rows of another group.
                falling.clear();
                for row in child.children().filter(|row| row.name() == "tr") {
                    table.add(row, child.name() == "thead", &mut falling, room)?;
                }
                falling.clear();
            } else if child.name() == "caption" {
                table.caption.get_or_insert(child);
            }
        }
        Some(table)
    }

    fn add(
        &mut self,
        node: Node<'p>,
        is_head: bool,
        falling: &mut Vec<Falling>,
        room: &mut usize,
    ) -> Option<()> {
        let own = self.cells.len() as u32;
        let mut slots: Vec<u32> = Vec::new();
        for cell in falling.iter_mut() {
            fill(&mut slots, cell.columns, cell.cell, room)?;
            cell.left -= 1;
        }
        falling.retain(|cell| cell.left > 0);
        let mut column = 0;
        for cell in node.children().filter(|cell| rules::is_cell(cell.name())) {
            while slots.get(column).is_some_and(|slot| *slot != NONE) {
                column += 1;
            }
            let span = |name: &str| cell.attribute(name).and_then(|value| value.parse::<u32>().ok());
            let columns = span("colspan").unwrap_or(1).clamp(1, MAX_COLUMN_SPAN);
            let rows = match span("rowspan") {
                // All that are left of the group.
                Some(0) => MAX_ROW_SPAN,
                rows => rows.unwrap_or(1).min(MAX_ROW_SPAN),
            };
            let (index, columns) = (self.cells.len() as u32, (column, column + columns as usize));
            self.cells.push(cell);
            fill(&mut slots, columns, index, room)?;
            if rows > 1 {
                falling.push(Falling {
                    cell: index,
                    columns,
                    left: rows - 1,
                });
            }
            column = columns.1;
        }
        self.width = self.width.max(slots.len());
        self.rows.push(GridRow {
            node,
            is_head,
            slots,
            own,
        });
        Some(())
    }

    /// Its element.
    pub fn node(&self) -> Node<'p> {
        self.node
    }

    /// Its caption.
    pub fn caption(&self) -> Option<String> {
        self.caption?.text()
    }

    /// How many rows it has.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// A row's element; none behind the last.
    pub fn row(&self, row: usize) -> Option<Node<'p>> {
        Some(self.rows.get(row)?.node)
    }

    /// A cell, rows and columns counted from 0; none where no cell is.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell<'p>> {
        let row = self.rows.get(row)?;
        let slot = *row.slots.get(column)?;
        (slot != NONE).then(|| Cell {
            node: self.cells[slot as usize],
            is_own: slot >= row.own,
        })
    }

    /// The cells of a row, each once, from left to right.
    pub fn cells(&self, row: usize) -> Vec<Cell<'p>> {
        let Some(row) = self.rows.get(row) else {
            return Vec::new();
        };
        let mut slots: Vec<u32> = row.slots.iter().copied().filter(|slot| *slot != NONE).collect();
        slots.dedup();
        let cells = slots.into_iter().map(|slot| Cell {
            node: self.cells[slot as usize],
            is_own: slot >= row.own,
        });
        cells.collect()
    }

    /// Whether a row is one of headers: it stands in `<thead>`, or all its cells are `<th>`.
    pub fn is_header(&self, row: usize) -> bool {
        let cells = self.cells(row);
        self.rows.get(row).is_some_and(|row| row.is_head)
            || (!cells.is_empty() && cells.iter().all(|cell| cell.node.name() == "th"))
    }

    /// Whether cells join a row to the one above: one of those above spans both, or one of that row several columns.
    pub(super) fn is_joined(&self, row: usize) -> bool {
        let Some(above) = row.checked_sub(1).and_then(|above| self.rows.get(above)) else {
            return false;
        };
        let spans_columns = above
            .slots
            .windows(2)
            .any(|two| two[0] != NONE && two[0] == two[1]);
        spans_columns || self.cells(row).iter().any(|cell| !cell.is_own)
    }

    /// The one cell that spans all of a row of a table with several columns.
    pub(super) fn band(&self, row: usize) -> Option<Cell<'p>> {
        let cells = self.cells(row);
        let [cell] = cells.as_slice() else { return None };
        let slots = &self.rows.get(row)?.slots;
        (cell.is_own && slots.len() > 1 && slots.len() >= self.width()).then_some(*cell)
    }
}

/// Puts a cell into a row; none if there is no room. What is there already stays.
fn fill(slots: &mut Vec<u32>, (first, end): (usize, usize), cell: u32, room: &mut usize) -> Option<()> {
    if slots.len() < end {
        *room = room.checked_sub(end - slots.len())?;
        slots.resize(end, NONE);
    }
    for slot in &mut slots[first..end] {
        if *slot == NONE {
            *slot = cell;
        }
    }
    Some(())
}

impl<'p> Cell<'p> {
    /// Its element.
    pub fn node(self) -> Node<'p> {
        self.node
    }

    /// Whether it is a cell of the row that was asked; else it is one of a row above, and spans it.
    pub fn is_own(self) -> bool {
        self.is_own
    }

    /// Its text, the white space folded; none if it is blank.
    pub fn text(self) -> Option<String> {
        self.node.text()
    }

    /// Its text, line by line.
    pub fn lines(self) -> Vec<Line> {
        self.node.lines()
    }

    /// Its links.
    pub fn links(self) -> Vec<Link> {
        self.node.links()
    }

    /// Its place, whatever row has it.
    pub fn place(self) -> Locator {
        self.node.place()
    }
}
