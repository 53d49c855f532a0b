"""The script of a name, and names in two scripts in one text."""

import itertools
import unicodedata

#: The first word of a character's name in Unicode, and the code of its script in ISO 15924.
_SCRIPTS = {
    "LATIN": "Latn",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "THAI": "Thai",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "ETHIOPIC": "Ethi",
}


def script(text):
    """The script of a text by its first letter; none if it has none, or one that is not known here."""
    for character in text:
        if character.isalpha():
            if character.isascii():
                return "Latn"
            return _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0])
    return None


def split(text):
    """A text as pieces of one script each, with the code of it. What has no letters stays with what
    stands before it, or behind it if nothing does.

    >>> split("Selka Vashti سلكا")
    [("Selka Vashti", "Latn"), ("سلكا", "Arab")]
    """
    if text.isascii():
        # What nearly every name is, without a look at its words.
        folded = " ".join(text.split())
        return [(folded, script(folded))] if folded else []
    words, last = [], script(text)
    for word in text.split():
        last = script(word) or last
        words.append((word, last))
    pieces = itertools.groupby(words, key=lambda word: word[1])
    return [(" ".join(word for word, _ in piece), of) for of, piece in pieces]
