"""Names that words such as `alias` join in one cell, and what those words say of them."""

import functools
import re

from wit_world.imports.values import NameForm, NameQuality

#: Words that join names, with what they say of the next.
FORMS = {
    "also known as": NameForm.ALIAS,
    "formerly known as": NameForm.FORMER,
    "previously known as": NameForm.FORMER,
    "now known as": NameForm.ALIAS,
    "a.k.a.": NameForm.ALIAS,
    "a.k.a": NameForm.ALIAS,
    "aka": NameForm.ALIAS,
    "alias": NameForm.ALIAS,
    "f.k.a.": NameForm.FORMER,
    "f.k.a": NameForm.FORMER,
    "fka": NameForm.FORMER,
    "n.k.a.": NameForm.ALIAS,
}

#: Words for the quality of an alias.
QUALITIES = {
    "good": NameQuality.STRONG,
    "high": NameQuality.STRONG,
    "strong": NameQuality.STRONG,
    "low": NameQuality.WEAK,
    "poor": NameQuality.WEAK,
    "weak": NameQuality.WEAK,
    "unstated": NameQuality.UNSTATED,
    "unknown": NameQuality.UNSTATED,
}


def _any(words):
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@functools.cache
def _joins(also):
    return re.compile(rf"(?<=\s)({_any([*FORMS, *also])})(?=[\s:])", re.IGNORECASE)


_LABEL = re.compile(rf"\s*(?:({_any(QUALITIES)})\b(?: quality)?)?\s*({_any(FORMS)})?[\s:.]*", re.IGNORECASE)


def joined(cell, also=()):
    """The names of a cell that words join, each with what the word before it says; none for the first.

    >>> joined("Selka alias Abu Selka f.k.a. Vashti")
    [("Selka", None), ("Abu Selka", NameForm.ALIAS), ("Vashti", NameForm.FORMER)]

    A word counts between blanks only. `also` are further words for an alias, such as a list's own misspellings.
    """
    pieces = _joins(tuple(also)).split(cell)
    forms = [None] + [FORMS.get(word.lower(), NameForm.ALIAS) for word in pieces[1::2]]
    names = [piece.strip(" \t\r\n\u00a0,;:") for piece in pieces[0::2]]
    return [(name, form) for name, form in zip(names, forms) if name]


def label(raw):
    """What a field says that holds nothing but the quality or the sort of an alias (`Good`, `Low quality`, `weak a.k.a.`):
    its sort, or none, and its quality; none if any of it is not understood."""
    found = _LABEL.fullmatch(raw)
    if not found or not any(found.groups()):
        return None
    quality, form = found.groups()
    return (
        FORMS[form.lower()] if form else None,
        QUALITIES[quality.lower()] if quality else NameQuality.UNSTATED,
    )


def of_name(raw):
    """A name without what a remark says of its quality, and what that is: `Selka (weak)`, `Low quality alias: Selka`. A name
    without such a remark stays as it is, with none."""
    raw = raw.strip()
    head, _, tail = raw.rpartition("(")
    if raw.endswith(")") and head.strip() and (said := label(tail[:-1])):
        return head.strip(), said
    before, colon, name = raw.partition(":")
    if colon and name.strip() and (said := label(before)):
        return name.strip(), said
    return raw, None
