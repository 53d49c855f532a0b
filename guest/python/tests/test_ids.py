from dragoman_guest import Notes, ids, rows
from fakes import Case, row_of


class IdsTest(Case):
    def test_an_id_that_is_missing_or_met_before_rejects_its_record_and_says_where(self):
        met, notes = ids.Ids(), Notes()
        given = [" a  1", None, " ", "a 1", "x" * 257, "b"]
        taken = [met.take(raw, "ID", rows(0, at, at), notes) for at, raw in enumerate(given)]
        self.assertEqual(taken, ["a 1", None, None, None, None, "b"])
        notes.send()
        self.assertEqual([row_of(notice.source)[1] for notice in self.notices], [1, 2, 3, 4])

    def test_an_id_of_content_is_the_one_that_the_sdk_for_rust_makes(self):
        self.assertEqual(ids.of_content(["Ada  Example", "1970"]), ids.of_content(["ADA EXAMPLE\u00a0", "1970"]))
        self.assertIsNone(ids.of_content(["", " "]))
        self.assertNotEqual(ids.of_content(["a", ""]), ids.of_content(["", "a"]))
        self.assertEqual(ids.of_content(["a"]), "content-0880954550ab1be95aa0733055b751b9")
