"""A workbook in XLSX: its sheets, row by row, with cells as text."""

import datetime
import encodings.cp437  # noqa: F401: zipfile reads names with it, and the sandbox imports nothing later
import io
import re
import struct
import zipfile
import zlib
from xml.etree import ElementTree

from dragoman_guest.records import AGAIN, fault, rows, span
from wit_world.imports import report

#: Most that all members together may unpack to, and most members: a few bytes can unpack to gigabytes.
MAX_UNPACKED = 256 << 20
MAX_MEMBERS = 1000

#: Columns looked at. Lists have some dozen.
MAX_COLUMNS = 512

#: What expat reads by itself. For any other encoding Python would look for a codec, of which the sandbox has none.
_ENCODINGS = {"utf-8", "utf-16", "us-ascii", "iso-8859-1"}

_REJECTED = report.NoticeKind.REJECTED_VALUE
_REMARK = report.NoticeKind.REMARK

_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")

#: What reading a member that is damaged comes to.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, ValueError)

#: Formats of numbers that are dates (ECMA-376, 18.8.30). Those of minutes and of hours that were spent, 45 to 47, are none.
_DATES = {*range(14, 23), *range(27, 37), *range(50, 59)}

#: Thousandths of a second in a day: what a spreadsheet tells apart.
_DAY = 86_400_000


class Xlsx:
    """A workbook. It is held in memory whole, packed; of its sheets only the rows at hand are."""

    def __init__(self, content, part, give):
        self.part = part
        self.give = give
        self.size = len(content)
        self.archive = self._open(content)
        self.members = {name.lower(): name for name in self.archive.namelist()}
        path = self._target(self._relations(""), "/officeDocument") or "xl/workbook.xml"
        if path.lower() not in self.members:
            message = "the file is an archive, but not a workbook"
            raise fault(report.FaultKind.FOREIGN, message, give, span(part, 0, self.size))
        relations = self._relations(path)
        workbook = self._tree(path)
        self.sheets = self._sheets(workbook, relations)
        # Days are counted from the end of 1899, or from 1904 on.
        properties = next(_all(workbook, "workbookPr"), {})
        self.epoch = datetime.date(1904, 1, 1) if _is_true(properties.get("date1904")) else datetime.date(1899, 12, 30)
        self.texts = self._texts(self._target(relations, "/sharedStrings"))
        self.dates = self._dates(self._target(relations, "/styles"))

    def _open(self, content):
        whole = span(self.part, 0, self.size)
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN:
            if b"PK\x05\x06" in content[-66000:]:
                message = "the directory of the workbook's archive is broken"
                raise fault(report.FaultKind.MALFORMED, message, AGAIN, whole) from None
            message = "the workbook stops before the directory at its end"
            place = span(self.part, self.size, self.size)
            raise fault(report.FaultKind.TRUNCATED, message, AGAIN, place) from None
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        if len(members) > MAX_MEMBERS or unpacked > MAX_UNPACKED:
            message = f"the workbook has {len(members)} members, and would unpack to {unpacked} bytes"
            remedy = "this is not how the list is published: do not use the file"
            raise fault(report.FaultKind.OTHER, message, remedy, whole)
        return archive

    def _member(self, path):
        """The content of a member; its checksum is compared."""
        try:
            member = self.archive.getinfo(self.members[path.lower()])
            with self.archive.open(member) as packed:
                # Not more than it says: a few bytes can unpack to gigabytes.
                content = packed.read(member.file_size + 1)
        except _BROKEN as error:
            raise self._damaged(path, f"is damaged: {error}") from None
        declared = _ENCODING.match(content)
        if declared and declared[1].decode("ascii").lower() not in _ENCODINGS:
            raise self._damaged(path, f"is in `{declared[1].decode('ascii')}`, which no workbook is")
        return content

    def _damaged(self, path, how):
        message = f"`{path}` in the workbook {how}"
        return fault(report.FaultKind.MALFORMED, message, AGAIN, span(self.part, 0, self.size))

    def _tree(self, path):
        try:
            return ElementTree.fromstring(self._member(path))
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            raise self._damaged(path, f"cannot be read: {error}") from None

    def _relations(self, path):
        """What a member refers to: id, kind and path of each."""
        folder, _, name = path.rpartition("/")
        beside = f"{folder}/_rels/{name}.rels".lstrip("/")
        if beside.lower() not in self.members:
            return []
        found = []
        for relation in _all(self._tree(beside), "Relationship"):
            target = relation.get("Target", "")
            target = target[1:] if target.startswith("/") else _joined(folder, target)
            found.append((relation.get("Id"), relation.get("Type", ""), target))
        return found

    def _target(self, relations, kind):
        for _, of, target in relations:
            if of.endswith(kind) and target.lower() in self.members:
                return target
        return None

    def _sheets(self, workbook, relations):
        """Names of sheets with cells, and where they are. Sheets of charts have none."""
        paths = {identity: target for identity, kind, target in relations if kind.endswith("/worksheet")}
        sheets = []
        for sheet in _all(workbook, "sheet"):
            identity = next((value for key, value in sheet.items() if _local(key) == "id"), None)
            path = paths.get(identity)
            if path is None:
                continue
            if path.lower() not in self.members:
                message = f"the sheet `{sheet.get('name')}` is missing in the workbook"
                raise fault(report.FaultKind.MALFORMED, message, AGAIN, span(self.part, 0, self.size))
            sheets.append((sheet.get("name", ""), path))
        return sheets

    def _texts(self, path):
        """The texts that cells refer to."""
        return [] if path is None else [_text(item) for item in _all(self._tree(path), "si")]

    def _dates(self, path):
        """For each style of cells whether it is that of a date."""
        if path is None:
            return []
        styles = self._tree(path)
        own = {format.get("numFmtId"): format.get("formatCode", "") for format in _all(styles, "numFmt")}
        dates = []
        for cells in _all(styles, "cellXfs"):
            for style in cells:
                number = style.get("numFmtId", "0")
                dates.append(_is_date(own[number]) if number in own else number.isdecimal() and int(number) in _DATES)
        return dates

    def read(self, name, path):
        """The rows of a sheet: the number of each, its cells as text, and what is to be said of it (the column, counted from
        0, the kind of notice and the message). Which cells are merged stands in `merged` behind the last row."""
        parser = ElementTree.XMLPullParser(events=("end",))
        number, self.merged = 0, []
        content = self._member(path)
        try:
            for start in range(0, len(content) + 1, 1 << 16):
                parser.feed(content[start : start + (1 << 16)])
                if start + (1 << 16) > len(content):
                    parser.close()
                for _, element in parser.read_events():
                    tag = element.tag
                    if tag.endswith("}row"):
                        number = self._number(element, number, name)
                        yield (number, *self._cells(element))
                        # What was read is not needed any more.
                        element.clear()
                    elif tag.endswith("}mergeCell"):
                        self.merged.append(element.get("ref", ""))
        except (ElementTree.ParseError, ValueError, LookupError) as error:
            place = rows(self.part, max(number, 1), max(number, 1), name)
            cut = getattr(error, "code", None) in (3, 5)
            if cut:
                message = f"the sheet stops in or after row {number}"
                raise fault(report.FaultKind.TRUNCATED, message, AGAIN, place) from None
            message = f"the sheet cannot be read in or after row {number}: {error}"
            raise fault(report.FaultKind.MALFORMED, message, AGAIN, place) from None

    def _number(self, row, above, name):
        """The number of a row. It may go without saying."""
        number = int(row.get("r", above + 1))
        if number <= above:
            place = rows(self.part, max(number, 1), max(number, 1), name)
            raise fault(report.FaultKind.MALFORMED, f"row {number} follows row {above}", AGAIN, place)
        return number

    def _cells(self, row):
        cells, said, at = [], [], -1
        for cell in row:
            at = _column(cell.get("r"), at)
            if at >= MAX_COLUMNS:
                said.append((at, _REJECTED, "a cell far right of the list was not read"))
                continue
            value, about = self._value(cell)
            said.extend((at, kind, message) for kind, message in about)
            if value:
                cells.extend([""] * (at + 1 - len(cells)))
                cells[at] = value
        return cells, said

    def _value(self, cell):
        """The text of a cell, and the kinds and messages of what is to be said about it."""
        kind = cell.get("t", "n")
        value, formula, text = None, False, ""
        for inner in cell:
            tag = inner.tag
            if tag.endswith("}v"):
                value = inner.text or ""
            elif tag.endswith("}f"):
                formula = True
            elif tag.endswith("}is"):
                text = _text(inner)
        said = [(_REMARK, "a formula was read as the value that was saved with it")] if formula else []
        if kind == "inlineStr":
            return text, said
        if value is None:
            return "", [(_REJECTED, "a formula has no value; it was left out")] if formula else said
        if kind == "e":
            return "", [(_REJECTED, "a cell holds an error of the spreadsheet instead of a value")]
        if kind == "s":
            number = int(value)
            if not 0 <= number < len(self.texts):
                return "", [(_REJECTED, "a cell refers to a text that the workbook has not")]
            return self.texts[number], said
        if kind == "b":
            return "true" if value == "1" else "false", said
        if kind == "n":
            plain, is_timed = self._plain(value, int(cell.get("s", 0)))
            if is_timed:
                said.append((_REMARK, "a day has a time of day, which was left out"))
            return plain, said
        return _unescaped(value), said

    def _plain(self, value, style):
        """A number as plainly as it can be; a day as `yyyy-mm-dd`, and whether it has a time of day, which is left out."""
        try:
            number = float(value)
        except ValueError:
            return value, False
        if style < len(self.dates) and self.dates[style] and 1 <= number < 2958466:
            days, time = divmod(round(number * _DAY), _DAY)
            if self.epoch.year == 1899 and days < 60:
                # Before the day in 1900 that a spreadsheet has and the calendar has not.
                days += 1
            try:
                return (self.epoch + datetime.timedelta(days)).isoformat(), time > 0
            except OverflowError:
                return value, False
        return (str(int(number)) if number.is_integer() and abs(number) < 1e15 else value), False


def _local(tag):
    """A name without its namespace: there are two for workbooks."""
    return tag.rpartition("}")[2]


def _all(tree, name):
    return (element for element in tree.iter() if _local(element.tag) == name)


def _text(element):
    """The text of a cell or an item, of one piece or of several, without how it is pronounced."""
    pieces = []
    for inner in element:
        tag = _local(inner.tag)
        if tag == "t":
            pieces.append(inner)
        elif tag == "r":
            pieces.extend(piece for piece in inner if _local(piece.tag) == "t")
    return _unescaped("".join(piece.text or "" for piece in pieces))


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _unescaped(text):
    """Characters that XML has not are written `_x000D_`."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _joined(folder, path):
    steps = folder.split("/") if folder else []
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _is_true(raw):
    return raw in ("1", "true", "on")


def _is_date(code):
    """Whether a format of numbers has days, months or years in it, outside of what it quotes. One with `[h]` is of hours that
    were spent, of which minutes may be a part."""
    plain = re.sub(r'"[^"]*"|\\.|_.|\*.', "", code)
    if re.search(r"\[(?:h+|m+|s+)\]", plain, re.IGNORECASE):
        return False
    plain = re.sub(r"\[[^\]]*\]", "", plain)
    return bool(re.search("[dmyDMY]", plain)) and "General" not in plain


#: The numbers of the first columns: lists have no others.
_COLUMNS = {letter: at for at, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1)}


def _column(reference, before):
    """The column of a cell, counted from 0. It may go without saying."""
    if not reference:
        return before + 1
    letters = reference.rstrip("0123456789")
    column = _COLUMNS.get(letters)
    if column is None:
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
    return column - 1 if column > 0 else before + 1
