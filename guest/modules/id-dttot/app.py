"""Translates Indonesia's list of suspected terrorists and terrorist organisations (DTTOT): a workbook with a row for each.

Aliases stand in the cell of the name. `Kode Densus` is the code of an entry, but some codes were given twice: the bearers of
such a code have their name in their id as well. `00/00/0000`, `N/A`, `na` and dashes mean that nothing is known.
"""

import births
import countries
import names
import prose
from dragoman_guest import Notes, Subjects, Workbook, enumeration, fault, ids, make, marking, single, text, told
from wit_world.imports import report, subject, values

GIVE = "give the DTTOT list as its workbook"
AGAIN = "fetch the list again from the publisher"
REQUIRED = ["Nama", "Terduga", "Kode Densus"]

KINDS = {"orang": subject.SubjectKind.PERSON, "korporasi": subject.SubjectKind.ORGANIZATION}

#: What stands in cells of which nothing is known.
UNKNOWN = {"-", "na", "n/a", "00/00/0000", ". -"}


class Translator:
    """The translator."""

    def describe(self):
        """Says what the module is."""
        return make(
            report.Manifest,
            issuer="ID",
            list_name="dttot",
            title="Daftar Terduga Teroris dan Organisasi Teroris (DTTOT)",
            authority="Kepolisian Negara Republik Indonesia",
            formats=[report.Format(name="XLSX", versions=["2022, 8 columns"])],
            parts=[
                report.ExpectedPart(
                    role="list",
                    name_pattern="*.xlsx",
                    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    required=True,
                )
            ],
            mode=report.FeedMode.SNAPSHOT,
            expected_counts=[report.ExpectedCount(what="subjects", at_least=300, at_most=2000)],
            languages=["id", "en"],
            module_version="0.1.0",
            contact="https://www.ppatk.go.id",
            default_marking=marking(),
        )

    @told
    def translate(self):
        """Reads the list, and says how it ended."""
        notes, subjects, met = Notes(), Subjects(), ids.Ids()
        workbook = Workbook(single(), REQUIRED, notes, GIVE)
        read = [Entry(row, notes) for row in workbook]
        workbook.end()
        if not read:
            raise fault(report.FaultKind.EMPTY, "there is no row below the header", GIVE)
        bearers, usable = {}, False
        for entry in read:
            bearers.setdefault(entry.code, set()).add(entry.bearer())
        for entry in read:
            # A row that stands twice has no other bearer.
            identity = met.take(entry.identity(len(bearers[entry.code]) > 1), "Kode Densus", entry.place, notes)
            if identity is not None and entry.has_name(identity):
                usable = True
                subjects.add(entry.subject(identity))
        if not usable:
            message = "not a single row has a name and a code"
            raise fault(report.FaultKind.MALFORMED, message, AGAIN, read[0].place)
        subjects.send()
        notes.send()
        return make(report.Summary, end_seen=True)


class Entry:
    """A row, read before it is known which codes were given twice."""

    def __init__(self, row, notes):
        self.notes = notes
        self.row = row
        self.place = row.place()
        self.code = row.text("Kode Densus")
        self.names, again = names.names(row.raw("Nama") or "")
        if again:
            self.say(report.NoticeKind.REMARK, "Nama", "a name stands twice in the cell; it was taken once", row.text("Nama"))
        self.kind = self._kind()
        self.description = self._known("Deskripsi") or ""
        self.is_person = self.kind == subject.SubjectKind.PERSON
        # Of an organisation these would mean something else, which the list does not say.
        self.born = self._known("Tgl Lahir") if self.is_person else self._nothing("Tgl Lahir")
        self.born_at = self._known("Tpt Lahir") if self.is_person else self._nothing("Tpt Lahir")
        self.nationality = self._known("WN")
        self.address = self._known("Alamat")

    def say(self, kind, field, message, excerpt=None):
        self.notes.sum(kind, field, message, excerpt, self.place)

    def _known(self, column):
        """A cell as it stands; none if it says that nothing is known."""
        raw = self.row.raw(column)
        if raw is None or (text(raw) or "").lower() not in UNKNOWN:
            return raw
        message = "the cell means that nothing is known; nothing was taken of it"
        self.say(report.NoticeKind.REMARK, column, message, raw)
        return None

    def _nothing(self, column):
        """Leaves a cell unread that says something."""
        if self._known(column) is not None:
            self.row.leave(column)
        return None

    def _kind(self):
        said = self.row.text("Terduga")
        kind = KINDS.get((said or "").lower())
        if kind is None:
            message = "the kind is neither Orang nor Korporasi; it was taken for another"
            self.say(report.NoticeKind.REJECTED_VALUE, "Terduga", message, said)
        return subject.SubjectKind.OTHER if kind is None else kind

    def bearer(self):
        """Who has the code: the first name, if there is any."""
        return self.names[0].full if self.names else None

    def identity(self, is_shared):
        """The code; with the name behind it where others have the same."""
        if self.code is None or not is_shared or not self.names:
            return self.code
        message = "several rows have the same code; the name stands in the ids of their records as well"
        identity = f"{self.code} {self.names[0].full}"[: ids.MAX_ID]
        self.notes.case(report.NoticeKind.REPAIRED, "Kode Densus", message, self.code, self.place, identity)
        return identity

    def has_name(self, identity):
        """Whether there is a name; says so if there is none."""
        if not self.names:
            message = "a row without a name was left out"
            self.notes.case(report.NoticeKind.REJECTED_RECORD, "Nama", message, None, self.place, identity)
        return bool(self.names)

    def subject(self, identity):
        """The row as a record."""
        return make(
            subject.Subject,
            id=identity,
            sources=[self.place],
            marking=marking(),
            kind=self.kind,
            status=subject.SubjectStatus.ACTIVE,
            names=self.names,
            births=self._births(),
            birth_places=[_place(words) for words in _alternatives(self.born_at or "")],
            nationalities=[_country(words) for words in _countries(self.nationality or "")],
            documents=prose.documents(self.description),
            addresses=[_place(words) for words in _addresses(self.address or "")],
            identifiers=[make(subject.Identifier, scheme="densus", value=self.code, country="ID")],
            contacts=prose.contacts(self.description),
            designations=[
                make(
                    subject.Designation,
                    programme="DTTOT",
                    reference=self.code,
                    status=subject.DesignationStatus.ACTIVE,
                )
            ],
            relations=prose.references(self.description),
            narrative=self.description or None,
        )

    def _births(self):
        if not self.is_person:
            return []
        claims = births.stated(self.born or "")
        if any(claim.certainty == values.Certainty.UNSTATED for claim in claims):
            message = "the date could not be read; its words were kept"
            self.say(report.NoticeKind.REJECTED_VALUE, "Tgl Lahir", message, self.born)
        known = [(claim.earliest, claim.latest, claim.certainty) for claim in claims]
        for claim in births.described(self.description):
            if (claim.earliest, claim.latest, claim.certainty) not in known:
                known.append((claim.earliest, claim.latest, claim.certainty))
                claims.append(claim)
        return claims


def _alternatives(cell):
    """Places that `atau` joins, or that are numbered."""
    pieces = [piece for value in enumeration.values(cell) for piece in value.split(" atau ")]
    return [value for value in map(enumeration.stated, pieces) if value]


def _addresses(cell):
    """Addresses that stand in lines with dashes, are numbered, or have a blank line between them."""
    found = enumeration.lines(cell) or enumeration.items(cell) or cell.replace("\r", "").split("\n\n")
    return [value for value in map(enumeration.stated, found) if value]


def _countries(cell):
    """Countries between commas, unless the whole is one."""
    whole = text(cell) or ""
    pieces = [whole] if countries.code(whole) else whole.split(",")
    return [value for value in map(enumeration.stated, pieces) if value]


def _place(words):
    return make(values.Place, raw=text(words), country=countries.of_place(words))


def _country(words):
    return make(values.CountryClaim, code=countries.code(words), raw=text(words))
