import unittest

from dragoman_guest.dates import ENGLISH, INDONESIAN, Style, claim, date, iso
from wit_world.imports.values import Certainty


def plain(found):
    return found and (found.year, found.month, found.day)


def said(claims):
    return [(one.certainty, plain(one.earliest), plain(one.latest)) for one in claims]


class IsoTest(unittest.TestCase):
    def test_partial_dates_stay_partial(self):
        self.assertEqual(plain(iso("1962")), (1962, None, None))
        self.assertEqual(plain(iso("1962-07")), (1962, 7, None))
        self.assertEqual(plain(iso("1962-07-03")), (1962, 7, 3))

    def test_what_is_not_written_as_iso_8601_is_not_guessed_at(self):
        texts = ["", "62", "19620", "1962-7-3", "1962-", "-1962", "1962/07/03", "1962-07-03-04", "१९६२", "１９６２", "1962\n"]
        for text in texts:
            self.assertIsNone(iso(text), text)

    def test_days_that_do_not_exist_are_no_dates(self):
        for text in ["2023-02-29", "1900-02-29", "0000-01-01", "1970-13-01", "1970-00-00", "1970-01-32"]:
            self.assertIsNone(iso(text), text)
        self.assertEqual(plain(iso("2000-02-29")), (2000, 2, 29))
        self.assertIsNone(date(1980, None, 3))
        self.assertIsNone(date(10000))

    def test_words_that_are_no_date_are_kept_and_nothing_is_claimed(self):
        found = claim("early in the sixties")
        self.assertEqual((found.certainty, found.earliest, found.raw), (Certainty.UNSTATED, None, "early in the sixties"))
        self.assertIsNone(claim("1962").raw)


class StyleTest(unittest.TestCase):
    style = Style("day", ENGLISH + INDONESIAN)

    def test_a_date_is_read_in_every_way_of_writing_it(self):
        for text, expected in [
            ("05/04/1975", (1975, 4, 5)),
            ("5.4.1975", (1975, 4, 5)),
            ("05-04-1975", (1975, 4, 5)),
            ("1975/04/05", (1975, 4, 5)),
            ("04/1975", (1975, 4, None)),
            ("5 April 1975", (1975, 4, 5)),
            ("17  Agustus 1972", (1972, 8, 17)),
            ("9 May 1986", (1986, 5, 9)),
            ("3rd Oct. 1986", (1986, 10, 3)),
            ("May 3, 1970", (1970, 5, 3)),
            ("mei 1970", (1970, 5, None)),
            ("5 Oktober 1991;", (1991, 10, 5)),
        ]:
            found = self.style.claims(text)
            self.assertEqual(said(found), [(Certainty.EXACT, expected, expected)], text)
            self.assertEqual(found[0].raw, " ".join(text.split()))

    def test_noughts_make_a_date_partial(self):
        self.assertEqual(plain(self.style.claims("00/04/1975")[0].earliest), (1975, 4, None))
        self.assertEqual(plain(self.style.claims("00/00/1975")[0].earliest), (1975, None, None))
        self.assertEqual(said(self.style.claims("00/00/0000")), [(Certainty.UNSTATED, None, None)])

    def test_alternatives_are_claims_of_their_own_with_the_words_of_all(self):
        cell = "1 Oktober 1983 atau\n15 Maret 1983 atau 1980"
        found = self.style.claims(cell)
        self.assertEqual([plain(one.earliest) for one in found], [(1983, 10, 1), (1983, 3, 15), (1980, None, None)])
        self.assertEqual({one.raw for one in found}, {" ".join(cell.split())})

    def test_a_range_is_one_claim(self):
        for text in ["antara 1963 dan 1964", "antara 1963-1964", "between 1963 and 1964", "1963-1964", "1963 – 1964"]:
            expected = [(Certainty.BETWEEN, (1963, None, None), (1964, None, None))]
            self.assertEqual(said(self.style.claims(text)), expected, text)
        self.assertEqual(said(self.style.claims("1964-1963"))[0][0], Certainty.UNSTATED)

    def test_words_make_a_date_uncertain(self):
        year = (1969, None, None)
        for text, expected in [
            ("sekitar tahun 1969", (Certainty.CIRCA, year, year)),
            ("c. 1969", (Certainty.CIRCA, year, year)),
            ("sebelum 1969", (Certainty.BEFORE, None, year)),
            ("after 1969", (Certainty.AFTER, year, None)),
            ("about 1969-1970", (Certainty.CIRCA, year, (1970, None, None))),
        ]:
            self.assertEqual(said(self.style.claims(text)), [expected], text)

    def test_what_cannot_be_read_as_a_whole_is_kept_as_it_stands(self):
        for text in ["1970 or so", "31/02/1970", "1970 atau long ago", "19701", "1970a", "99 Mei 1970", "٥/٤/١٩٧٥"]:
            found = self.style.claims(text)
            self.assertEqual(said(found), [(Certainty.UNSTATED, None, None)], text)
            self.assertEqual(found[0].raw, text)
        self.assertEqual(self.style.claims("  "), [])

    def test_without_an_order_figures_that_can_be_read_in_two_ways_are_not_read(self):
        self.assertEqual(said(Style().claims("05/04/1975"))[0][0], Certainty.UNSTATED)
        self.assertEqual(plain(Style("month").claims("05/04/1975")[0].earliest), (1975, 5, 4))
        self.assertEqual(plain(Style().claims("1975/04/05")[0].earliest), (1975, 4, 5))
