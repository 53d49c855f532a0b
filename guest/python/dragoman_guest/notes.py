"""Notices, summed where one case is like another."""

from dragoman_guest.items import BATCH
from dragoman_guest.records import excerpt as shortened
from wit_world.imports import report, sink

#: Different sums that are kept apart, and cases that are said one by one. A list has some dozen; a hostile file could
#: have millions.
MAX_SUMS = 256
MAX_CASES = 2000

#: Field and message of what is counted beyond them. A message may hold words of the source, so it cannot be kept.
OTHERS = "(others)"
FURTHER = "further cases, of more sorts than are told apart; the first is shown"


class Notes:
    """What is to be said at the end of a run. It stays small whatever the input."""

    def __init__(self):
        self.sums = {}
        self.cases = []

    def sum(self, kind, field, message, excerpt=None, place=None, record=None):
        """Counts a case among those of the same field and message: only the first is shown."""
        key = (kind, field, message)
        if key not in self.sums and len(self.sums) >= MAX_SUMS:
            field, message = OTHERS, FURTHER
            key = (kind, field, message)
        if key in self.sums:
            self.sums[key].count += 1
        else:
            self.sums[key] = _notice(kind, field, message, excerpt, place, record)

    def case(self, kind, field, message, excerpt=None, place=None, record=None):
        """Says a case by itself, unless there are far too many of them."""
        if len(self.cases) >= MAX_CASES:
            self.sum(kind, field, message, excerpt, place, record)
        else:
            self.cases.append(_notice(kind, field, message, excerpt, place, record))

    def unmapped_fields(self):
        """The fields that were counted as unmapped."""
        return [notice.field for notice in self.sums.values() if notice.kind == report.NoticeKind.UNMAPPED]

    def send(self):
        """Says it: single cases in their order, then sums."""
        notices = self.cases + list(self.sums.values())
        for start in range(0, len(notices), BATCH):
            sink.notices(notices[start : start + BATCH])


def _notice(kind, field, message, excerpt, place, record):
    return report.Notice(
        kind=kind,
        field=field,
        message=message,
        excerpt=None if excerpt is None else shortened(excerpt),
        record_id=record,
        source=place,
        count=1,
    )
