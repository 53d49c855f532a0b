"""Short ways to make values: what the schema has as a dozen fields mostly needs two."""

import dataclasses
import typing

from componentize_py_types import Err
from wit_world.imports import provenance, report, values

#: The most characters of an excerpt: what a person reads at a glance.
EXCERPT = 160

#: What to do about most faults of a file.
AGAIN = "get the file again, and compare it with the one that is published"

#: What to do about a header that is not the one expected.
NEWER = "give the list itself; if its layout is new, the module must learn it"


def make(record, **fields):
    """A record of the schema, in which what is not given is absent: none, an empty list, or the first source."""
    known = _ABSENT.get(record)
    if known is None:
        known = _ABSENT[record] = _absent(record)
    plain, lists = known
    given = plain.copy()
    for name in lists:
        given[name] = []
    given.update(fields)
    return record(**given)


_ABSENT = {}


def _absent(record):
    """The values of fields that need not be given, and the names of those that are lists."""
    hints = typing.get_type_hints(record)
    plain, lists = {}, []
    for field in dataclasses.fields(record):
        hint = hints[field.name]
        if typing.get_origin(hint) is list:
            lists.append(field.name)
        elif type(None) in typing.get_args(hint):
            plain[field.name] = None
        elif field.name == "at":
            plain[field.name] = 0
    return plain, lists


def marking():
    """A marking that leaves all to the feed."""
    return make(provenance.Marking, originator_controlled=False)


def fault(kind, message, remedy, place=None, excerpt=None):
    """The file as a whole cannot be translated; to be raised."""
    return Err(report.Fault(kind=kind, message=message, source=place, excerpt=excerpt, remedy=remedy))


def rows(part, first, last, sheet=None):
    """Rows of a part that is CSV, or of a sheet of one that is a workbook."""
    return provenance.Locator_Row(provenance.RowRange(part=part, sheet=sheet, first=first, last=last))


def span(part, start, end):
    """Bytes of a part, from one up to another."""
    return provenance.Locator_Bytes(provenance.ByteRange(part=part, start=start, end=end))


def text(raw):
    """A text with its white space folded; none if nothing is left."""
    return " ".join(raw.split()) or None


def excerpt(raw):
    """A text, folded and shortened to what a person reads at a glance; none if nothing is left."""
    folded = text(raw)
    if folded is None or len(folded) <= EXCERPT:
        return folded
    return folded[:EXCERPT] + "…"


def place(raw):
    """A place of which only the source's words are known."""
    return make(values.Place, raw=raw)
