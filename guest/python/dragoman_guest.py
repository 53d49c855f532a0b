"""What a translator in Python is written with: records with defaults, a strict reader of CSV, notices, dates.

Everything is imported at the top of a module: the sandbox has no files, so a late import finds nothing.
"""

import csv
import dataclasses
import datetime
import io
import typing

from componentize_py_types import Err
from wit_world.imports import log, provenance, report, sink, source, values

#: Items of one call of the host.
BATCH = 256

#: Different sums of notices that are kept apart, and the field of what is counted beyond them.
MAX_SUMS = 256
OTHERS = "(others)"

#: What to do about most faults of a file.
AGAIN = "get the file again, and compare it with the one that is published"


def make(record, **fields):
    """A record of the schema, in which what is not given is absent: none, an empty list, or the first source."""
    return record(**{**_absent(record), **fields})


_ABSENT = {}


def _absent(record):
    if record not in _ABSENT:
        hints = typing.get_type_hints(record)
        absent = {}
        for field in dataclasses.fields(record):
            hint = hints[field.name]
            if typing.get_origin(hint) is list:
                absent[field.name] = list
            elif type(None) in typing.get_args(hint):
                absent[field.name] = lambda: None
            elif field.name == "at":
                absent[field.name] = int
        _ABSENT[record] = absent
    return {name: default() for name, default in _ABSENT[record].items()}


def marking():
    """A marking that leaves all to the feed."""
    return make(provenance.Marking, originator_controlled=False)


def fault(kind, message, remedy, place=None, excerpt=None):
    """The file as a whole cannot be translated; to be raised."""
    return Err(report.Fault(kind=kind, message=message, source=place, excerpt=excerpt, remedy=remedy))


def rows(part, first, last):
    """Rows of a CSV part."""
    return provenance.Locator_Row(provenance.RowRange(part=part, sheet=None, first=first, last=last))


def text(raw):
    """A text with its white space folded; none if nothing is left."""
    return " ".join(raw.split()) or None


def iso(raw):
    """Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd` as a date; none for anything else."""
    pieces = raw.split("-")
    lengths = [len(piece) for piece in pieces]
    if lengths not in ([4], [4, 2], [4, 2, 2]) or not all(piece.isascii() and piece.isdigit() for piece in pieces):
        return None
    year, month, day = [int(piece) for piece in pieces] + [None] * (3 - len(pieces))
    try:
        datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    return values.PartialDate(year=year, month=month, day=day)


def claim(raw):
    """What a text says of a date: the date, or else the source's words, which are better than a wrong date."""
    date = iso(raw)
    return make(
        values.DateClaim,
        earliest=date,
        latest=date,
        certainty=values.Certainty.EXACT if date else values.Certainty.UNSTATED,
        calendar=values.Calendar.GREGORIAN,
        raw=None if date else raw,
    )


def read(part):
    """A whole part. A read may give less than was asked for, and gives nothing at the end."""
    chunks = []
    offset = 0
    while chunk := source.read(part, offset, 1 << 20):
        chunks.append(chunk)
        offset += len(chunk)
    return b"".join(chunks)


def single():
    """The one part of a feed that must have exactly one."""
    parts = source.parts()
    if not parts:
        raise fault(report.FaultKind.MISSING_PART, "the feed has no part", "give the list's file")
    if len(parts) > 1:
        message = f"this list comes as one file, the feed has {len(parts)}"
        raise fault(report.FaultKind.OTHER, message, "give one edition at a time")
    return 0


class Notes:
    """What is to be said at the end of a run, summed where one case is like another."""

    def __init__(self):
        self.sums = {}

    def sum(self, kind, field, message, excerpt=None, place=None, record=None):
        """Counts a case among those of the same field and message: only the first is shown."""
        key = (kind, field, message)
        if key in self.sums:
            self.sums[key].count += 1
        elif len(self.sums) >= MAX_SUMS and field != OTHERS:
            self.sum(kind, OTHERS, message, excerpt, place, record)
        else:
            self.sums[key] = report.Notice(
                kind=kind, field=field, message=message, excerpt=excerpt, record_id=record, source=place, count=1
            )

    def send(self):
        """Says it."""
        notices = list(self.sums.values())
        for start in range(0, len(notices), BATCH):
            sink.notices(notices[start : start + BATCH])


class Subjects:
    """Sends subjects to the host, some hundred at a time."""

    def __init__(self):
        self.batch = []

    def add(self, subject):
        """Takes one."""
        self.batch.append(subject)
        if len(self.batch) >= BATCH:
            self.send()

    def send(self):
        """Sends what is left."""
        if self.batch:
            sink.subjects(self.batch)
            self.batch = []


class Table:
    """A table in CSV, read strictly: what no row is asked for becomes a notice, and every row knows its place."""

    def __init__(self, part, required, notes):
        self.part = part
        self.notes = notes
        content = read(part)
        self.end_seen = content.endswith(b"\n")
        try:
            # Not "utf-8-sig": that would be imported now.
            decoded = content.decode("utf-8").removeprefix("\ufeff")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            message = "there are bytes that are not UTF-8"
            raise fault(report.FaultKind.ENCODING, message, AGAIN, rows(part, row, row)) from None
        self.rows = csv.reader(io.StringIO(decoded), strict=True)
        self.number = 0
        header = self._next()
        if header is None:
            raise fault(report.FaultKind.EMPTY, "the file is empty", AGAIN)
        self.columns = [" ".join(cell.split()).lower() for cell in header]
        self.names = [" ".join(cell.split()) for cell in header]
        missing = [name for name in required if name.lower() not in self.columns]
        if missing:
            kind = report.FaultKind.FOREIGN if len(missing) == len(required) else report.FaultKind.UNKNOWN_LAYOUT
            remedy = "give the list itself; if its layout is new, the module must learn it"
            excerpt = ",".join(self.names)[:160]
            raise fault(kind, f"the header lacks {', '.join(missing)}", remedy, rows(part, 1, 1), excerpt)

    def _next(self):
        self.number += 1
        try:
            return next(self.rows, None)
        except csv.Error as error:
            place = rows(self.part, self.number, self.number)
            raise fault(report.FaultKind.MALFORMED, f"the table cannot be read: {error}", AGAIN, place) from None

    def __iter__(self):
        while (cells := self._next()) is not None:
            if not cells:
                continue
            if len(cells) != len(self.columns):
                message = f"a row has {len(cells)} cells, the header has {len(self.columns)}"
                place = rows(self.part, self.number, self.number)
                raise fault(report.FaultKind.MALFORMED, message, AGAIN, place, ",".join(cells)[:160])
            row = Row(self, cells)
            yield row
            for index, cell in enumerate(cells):
                if index not in row.asked and cell.strip():
                    self.notes.sum(
                        report.NoticeKind.UNMAPPED,
                        self.names[index],
                        "the column was not asked for; it was left out",
                        cell[:160],
                        row.place(),
                    )


class Row:
    """A row of a table."""

    def __init__(self, table, cells):
        self.table = table
        self.cells = cells
        self.number = table.number
        self.asked = set()

    def text(self, column):
        """The text of a column; none if it is blank, or the table has no such column."""
        if column.lower() not in self.table.columns:
            return None
        index = self.table.columns.index(column.lower())
        self.asked.add(index)
        return text(self.cells[index])

    def place(self):
        """Its place."""
        return rows(self.table.part, self.number, self.number)


def told(translate):
    """A translation that says in the log what an exception was: the host sees nothing but a trap otherwise."""

    def telling(self):
        try:
            return translate(self)
        except Err:
            raise
        except Exception as error:
            log.write(log.Level.ERROR, f"{type(error).__name__}: {error} ({_where(error)})")
            raise

    return telling


def _where(error):
    """Function and line of each call, the innermost last. The standard library's own would look for source files."""
    calls = []
    place = error.__traceback__
    while place is not None:
        calls.append(f"{place.tb_frame.f_code.co_name} line {place.tb_lineno}")
        place = place.tb_next
    return ", ".join(calls)
