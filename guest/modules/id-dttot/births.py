"""Dates of birth: those of their own column, and those that the description has beside or instead of them."""

import re

from dragoman_guest.dates import ENGLISH, INDONESIAN, Style, unstated
from wit_world.imports.values import Calendar

#: Day before month, in both languages: `5 Oktober 1991`, `15 Oct. 1963`.
STYLE = Style("day", ENGLISH + INDONESIAN)

#: What stands before dates of birth in a description: `Tambahan tanggal lahir: a) 1960`, `dob 1978/1982`.
_LABEL = re.compile(
    r"\b(?:(?:tempat\s+)?(?:tanggal|tahun)\s+lahir|lahir\s+pada\s+tahun|d\.?o\.?b)\b"
    r"(?:\s+(?:dan\s+pob|lainnya|tambahan|yaitu|pada|tahun|(?:dan\s+)?tempat))*\s*:?",
    re.IGNORECASE,
)
#: What may stand before each date, and between two of them.
_MARK = re.compile(r"\s*(?:[a-h]\)|-\s|tahun\s+lahir\b|tahun\b|pada\b)?\s*", re.IGNORECASE)
_NEXT = re.compile(r"\s*(?:,|/|;|\batau\b|\bdan\b|(?=\s[b-h]\)))", re.IGNORECASE)
_DATE = re.compile(STYLE.alternative, Style.FLAGS)
_HIJRI = re.compile(r"\s*\(?(?:kalender\s+)?hij\w+", re.IGNORECASE)


def stated(cell):
    """The claims of the column."""
    return STYLE.claims(cell)


def described(description):
    """The claims of a description: dates that stand behind a label, one after the other. What is no date ends them."""
    claims = []
    lower = description.lower()
    if not any(word in lower for word in ("lahir", "dob", "d.o.b")):
        return claims
    for label in _LABEL.finditer(description):
        at = label.end()
        while True:
            at = _MARK.match(description, at).end()
            date = _DATE.match(description, at)
            claim = date and STYLE.single(date[0])
            if not claim:
                break
            at = date.end()
            hijri = _HIJRI.match(description, at)
            if hijri:
                # The day of another calendar: its words are better than a wrong one.
                at = hijri.end()
                claim = unstated("")
                claim.calendar = Calendar.ISLAMIC
            claim.raw = " ".join(description[date.start() : at].split())
            claim.note = "Deskripsi"
            claims.append(claim)
            following = _NEXT.match(description, at)
            if not following:
                break
            at = following.end()
    return claims
