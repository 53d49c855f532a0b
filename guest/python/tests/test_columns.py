import unittest

from dragoman_guest.columns import Columns


class ColumnsTest(unittest.TestCase):
    def test_names_are_compared_without_letter_case_and_with_white_space_folded(self):
        columns = Columns(["ID", " Full \n name ", ""])
        self.assertEqual(columns.lacking(["id", "FULL NAME", "Born"]), ["Born"])
        self.assertIsNone(columns.twice)

    def test_a_name_that_two_columns_have_is_known(self):
        self.assertEqual(Columns(["ID", "Name", "name"]).twice, "name")
        self.assertIsNone(Columns(["", "", "ID"]).twice)

    def test_a_column_without_a_name_has_its_number(self):
        columns = Columns(["ID", ""])
        self.assertEqual([columns.label(at) for at in range(3)], ["ID", "column 2", "column 3"])
