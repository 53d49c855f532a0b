"""Ids of records: those that a list gives, and stable ones for those that it does not."""

from dragoman_guest.records import text
from wit_world.imports import report

#: The longest id that the host takes, in characters.
MAX_ID = 256

_BASIS = 0x6C62272E07BB014262B821756295C58D
_PRIME = 0x0000000001000000000000000000013B


class Ids:
    """The ids of an edition met so far."""

    def __init__(self):
        self.met = set()

    def take(self, raw, field, place, notes):
        """The id of a record, its white space folded; none if the list gives none, or one that another record has, or one
        that is too long: the record cannot be used then, and a notice says so. `field` is where ids stand."""
        identity = text(raw or "")
        if identity is None:
            message = "the record has no id; it was left out"
        elif len(identity) > MAX_ID:
            message = "the record's id is too long; it was left out"
        elif identity in self.met:
            message = "another record has the same id; this one was left out"
        else:
            self.met.add(identity)
            return identity
        notes.case(report.NoticeKind.REJECTED_RECORD, field, message, identity, place, identity)
        return None


def of_content(parts):
    """An id made of what identifies a record, for a list that gives none: the same for the same content, whatever its case
    and its white space, in every edition and at every place in it. None if all of it is blank.

    It is the id that the SDK for Rust makes: FNV-1a of 128 bits.
    """
    folded = [(text(part) or "").lower() for part in parts]
    if not any(folded):
        return None
    hashed = _BASIS
    for part in folded:
        # The last byte stands in no text in UTF-8.
        for byte in part.encode() + b"\xff":
            hashed = (hashed ^ byte) * _PRIME % (1 << 128)
    return f"content-{hashed:032x}"
