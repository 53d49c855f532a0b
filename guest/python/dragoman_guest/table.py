"""A table in CSV, read strictly: what no row is asked for becomes a notice, and every row knows its place."""

import csv
import io

from dragoman_guest.columns import Columns, Row, shown
from dragoman_guest.feed import read
from dragoman_guest.records import AGAIN, NEWER, fault, rows
from wit_world.imports import report

# Cells may be as long as they like: the host bounds what it takes.
csv.field_size_limit((1 << 31) - 1)


class Table:
    """The rows of a table with a header, in UTF-8. Rows are records of CSV: lines without anything do not count. A row of another
    width than the header is left out with a notice; if there are many, it is another layout, and a fault.
    """

    def __init__(self, part, required, notes):
        self.part = part
        self.notes = notes
        content = read(part)
        #: Whether the file ends as a whole one does, with a line break. One that was cut between two rows does as well.
        self.end_seen = content.endswith(b"\n")
        try:
            # Not "utf-8-sig": that would be imported now.
            decoded = content.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            row = _row_at(content, error.start)
            message = "there are bytes that are not UTF-8"
            raise fault(report.FaultKind.ENCODING, message, AGAIN, rows(part, row, row)) from None
        self.rows = _records(decoded, strict=True)
        #: The number of the row that was read last.
        self.number = 0
        header = self._next()
        if header is None:
            raise fault(report.FaultKind.EMPTY, "the file is empty", AGAIN)
        self.columns = Columns(header)
        self._check_header(required)

    def _check_header(self, required):
        lacking = self.columns.lacking(required)
        if lacking:
            message = f"the header lacks {', '.join(lacking)}"
        elif self.columns.twice:
            message = f"the header has `{self.columns.twice}` twice"
        else:
            return
        # Nothing of the header fits: it is another list, or none.
        foreign = len(lacking) == len(required)
        kind = report.FaultKind.FOREIGN if foreign else report.FaultKind.UNKNOWN_LAYOUT
        raise fault(kind, message, NEWER, rows(self.part, 1, 1), shown(self.columns.names))

    def _next(self):
        self.number += 1
        try:
            return next(self.rows, None)
        except csv.Error as error:
            place = rows(self.part, self.number, self.number)
            cut = "unexpected end of data" in str(error)
            kind = report.FaultKind.TRUNCATED if cut else report.FaultKind.MALFORMED
            raise fault(kind, f"the table cannot be read: {error}", AGAIN, place) from None

    def _is_last(self):
        try:
            return next(self.rows, None) is None
        except csv.Error:
            return False

    def __iter__(self):
        given = left_out = 0
        while (cells := self._next()) is not None:
            place = rows(self.part, self.number, self.number)
            if len(cells) != len(self.columns.names):
                if len(cells) < len(self.columns.names) and not self.end_seen and self._is_last():
                    self._check_rows(given, left_out)
                    message = f"a row has {len(cells)} cells, the header has {len(self.columns.names)}"
                    raise fault(report.FaultKind.TRUNCATED, message, AGAIN, place, shown(cells))
                if not any(cell.strip() for cell in cells):
                    continue
                left_out += 1
                fewer = "fewer" if len(cells) < len(self.columns.names) else "more"
                message = f"the row has {fewer} cells than the header; it was left out"
                self.notes.case(report.NoticeKind.REJECTED_RECORD, "(row)", message, ",".join(cells), place)
                continue
            given += 1
            row = Row(self.columns, cells, self.part, self.number)
            yield row
            row.say_unread(self.notes)
        self._check_rows(given, left_out)

    def _check_rows(self, given, left_out):
        """Makes sure that it is a matter of single rows if some were left out: not more than ten, or not more than 2 %."""
        if left_out > given:
            kind = report.FaultKind.UNKNOWN_LAYOUT
        elif left_out > 10 and left_out * 50 > left_out + given:
            kind = report.FaultKind.MALFORMED
        else:
            return
        width = len(self.columns.names)
        message = f"{left_out} of {left_out + given} rows have not the {width} cells that the header has"
        raise fault(kind, message, AGAIN, rows(self.part, 1, 1), shown(self.columns.names))


def _records(decoded, strict):
    """Records of CSV; a line without anything is none."""
    return (cells for cells in csv.reader(io.StringIO(decoded, newline=""), strict=strict) if cells)


def _row_at(content, offset):
    """The number of the row in which a byte stands; what stands before it is UTF-8."""
    return sum(1 for _ in _records(content[:offset].decode("utf-8") + "x", strict=False))
