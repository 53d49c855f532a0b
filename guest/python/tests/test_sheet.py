import zipfile

from dragoman_guest import Notes, Workbook
from fakes import Case, row, row_of, workbook
from wit_world.imports.report import FaultKind, NoticeKind

HEADER = row(1, "ID", "Name", "Born")


class SheetTest(Case):
    def rows(self, content, required=("ID", "Name"), ask=("ID", "Name", "Born"), end=True):
        self.give(content, cap=1 << 20)
        notes, found = Notes(), []
        book = Workbook(0, list(required), notes)
        for one in book:
            found.append((one.sheet, one.number, [one.text(column) for column in ask]))
        self.book = book
        if end:
            book.end()
            notes.send()
        return found

    def said(self):
        return [(notice.kind, notice.field, notice.count, row_of(notice.source)) for notice in self.notices]

    def test_rows_of_all_sheets_with_the_header_are_given_with_their_places(self):
        content = workbook(
            ("Cover", row(1, "About this list")),
            ("One", row(2, "As of", "2026") + row(4, "id", " NAME ", "Born") + row(7, "1", "Ada", "1970")),
            ("Two", HEADER + row(2, "2", "Ida\nB", "")),
        )
        found = self.rows(content)
        self.assertEqual(found, [("One", 7, ["1", "Ada", "1970"]), ("Two", 2, ["2", "Ida B", None])])
        self.assertEqual(
            self.said(),
            [
                (NoticeKind.UNMAPPED, "sheet Cover", 1, ("Cover", 1, 1)),
                (NoticeKind.UNMAPPED, "(above the header)", 1, ("One", 2, 2)),
            ],
        )

    def test_a_column_that_nobody_asks_for_is_said_with_its_count_and_first_place(self):
        content = workbook(("One", HEADER + row(2, "1", "Ada", "1970", "x") + row(3, "2", "Ida", "1971")))
        self.rows(content, ask=["ID", "Name"])
        self.assertEqual(
            self.said(),
            [
                (NoticeKind.UNMAPPED, "Born", 2, ("One", 2, 2)),
                (NoticeKind.UNMAPPED, "column 4", 1, ("One", 2, 2)),
            ],
        )

    def test_what_stands_above_the_header_can_be_asked_for(self):
        self.rows(workbook(("One", row(1, "As of:", "", "2026-01-02") + HEADER.replace('r="1"', 'r="2"'))))
        self.assertEqual(self.book.above("as of"), "2026-01-02")
        self.assertIsNone(self.book.above("Until"))

    def test_a_label_above_the_header_takes_its_value_and_nothing_else(self):
        above = row(1, "As of:", "2026-01-02", "Total:", "500", "Until:")
        self.rows(workbook(("One", above + HEADER.replace('r="1"', 'r="2"'))), end=False)
        self.assertEqual(self.book.above("as of"), "2026-01-02")
        self.assertIsNone(self.book.above("until"))
        self.book.end()
        self.book.notes.send()
        self.assertEqual([(notice.field, notice.excerpt) for notice in self.notices], [("(above the header)", "Total: 500")])

    def test_texts_may_be_shared_in_pieces_escaped_or_in_the_cell(self):
        texts = "<si><t>ID</t></si><si><r><t>Na</t></r><r><t>me</t></r><rPh><t>no</t></rPh></si><si><t>A_x000D_B</t></si>"
        content = workbook(
            (
                "One",
                '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
                '<row><c t="inlineStr"><is><r><t>1</t></r></is></c><c t="s"><v>2</v></c></row>',
            ),
            texts=texts,
        )
        self.assertEqual(self.rows(content), [("One", 2, ["1", "A B", None])])

    def test_days_that_are_serial_numbers_are_days_by_their_format(self):
        cells = [("28667", 1), ("28667.75", 2), ("28667", 4), ("28667", 3), ("28667", 0), ("1", 1), ("60", 1), ("61", 1), ("-3", 1)]
        content = "".join(
            f'<row r="{at}"><c t="str"><v>{at}</v></c><c s="{style}"><v>{value}</v></c></row>'
            for at, (value, style) in enumerate(cells, 2)
        )
        formats = ["dd/mm/yyyy\\ hh:mm:ss", "[$-421]d mmmm yyyy;@", "0.00&quot;days&quot;"]
        found = self.rows(workbook(("One", HEADER + content), formats=formats))
        names = [cells[1] for _, _, cells in found]
        day = "1978-06-26"
        expected = [day, day, day, "28667", "28667", "1900-01-01", "1900-02-28", "1900-03-01", "-3"]
        # The 60th day of 1900 does not exist.
        self.assertEqual(names[:6] + names[7:], expected[:6] + expected[7:])
        self.assertEqual(self.said(), [(NoticeKind.REMARK, "column 2", 1, ("One", 3, 3))])

    def test_hours_that_were_spent_are_numbers(self):
        formats = ["[h]:mm", "[mm]:ss.0", "[Red]dd/mm/yyyy"]
        cells = "".join(
            f'<row r="{at}"><c t="str"><v>{at}</v></c><c s="{style}"><v>28667.5</v></c></row>' for at, style in enumerate((1, 2, 3), 2)
        )
        found = self.rows(workbook(("One", HEADER + cells), formats=formats))
        self.assertEqual([cells[1] for _, _, cells in found], ["28667.5", "28667.5", "1978-06-26"])
        for number in (45, 46, 47):
            cell = '<row r="2"><c t="str"><v>1</v></c><c s="2"><v>28667.5</v></c></row>'
            found = self.rows(workbook(("One", HEADER + cell), formats=["0"], built_in=number))
            self.assertEqual(found[0][2][1], "28667.5")

    def test_days_may_be_counted_from_1904_on(self):
        content = workbook(
            ("One", HEADER + '<row r="2"><c t="str"><v>1</v></c><c s="1"><v>27205</v></c></row>'),
            formats=["yyyy"],
            settings='<workbookPr date1904="1"/>',
        )
        self.assertEqual(self.rows(content)[0][2][1], "1978-06-26")

    def test_a_formula_is_read_as_its_value_and_said(self):
        cells = '<c t="str"><f>A1</f><v>1</v></c><c t="str"><f>B1</f><v>Ada</v></c><c><f>NOW()</f></c>'
        self.assertEqual(self.rows(workbook(("One", f'{HEADER}<row r="2">{cells}</row>'))), [("One", 2, ["1", "Ada", None])])
        kinds = [(notice.kind, notice.field) for notice in self.notices]
        expected = [(NoticeKind.REMARK, "column 1"), (NoticeKind.REMARK, "column 2"), (NoticeKind.REJECTED_VALUE, "column 3")]
        self.assertEqual(kinds, expected)

    def test_errors_and_texts_that_are_not_there_are_said(self):
        cells = '<c t="str"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="s"><v>7</v></c>'
        self.assertEqual(self.rows(workbook(("One", f'{HEADER}<row r="2">{cells}</row>'))), [("One", 2, ["1", None, None])])
        self.assertEqual([notice.kind for notice in self.notices], [NoticeKind.REJECTED_VALUE] * 2)

    def test_merged_cells_of_the_list_are_said_and_those_of_its_title_are_not(self):
        data = f"<sheetData>{HEADER}{row(2, '1', 'Ada')}{row(3, '', 'Ida')}</sheetData>"
        merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>'
        self.rows(workbook(("One", data + merged)))
        self.assertEqual(self.said(), [(NoticeKind.REMARK, "sheet One", 1, ("One", 2, 3))])

    def test_a_header_that_lacks_some_or_has_one_twice_is_another_layout(self):
        found = self.fault(lambda: self.rows(workbook(("One", HEADER)), ["ID", "Name", "Code"]))
        self.assertEqual((found.kind, found.message), (FaultKind.UNKNOWN_LAYOUT, "the header of the sheet `One` lacks Code"))
        found = self.fault(lambda: self.rows(workbook(("One", row(1, "ID", "Name", "name")))))
        self.assertEqual(found.message, "the header of the sheet `One` has `name` twice")
        self.assertEqual(row_of(found.source), ("One", 1, 1))
        found = self.fault(lambda: self.rows(workbook(("One", row(1, "Other")), ("Two", ""))))
        self.assertEqual((found.kind, found.message), (FaultKind.FOREIGN, "no sheet has a header with ID, Name"))

    def test_what_is_no_workbook_is_foreign_and_what_is_nothing_empty(self):
        for content, kind in [
            (b" \n", FaultKind.EMPTY),
            (b"ID,Name\n", FaultKind.FOREIGN),
            (b"\xd0\xcf\x11\xe0" + bytes(600), FaultKind.FOREIGN),
            (b"PK", FaultKind.TRUNCATED),
            (b"PK\x05\x06" + bytes(18), FaultKind.FOREIGN),
        ]:
            self.assertEqual(self.fault(lambda: self.rows(content)).kind, kind, content)

    def test_a_workbook_that_was_cut_anywhere_is_a_fault(self):
        content = workbook(("One", HEADER + row(2, "1", "Ada", "1970")), texts="<si/>", formats=["yyyy"])
        for end in range(1, len(content), 13):
            found = self.fault(lambda: self.rows(content[:end]))
            self.assertIn(found.kind, (FaultKind.TRUNCATED, FaultKind.FOREIGN, FaultKind.MALFORMED))

    def test_a_bit_that_was_flipped_anywhere_is_a_fault_or_changes_nothing(self):
        for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
            content = workbook(("One", HEADER + row(2, "1", "Ada", "1970")), method=method)
            whole = self.rows(content)
            for at in range(0, len(content), 5):
                damaged = bytearray(content)
                damaged[at] ^= 1 << at % 8
                self.notices.clear()
                try:
                    self.assertEqual(self.rows(bytes(damaged)), whole, at)
                except self.Err as error:
                    self.assertTrue(error.value.remedy)

    def test_a_sheet_that_is_no_xml_or_runs_backwards_is_a_fault_with_its_place(self):
        found = self.fault(lambda: self.rows(workbook(("One", f"<sheetData>{HEADER}<row r='9'></sheetData>"))))
        self.assertEqual((found.kind, row_of(found.source)), (FaultKind.MALFORMED, ("One", 1, 1)))
        found = self.fault(lambda: self.rows(workbook(("One", row(3, "ID", "Name") + row(2, "1", "Ada")))))
        self.assertEqual(found.message, "row 2 follows row 3")

    def test_what_would_unpack_to_far_too_much_is_refused(self):
        content = bytearray(workbook(("One", HEADER)))
        # The size in the directory's first entry.
        at = content.index(b"PK\x01\x02")
        content[at + 24 : at + 28] = (1 << 30).to_bytes(4, "little")
        self.assertEqual(self.fault(lambda: self.rows(bytes(content))).kind, FaultKind.OTHER)

    def test_an_encoding_that_no_workbook_has_is_a_fault(self):
        for encoding, is_read in [("UTF-8", True), ("us-ascii", True), ("cp1250", False), ("utf-7", False)]:
            content = workbook(("One", HEADER), declared=f"<?xml version='1.0' encoding='{encoding}'?>")
            if is_read:
                self.assertEqual(self.rows(content), [])
            else:
                self.assertIn(f"is in `{encoding}`", self.fault(lambda: self.rows(content)).message)

    def test_a_cell_whose_place_makes_no_sense_follows_the_one_before(self):
        cells = '<c r="A2" t="str"><v>1</v></c><c r="2" t="str"><v>Ada</v></c><c r="$" t="str"><v>1970</v></c>'
        found = self.rows(workbook(("One", f'{HEADER}<row r="2">{cells}</row>')))
        self.assertEqual(found, [("One", 2, ["1", "Ada", "1970"])])
