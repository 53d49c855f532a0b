"""What a description says behind labels: numbers of documents, telephones, references of the United Nations. The description
itself is kept whole."""

import re

import countries
from dragoman_guest import make, text
from wit_world.imports.subject import Contact, ContactKind, Relation, RelationKind, RelationTarget_Text
from wit_world.imports.values import DocumentKind, DocumentStatus, IdentityDocument

#: `NIK 3173…`, `NIK dengan nomor 3530…`, `NIK 09.5310.031279.7042`: the number of every Indonesian.
_NIK = re.compile(r"\bNIK\b\s*(?:dengan\s+nomor|nomor|no\.?)?\s*:?\s*(\d[\d.]{12,20}\d)", re.IGNORECASE | re.ASCII)

#: A number with at least four figures, which may stand in groups: `A 9422189`, `TR-P 614 166`, `96/184442`, `U. 621213`.
_NUMBER = r"(?:[A-Z]{1,3}[-. ]{0,2}(?:[A-Z]{1,2}[- ])?)?\d[\d/-]{2,}\d(?: \d{3}(?!\d))?[A-Z]?"
#: `Nomor paspor Libya 203037`, `no. paspor A 9422189`, `Passport no: number OA 454044`: between the label and the number
#: stand at most some words, such as those of a country.
_PASSPORT = re.compile(
    r"\bpass?port?\b(?P<words>(?:\s*[:.]|\s+(?!palsu\b)[A-Za-z]+[.:]?){0,6}?)\s*"
    rf"(?P<first>(?<![A-Za-z]){_NUMBER})(?P<more>(?:(?:\s*,\s*|\s+dan\s+){_NUMBER})*)(?![\w])",
    re.ASCII,
)
_LABELS = re.compile(r"\bpass?port?\b", re.IGNORECASE)

_PHONES = re.compile(r"\b(?:telp|telepon|tlp)\b\.?\s*:?\s*(?P<numbers>[+\d][\d ,+()-]*\d)", re.IGNORECASE | re.ASCII)

#: Permanent references of the Security Council's lists.
_REFERENCE = re.compile(r"\b((?:QD|TA|IQ|SO|CD|SD|LY|GB|CF|YE|SS|ML|KP|HT)[ieIE])\.(\d{3})\b", re.ASCII)


def documents(description):
    """Identity cards and passports."""
    found = [_document(DocumentKind.NATIONAL_ID, card[1], card[0], "ID") for card in _NIK.finditer(description)]
    if "pas" not in description.lower():
        return found
    # The pattern tells letters of numbers, which are capitals, from words, so that only the label is of any case.
    plain = _LABELS.sub("paspor", description)
    for passport in _PASSPORT.finditer(plain):
        words = passport["words"]
        for number in re.split(r"\s*,\s*|\s+dan\s+", passport["first"] + passport["more"]):
            found.append(_document(DocumentKind.PASSPORT, number, passport[0], countries.named(words)))
    return found


def _document(kind, number, raw, issuer):
    return make(
        IdentityDocument,
        kind=kind,
        number=text(number),
        issuer=issuer,
        status=DocumentStatus.UNSTATED,
        raw=text(raw),
        note="Deskripsi",
    )


def contacts(description):
    """Telephones."""
    found = []
    for phones in _PHONES.finditer(description):
        for number in phones["numbers"].split(","):
            if text(number):
                found.append(make(Contact, kind=ContactKind.PHONE, value=text(number), note="Deskripsi"))
    return found


def references(description):
    """Listings of the Security Council that the description names. They are those of others: with whom the subject works,
    whom it leads or belongs to. How, only the description says."""
    known = dict.fromkeys(f"{found[1][:2]}{found[1][2].lower()}.{found[2]}" for found in _REFERENCE.finditer(description))
    note = "listing of the UN Security Council that is named in Deskripsi"
    return [make(Relation, kind=RelationKind.OTHER, target=RelationTarget_Text(name), note=note) for name in known]
