"""Columns of a table or a sheet, and which of them a row was asked for."""

from dragoman_guest.records import excerpt, rows, text
from wit_world.imports import report


class Columns:
    """The names of columns: compared without letter case, with white space folded."""

    def __init__(self, cells):
        self.names = [text(cell) or "" for cell in cells]
        self.index = {}
        #: A name that two columns have; none if there is none.
        self.twice = None
        for at, name in enumerate(self.names):
            if not name:
                continue
            if name.lower() in self.index:
                self.twice = self.twice or name
            self.index.setdefault(name.lower(), at)

    def lacking(self, required):
        """Those of the required names that no column has."""
        return [name for name in required if name.lower() not in self.index]

    def label(self, at):
        """What a column is called in a notice."""
        return (self.names[at] if at < len(self.names) else "") or f"column {at + 1}"


class Row:
    """A row: its cells by the names of their columns."""

    def __init__(self, columns, cells, part, number, sheet=None):
        self.columns = columns
        self.cells = cells
        self.part = part
        self.number = number
        self.sheet = sheet
        self.asked = set()

    def raw(self, column):
        """The text of a column as it stands, with its line breaks; none if it is blank, or there is no such column."""
        at = self.columns.index.get(column.lower())
        if at is None:
            return None
        self.asked.add(at)
        cell = self.cells[at] if at < len(self.cells) else ""
        return cell.strip() or None

    def text(self, column):
        """The text of a column, its white space folded; none if it is blank, or there is no such column."""
        cell = self.raw(column)
        return cell and text(cell)

    def leave(self, column):
        """Takes back that a column was asked for: its value could not be used."""
        self.asked.discard(self.columns.index.get(column.lower()))

    def place(self):
        """Its place."""
        return rows(self.part, self.number, self.number, self.sheet)

    def say_unread(self, notes):
        """Says which of its cells nobody asked for."""
        for at, cell in enumerate(self.cells):
            if at not in self.asked and cell.strip():
                message = "the column was not asked for; it was left out"
                notes.sum(report.NoticeKind.UNMAPPED, self.columns.label(at), message, cell, self.place())


def shown(cells):
    """Cells of a row as an excerpt."""
    return excerpt(",".join(cells))
