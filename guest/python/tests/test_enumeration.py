import unittest

from dragoman_guest.enumeration import items, lines, values


class EnumerationTest(unittest.TestCase):
    def test_enumerations_are_split_at_their_numbers(self):
        for cell, expected in [
            ("(1) A12 (2) B(3)C", ["A12", "B", "C"]),
            ("a) Here, b) there", ["Here,", "there"]),
            ("1) Here 2) there", ["Here", "there"]),
            ("（１）東京（２）大阪", ["東京", "大阪"]),
            ("1. Jl. Satu 7;\n2. Jl. Dua 2. 8;", ["Jl. Satu 7;", "Jl. Dua 2. 8;"]),
        ]:
            self.assertEqual(items(cell), expected, cell)

    def test_what_is_not_surely_an_enumeration_stays_whole(self):
        for cell in ["numbers (1) A (2) B", "(1) A (b) B", "(1) alone", "a", "(", "", "(2) B (1) A", "1. a 2. b", "No. 1"]:
            self.assertIsNone(items(cell), cell)

    def test_values_leave_out_what_says_nothing(self):
        self.assertEqual(values("a) Here; b) - c) there,"), ["Here", "there"])
        self.assertEqual(values(" Here; "), ["Here"])
        self.assertEqual(values("-"), [])

    def test_lines_that_begin_with_a_dash_are_values_and_others_go_on_with_the_one_before(self):
        self.assertEqual(lines("- Here;\n-there,\nbehind\n\n - \n"), ["Here", "there,\nbehind"])
        self.assertEqual(lines("Here\n- there-abouts"), ["Here", "there-abouts"])
        self.assertIsNone(lines("- Here"))
        self.assertIsNone(lines("Here - there\nbehind"))

    def test_a_hostile_cell_has_few_items(self):
        self.assertIsNone(items("(1) A " + "(1)" * 100_000))
        self.assertLessEqual(len(items("".join(f"({number}) a " for number in range(1, 999)))), 200)
