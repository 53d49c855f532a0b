import unittest

from dragoman_guest.quality import joined, label, of_name
from wit_world.imports.values import NameForm, NameQuality


class QualityTest(unittest.TestCase):
    def test_names_are_joined_by_whole_words_only(self):
        self.assertEqual(
            joined("Selka f.k.a. Vashti, a.k.a.: Ada ALIAS\nIda"),
            [("Selka", None), ("Vashti", NameForm.FORMER), ("Ada", NameForm.ALIAS), ("Ida", NameForm.ALIAS)],
        )
        for cell in ["Aliasgar Selka", "Selka Alias", "Selka (aliases)", "Abu Aka-Selka", "alias Selka"]:
            self.assertEqual(joined(cell), [(cell, None)])
        self.assertEqual(joined(" "), [])

    def test_a_list_may_have_words_of_its_own(self):
        self.assertEqual(joined("Selka allias Vashti", ["allias"]), [("Selka", None), ("Vashti", NameForm.ALIAS)])

    def test_a_label_says_quality_sort_or_both_and_nothing_else(self):
        for text, expected in [
            ("Good", (None, NameQuality.STRONG)),
            (" LOW ", (None, NameQuality.WEAK)),
            ("weak a.k.a.", (NameForm.ALIAS, NameQuality.WEAK)),
            ("Low quality alias:", (NameForm.ALIAS, NameQuality.WEAK)),
            ("f.k.a.", (NameForm.FORMER, NameQuality.UNSTATED)),
            ("goods", None),
            ("not good", None),
            ("", None),
            ("akan", None),
        ]:
            self.assertEqual(label(text), expected, text)

    def test_a_remark_is_taken_off_a_name_only_if_all_of_it_is_understood(self):
        for text, name, said in [
            ("Selka (weak)", "Selka", True),
            ("Low quality alias: Selka", "Selka", True),
            ("Selka (of the Coast)", "Selka (of the Coast)", False),
            ("(weak)", "(weak)", False),
            ("Selka: Vashti", "Selka: Vashti", False),
        ]:
            found, remark = of_name(text)
            self.assertEqual((found, remark is not None), (name, said), text)
