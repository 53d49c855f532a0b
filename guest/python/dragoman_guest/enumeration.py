"""Several values in a cell, numbered: `(1) … (2) …`, `a) … b) …`, `1. … 2. …`."""

import re

#: Most items of an enumeration.
MOST = 200

#: Ways to number: a bracket before or not, digits or letters, a bracket or a full stop behind.
_STYLES = [
    (r"[(（](\d{1,3})[)）]", int),
    (r"[(（]([a-z])[)）]", lambda letter: ord(letter) - ord("a") + 1),
    (r"(?<![\w(（])(\d{1,3})[)）]", int),
    (r"(?<![\w(（])([a-z])[)）]", lambda letter: ord(letter) - ord("a") + 1),
    (r"(?m:^[ \t]*)(\d{1,3})[.,](?=\s)", int),
]
_STYLES = [(re.compile(style), number) for style, number in _STYLES]


def items(cell):
    """The items of an enumeration, in their order; none if the cell is surely none: it begins with the first number, and
    the second follows. `1.` counts at the start of a line only."""
    cell = cell.strip()
    for style, number in _STYLES:
        first = style.match(cell)
        if not first or number(first[1]) != 1:
            continue
        marks = [first]
        for mark in style.finditer(cell, first.end()):
            if number(mark[1]) == len(marks) + 1 and len(marks) < MOST:
                marks.append(mark)
        if len(marks) > 1:
            ends = [mark.start() for mark in marks[1:]] + [len(cell)]
            return [cell[mark.end() : end].strip() for mark, end in zip(marks, ends)]
    return None


def values(cell):
    """The values of a cell without those that say nothing: those of its enumeration, else the whole cell."""
    found = items(cell)
    return [value for value in map(stated, [cell] if found is None else found) if value]


_DASH = re.compile(r"(?m)^\s*[-–•]\s*")


def lines(cell):
    """The values of a cell in which each begins with a dash at the start of a line: `- …\n- …`. A line without one goes on
    with the value before it. None if there are not two."""
    pieces = [piece for piece in _DASH.split(cell) if piece.strip()]
    return [value for value in map(stated, pieces) if value] if len(pieces) > 1 else None


def stated(raw):
    """A text without the marks at its end; none if it is empty or a dash, which is how an item is left out."""
    raw = raw.strip().rstrip(",;；、 \t\r\n")
    return None if raw in ("", "-", ".", "- .", "-.") else raw
