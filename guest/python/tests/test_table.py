from dragoman_guest import Notes, Table
from fakes import Case, row_of
from wit_world.imports.report import FaultKind, NoticeKind


class TableTest(Case):
    def rows(self, content, required=("ID",), ask=("ID",)):
        self.give(content if isinstance(content, bytes) else content.encode())
        notes, found = Notes(), []
        table = Table(0, list(required), notes)
        for row in table:
            found.append((row.number, [row.text(column) for column in ask]))
        notes.send()
        self.end_seen = table.end_seen
        return found

    def test_what_no_row_is_asked_for_is_said_with_its_count_and_first_place(self):
        content = "\ufeffID,  Full  name ,Height\n1,Ada,180\n2, ,\n3,Ida,175\n"
        found = self.rows(content, ["id"], ["ID", "full name"])
        self.assertEqual(found, [(2, ["1", "Ada"]), (3, ["2", None]), (4, ["3", "Ida"])])
        self.assertEqual([(said.field, said.count, row_of(said.source)) for said in self.notices], [("Height", 2, (None, 2, 2))])
        self.assertTrue(self.end_seen)

    def test_rows_are_records_so_that_lines_without_anything_do_not_count(self):
        self.assertEqual(self.rows("\n\nID\n\n1\n\r\n\n2"), [(2, ["1"]), (3, ["2"])])
        self.assertFalse(self.end_seen)

    def test_cells_with_quotes_may_hold_marks_and_line_breaks(self):
        content = 'ID,Name\r\n1,"Ada ""A."", of\r\nHere"\r\n2,Ida\r\n'
        self.assertEqual(self.rows(content, ask=["Name"]), [(2, ['Ada "A.", of Here']), (3, ["Ida"])])

    def test_lines_may_end_in_any_way(self):
        for end in ["\n", "\r\n", "\r"]:
            self.assertEqual(self.rows(f"ID{end}1{end}2{end}"), [(2, ["1"]), (3, ["2"])])

    def test_a_header_that_lacks_a_column_is_another_layout_and_one_that_lacks_all_another_list(self):
        found = self.fault(lambda: self.rows("ID,Nom\n", ["ID", "Name"]))
        self.assertEqual((found.kind, found.message), (FaultKind.UNKNOWN_LAYOUT, "the header lacks Name"))
        self.assertEqual(self.fault(lambda: self.rows("<html>\n", ["ID", "Name"])).kind, FaultKind.FOREIGN)
        self.assertEqual(self.fault(lambda: self.rows("")).kind, FaultKind.EMPTY)

    def test_a_header_that_has_a_column_twice_is_another_layout(self):
        found = self.fault(lambda: self.rows("ID,Name,name\n1,Ada,Ida\n"))
        self.assertEqual((found.kind, found.message), (FaultKind.UNKNOWN_LAYOUT, "the header has `name` twice"))
        self.assertEqual(row_of(found.source), (None, 1, 1))

    def test_a_row_that_breaks_off_is_a_fault_with_its_place(self):
        found = self.fault(lambda: self.rows("ID,Name\n\n1,Ada\n2"))
        self.assertEqual((found.kind, found.message), (FaultKind.TRUNCATED, "a row has 1 cells, the header has 2"))
        self.assertEqual(row_of(found.source), (None, 3, 3))
        self.assertEqual(self.fault(lambda: self.rows('ID,Name\n1,"Ada,2\n3,"Bea"\n')).kind, FaultKind.MALFORMED)
        self.assertEqual(self.fault(lambda: self.rows('ID,Name\n1,"Ada')).kind, FaultKind.TRUNCATED)

    def test_a_row_of_another_width_is_left_out_and_said_and_those_around_it_are_kept(self):
        self.assertEqual(self.rows("ID,Name\n1,Ada\n2\n3,Bea\n4,Eve,F\n5,Fay\n,,\n"), [(2, ["1"]), (4, ["3"]), (6, ["5"])])
        said = [said for said in self.notices if said.kind == NoticeKind.REJECTED_RECORD]
        self.assertEqual([(one.field, row_of(one.source), one.excerpt) for one in said], [
            ("(row)", (None, 3, 3), "2"),
            ("(row)", (None, 5, 5), "4,Eve,F"),
        ])
        self.assertEqual(said[0].message, "the row has fewer cells than the header; it was left out")

    def test_many_rows_of_another_width_are_a_fault(self):
        def table(whole, broken):
            return "ID,Name\n" + "1,Ada\n" * whole + "2,Ida,F\n" * broken

        found = self.fault(lambda: self.rows(table(1, 2)))
        self.assertEqual((found.kind, row_of(found.source)), (FaultKind.UNKNOWN_LAYOUT, (None, 1, 1)))
        self.assertEqual(found.message, "2 of 3 rows have not the 2 cells that the header has")
        self.assertEqual(self.fault(lambda: self.rows(table(400, 11))).kind, FaultKind.MALFORMED)
        for whole, broken in [(400, 10), (600, 11), (1, 1)]:
            self.assertEqual(len(self.rows(table(whole, broken))), whole)

    def test_bytes_that_are_not_utf_8_are_a_fault_with_their_row(self):
        found = self.fault(lambda: self.rows(b'ID,Name\n\n1,"A\nda"\n2,\xff\n'))
        self.assertEqual((found.kind, row_of(found.source)), (FaultKind.ENCODING, (None, 3, 3)))
        self.assertEqual(row_of(self.fault(lambda: self.rows(b"\xff")).source), (None, 1, 1))

    def test_a_cell_may_be_long(self):
        self.assertEqual(len(self.rows("ID\n" + "x" * 200_000)[0][1][0]), 200_000)
