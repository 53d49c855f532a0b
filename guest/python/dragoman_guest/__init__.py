"""What a translator in Python is written with.

Strict readers of CSV (`Table`) and of workbooks (`Workbook`): a column that nobody asks for becomes a notice with a count
and the place of the first, and every row knows its place. Records with defaults (`make`), notices that are summed
(`Notes`), partial and uncertain dates (`dates`), several values in a cell (`enumeration`), names that words join
(`quality`), ids (`ids`).

Everything is imported at the top of a module: the sandbox has no files, so a late import finds nothing.
"""

from dragoman_guest import dates, enumeration, ids, quality, scripts
from dragoman_guest.dates import claim, iso
from dragoman_guest.feed import read, single
from dragoman_guest.items import Subjects
from dragoman_guest.notes import Notes
from dragoman_guest.records import excerpt, fault, make, marking, place, rows, text
from dragoman_guest.sheet import Workbook
from dragoman_guest.table import Table
from dragoman_guest.telling import told

__all__ = [
    "Notes",
    "Subjects",
    "Table",
    "Workbook",
    "claim",
    "dates",
    "enumeration",
    "excerpt",
    "fault",
    "ids",
    "iso",
    "make",
    "marking",
    "place",
    "quality",
    "read",
    "rows",
    "scripts",
    "single",
    "text",
    "told",
]
