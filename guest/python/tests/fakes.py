"""A host for tests: parts to read, and what was said."""

import io
import types
import unittest
import zipfile

from componentize_py_types import Err
from dragoman_guest import feed, items, notes
from wit_world.imports import sink, source


class Case(unittest.TestCase):
    """A test with a host of its own."""

    #: What a fault is raised as.
    Err = Err

    def setUp(self):
        self.notices = []
        self.subjects = []
        said = types.SimpleNamespace(notices=self.notices.extend, subjects=self.subjects.extend)
        notes.sink = items.sink = said

    def tearDown(self):
        feed.source = source
        notes.sink = items.sink = sink

    def give(self, *parts, cap=7):
        """Gives parts, of which a read gives a few bytes only."""

        def read(part, offset, most):
            return parts[part][offset : offset + min(most, cap)]

        feed.source = types.SimpleNamespace(parts=lambda: [None] * len(parts), read=read)

    def fault(self, run):
        """The fault that something ends in."""
        with self.assertRaises(Err) as raised:
            run()
        found = raised.exception.value
        self.assertTrue(found.remedy)
        return found


def row_of(place):
    """Sheet, first and last row of a place."""
    return (place.value.sheet, place.value.first, place.value.last)


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(*sheets, texts=None, formats=(), built_in=14, settings="", declared="", method=zipfile.ZIP_DEFLATED):
    """A workbook of sheets: a name, and the XML of its rows or of the whole of what follows its columns. Style 0 is plain,
    and further ones have the given formats, the last one that is built in. `declared` stands before each sheet."""
    relations = "".join(
        f'<Relationship Id="s{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(len(sheets))
    )
    names = "".join(f'<sheet name="{name}" sheetId="{at + 1}" r:id="s{at}"/>' for at, (name, _) in enumerate(sheets))
    members = {
        "_rels/.rels": f'<r><Relationship Id="w" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></r>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{settings}<sheets>{names}</sheets></workbook>',
    }
    if texts is not None:
        relations += f'<Relationship Id="t" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        members["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{texts}</sst>'
    if formats:
        relations += f'<Relationship Id="f" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/>'
        own = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{code}"/>' for at, code in enumerate(formats))
        styles = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(formats)))
        members["xl/styles.xml"] = (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellXfs><xf numFmtId="0"/>{styles}'
            f'<xf numFmtId="{built_in}"/></cellXfs></styleSheet>'
        )
    members["xl/_rels/workbook.xml.rels"] = f"<r>{relations}</r>"
    for at, (_, content) in enumerate(sheets):
        if "<sheetData" not in content:
            content = f"<sheetData>{content}</sheetData>"
        members[f"xl/worksheets/sheet{at}.xml"] = f'{declared}<worksheet xmlns="{MAIN}">{content}</worksheet>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in members.items():
            # A date of its own: there is no clock.
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content.encode(), method)
    return packed.getvalue()


def row(number, *cells):
    """A row with texts in its cells."""
    inner = "".join(f'<c t="inlineStr"><is><t xml:space="preserve">{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{inner}</row>'
