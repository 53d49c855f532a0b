"""A workbook in XLSX, read strictly: all sheets that have the header asked for, one after the other. Sheets without it
become notices, as do columns that no row is asked for; every row knows its place."""

import re

from dragoman_guest.columns import Columns, Row, shown
from dragoman_guest.feed import read
from dragoman_guest.records import NEWER, fault, rows, span, text
from dragoman_guest.xlsx import Xlsx
from wit_world.imports import report

#: Rows in which a header is looked for.
PREAMBLE = 20

#: Sheets looked at.
MAX_SHEETS = 256


class Workbook:
    """The rows of a list in a workbook, of all sheets that have the required columns. Names of columns are compared without
    letter case, with white space folded. `give` says what to do about a file that is not this list."""

    def __init__(self, part, required, notes, give="give the list as a workbook"):
        self.part = part
        self.required = required
        self.notes = notes
        content = read(part)
        self.whole = span(part, 0, len(content))
        if not content.strip():
            raise fault(report.FaultKind.EMPTY, "the file is empty", give)
        if not content.startswith(b"PK"):
            message = "the file is no workbook"
            if content.startswith(b"\xd0\xcf\x11\xe0"):
                message = "the file is a workbook in the old binary format, or one with a password"
            raise fault(report.FaultKind.FOREIGN, message, give, span(part, 0, min(len(content), 4)))
        self.give = give
        self.workbook = Xlsx(content, part, give)
        if len(self.workbook.sheets) > MAX_SHEETS:
            message = f"the workbook has {len(self.workbook.sheets)} sheets, more than {MAX_SHEETS}"
            raise fault(report.FaultKind.UNKNOWN_LAYOUT, message, NEWER, self.whole)
        self.preambles = []

    def __iter__(self):
        """The rows that are not blank. What a row was not asked for becomes a notice."""
        with_header = 0
        for name, path in self.workbook.sheets:
            header, above, last = None, [], 0
            for number, cells, said in self.workbook.read(name, path):
                for at, kind, message in said:
                    self.notes.sum(kind, f"column {at + 1}", message, None, rows(self.part, number, number, name))
                if not any(map(str.strip, cells)):
                    continue
                last = number
                if header is not None:
                    row = Row(header, cells, self.part, number, name)
                    yield row
                    row.say_unread(self.notes)
                elif len(above) < PREAMBLE:
                    above.append((number, cells))
                    header = self._header(name, above)
            if header is None:
                self._without_header(name, above, last)
                continue
            with_header += 1
            self._say_merged(name, above[-1][0])
        if not with_header:
            message = f"no sheet has a header with {', '.join(self.required)}"
            raise fault(report.FaultKind.FOREIGN, message, self.give, self.whole)

    def _header(self, name, above):
        """The columns, if the last of the first rows is the header."""
        number, cells = above[-1]
        columns = Columns(cells)
        if columns.lacking(self.required):
            return None
        if columns.twice:
            raise self._bad_header(name, number, cells, f"has `{columns.twice}` twice")
        self.preambles += [(rows(self.part, row, row, name), said, set()) for row, said in above[:-1]]
        return columns

    def _without_header(self, name, above, last):
        """A sheet without the header is another one; or one with most of it is of a layout that is not known."""
        if not above:
            return
        for number, cells in above:
            lacking = Columns(cells).lacking(self.required)
            if len(lacking) * 2 < len(self.required):
                raise self._bad_header(name, number, cells, f"lacks {', '.join(lacking)}")
        number, cells = above[0]
        message = "the sheet has no such header; it was left out"
        place = rows(self.part, number, last, name)
        self.notes.sum(report.NoticeKind.UNMAPPED, f"sheet {name}", message, " ".join(cells), place)

    def _bad_header(self, name, number, cells, what):
        place = rows(self.part, number, number, name)
        kind = report.FaultKind.UNKNOWN_LAYOUT
        return fault(kind, f"the header of the sheet `{name}` {what}", NEWER, place, shown(cells))

    def _say_merged(self, name, header):
        """Says which cells of the list are merged: only the first of them has a value, and nobody knows whether the others
        mean the same."""
        for reference in self.workbook.merged:
            found = re.fullmatch(r"[A-Z]+(\d+):[A-Z]+(\d+)", reference)
            if not found:
                continue
            first, last = int(found[1]), int(found[2])
            if last > header:
                message = "cells are merged; their value was taken for the first of them alone"
                place = rows(self.part, first, max(first, last), name)
                self.notes.sum(report.NoticeKind.REMARK, f"sheet {name}", message, reference, place)

    def above(self, label):
        """What stands right of a label above a header, such as the day of a list; none before its sheet was begun, or if there
        is no such label."""
        for _, cells, asked in self.preambles:
            cells = [text(cell) or "" for cell in cells]
            for at, cell in enumerate(cells):
                if cell.rstrip(":").strip().lower() == label.lower():
                    asked.add(at)
                    value = next((at for at in range(at + 1, len(cells)) if cells[at]), None)
                    asked.add(value)
                    return None if value is None else cells[value]
        return None

    def end(self):
        """Says what above the headers was not asked for. To be called when all rows were read."""
        for place, cells, asked in self.preambles:
            unread = [cell for at, cell in enumerate(cells) if at not in asked and cell.strip()]
            if unread:
                message = "cells above the header were not asked for; they were left out"
                field = "(above the header)"
                self.notes.sum(report.NoticeKind.UNMAPPED, field, message, " ".join(unread), place)
