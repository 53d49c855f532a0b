import unittest

from dragoman_guest.scripts import script, split


class ScriptsTest(unittest.TestCase):
    def test_the_script_is_that_of_the_first_letter(self):
        for text, code in [("(1) Ada", "Latn"), ("سلكا", "Arab"), ("Селка", "Cyrl"), ("東京", "Hani"), ("12", None), ("", None)]:
            self.assertEqual(script(text), code, text)

    def test_a_name_in_two_scripts_is_two_names(self):
        self.assertEqual(split("Selka Vashti سلكا فاشتي"), [("Selka Vashti", "Latn"), ("سلكا فاشتي", "Arab")])
        self.assertEqual(split("Ada 2 (A.) -"), [("Ada 2 (A.) -", "Latn")])
        self.assertEqual(split("(2) Ada"), [("(2) Ada", "Latn")])
        self.assertEqual(split(" "), [])
