"""The parts of a feed."""

from dragoman_guest.records import fault
from wit_world.imports import report, source

#: What is asked of the host at a time. It may give less.
READ = 1 << 20


def read(part):
    """A whole part. A read may give less than was asked for, and gives nothing at the end."""
    chunks = []
    offset = 0
    while chunk := source.read(part, offset, READ):
        chunks.append(chunk)
        offset += len(chunk)
    return b"".join(chunks)


def single():
    """The one part of a feed that must have exactly one."""
    parts = source.parts()
    if not parts:
        raise fault(report.FaultKind.MISSING_PART, "the feed has no part", "give the list's file")
    if len(parts) > 1:
        message = f"this list comes as one file, the feed has {len(parts)}"
        raise fault(report.FaultKind.OTHER, message, "give one edition at a time")
    return 0
