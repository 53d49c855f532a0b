"""Dates that are partial, uncertain, or ranges. A partial date stays partial, a range is one claim, and the source's words
are kept wherever they were interpreted."""

import dataclasses
import datetime
import re

from dragoman_guest.records import make
from wit_world.imports.values import Calendar, Certainty, DateClaim, PartialDate


@dataclasses.dataclass(frozen=True)
class Words:
    """The words of a language for dates, in small letters."""

    #: Names of months and their abbreviations, January first.
    months: tuple
    #: Words before a date that is not certain.
    circa: tuple = ()
    before: tuple = ()
    after: tuple = ()
    #: `between` and `and` of a range.
    between: tuple = ()
    and_: tuple = ()
    #: Words between alternatives.
    or_: tuple = ()

    def __add__(self, other):
        """The words of both languages."""
        months = tuple(f"{one} {two}" for one, two in zip(self.months, other.months))
        names = [field.name for field in dataclasses.fields(self)][1:]
        return Words(months, *(getattr(self, name) + getattr(other, name) for name in names))


ENGLISH = Words(
    months=tuple(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sept sep,"
        "october oct,november nov,december dec".split(",")
    ),
    circa=("circa", "c.", "ca.", "approximately", "approx.", "approx", "around", "about"),
    before=("before",),
    after=("after",),
    between=("between",),
    and_=("and",),
    or_=("or",),
)

INDONESIAN = Words(
    months=tuple(
        "januari jan,februari pebruari feb,maret mar,april apr,mei,juni jun,juli jul,agustus agu agt,september sep,"
        "oktober okt,november nopember nov,desember des".split(",")
    ),
    circa=("sekitar tahun", "sekitar", "kira-kira"),
    before=("sebelum",),
    after=("setelah", "sesudah"),
    between=("antara tahun", "antara"),
    and_=("dan",),
    or_=("atau",),
)


def date(year, month=None, day=None):
    """A date, checked: a year from 1 to 9999, a month, a day that the month has; none otherwise."""
    if day is not None and month is None:
        return None
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year=year, month=month, day=day)


_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def iso(raw):
    """Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd` as a date; none for anything else."""
    found = _ISO.fullmatch(raw)
    return found and date(*(piece and int(piece) for piece in found.groups()))


def _claim(earliest, latest, certainty, raw=None):
    return make(
        DateClaim, earliest=earliest, latest=latest, certainty=certainty, calendar=Calendar.GREGORIAN, raw=raw
    )


def exact(found):
    """A date as given."""
    return _claim(found, found, Certainty.EXACT)


def circa(found):
    """About a date."""
    return _claim(found, found, Certainty.CIRCA)


def between(earliest, latest):
    """Within a range that runs forwards."""
    return _claim(earliest, latest, Certainty.BETWEEN)


def unstated(raw):
    """Words that could not be read as a date."""
    return _claim(None, None, Certainty.UNSTATED, raw)


def claim(raw):
    """What a text in ISO 8601 says of a date: the date, or else the source's words, which are better than a wrong date."""
    found = iso(raw)
    return exact(found) if found else unstated(raw)


def _any(words):
    # `|` takes the first that fits, so that the longest must stand first.
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


class Style:
    """How a list writes dates: what comes first in `03/05/1970` (`day`, `month`, or `year` where the list does not say), and
    in what words."""

    #: With what the patterns of a style are to be compiled.
    FLAGS = re.IGNORECASE | re.ASCII

    def __init__(self, first="year", words=ENGLISH):
        self.first = first
        self.months = {
            name: number for number, names in enumerate(words.months, 1) for name in names.split()
        }
        months = _any(self.months)
        #: One date, as it may stand in a text. Its end is where no letter and no figure follows.
        self.point = (
            r"(?:\d{4}-\d{2}-\d{2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}-\d{1,2}-\d{4}"
            rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{months})\.?\s+\d{{4}}|(?:{months})\.?\s+\d{{1,2}},\s*\d{{4}}"
            rf"|(?:{months})\.?\s+\d{{4}}|\d{{1,2}}/\d{{4}}|\d{{4}})(?!\w)"
        )
        self._words = re.compile(
            rf"(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+)?({months})\.?(?:\s+(\d{{1,2}}),)?\s+(\d{{4}})", self.FLAGS
        )
        hedge = rf"(?:(?P<circa>{_any(words.circa)})|(?P<before>{_any(words.before)})|(?P<after>{_any(words.after)}))"
        #: One alternative.
        self.alternative = (
            rf"(?:(?:{_any(words.between)})\s+{self.point}(?:\s+(?:{_any(words.and_)})\s+|\s*[-–]\s*){self.point}"
            rf"|(?:(?:{_any(words.circa + words.before + words.after)})\s*)?{self.point}(?:\s*[-–]\s*{self.point})?)"
        )
        self._single = re.compile(
            rf"(?:(?:{_any(words.between)})\s+(?P<from>{self.point})"
            rf"(?:\s+(?:{_any(words.and_)})\s+|\s*[-–]\s*)(?P<to>{self.point})"
            rf"|(?:{hedge}\s*)?(?P<one>{self.point})(?:\s*[-–]\s*(?P<last>{self.point}))?)",
            self.FLAGS,
        )
        self._or = re.compile(rf"\s+(?:{_any(words.or_)})\s+", self.FLAGS)

    def claims(self, cell):
        """The claims of a cell: one, or one for each alternative; one of its words alone if any of it cannot be read; nothing
        of a blank."""
        cell = cell.strip()
        if not cell:
            return []
        found = self.read(cell)
        return [unstated(" ".join(cell.split()))] if found is None else found

    def read(self, cell):
        """The claims of a cell, with its words in `raw` unless they are a plain date of ISO 8601; none if any of it cannot be
        read."""
        plain = iso(cell)
        if plain:
            return [exact(plain)]
        claims = [self.single(piece) for piece in self._or.split(cell)]
        if None in claims:
            return None
        for one in claims:
            one.raw = " ".join(cell.split())
        return claims

    def single(self, text):
        """The claim of one alternative, without its words; none if it cannot be read."""
        found = self._single.fullmatch(text.strip(" \t\r\n;,."))
        if not found:
            return None
        if found["from"] or found["last"]:
            ends = (found["from"] or found["one"], found["to"] or found["last"])
            return self._range(*map(self.date, ends), found["circa"], found["before"] or found["after"])
        one = self.date(found["one"])
        if one is None:
            return None
        if found["circa"]:
            return circa(one)
        if found["before"]:
            return _claim(None, one, Certainty.BEFORE)
        if found["after"]:
            return _claim(one, None, Certainty.AFTER)
        return exact(one)

    def _range(self, earliest, latest, about, hedged):
        if earliest is None or latest is None or hedged or _key(earliest) > _key(latest):
            return None
        return _claim(earliest, latest, Certainty.CIRCA if about else Certainty.BETWEEN)

    def date(self, text):
        """One date without any words about it. Noughts stand for a month or a day that is not known."""
        plain = iso(text)
        if plain:
            return plain
        words = self._words.fullmatch(text)
        if words:
            day, month, other, year = words.groups()
            day = day or other
            return date(int(year), self.months[month.lower()], day and int(day))
        pieces = re.split(r"[/.-]", text)
        if not all(piece.isascii() and piece.isdigit() for piece in pieces):
            return None
        numbers = [int(piece) for piece in pieces]
        if len(pieces) == 3 and len(pieces[0]) == 4:
            year, month, day = numbers
        elif len(pieces) == 3 and self.first != "year":
            day, month, year = numbers if self.first == "day" else (numbers[1], numbers[0], numbers[2])
        elif len(pieces) == 2 and self.first != "year":
            (month, year), day = numbers, 0
        else:
            return None
        return date(year, month or None, day or None)


def _key(found):
    return (found.year, found.month or 0, found.day or 0)
