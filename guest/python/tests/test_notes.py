from dragoman_guest import Notes, Subjects
from dragoman_guest.notes import MAX_CASES, MAX_SUMS
from fakes import Case
from wit_world.imports.report import NoticeKind


class NotesTest(Case):
    def test_cases_of_one_field_and_message_are_one_notice_with_their_count(self):
        notes = Notes()
        for field in ["A", "B", "A", "A"]:
            notes.sum(NoticeKind.UNMAPPED, field, "not known", "  some   words ")
        notes.sum(NoticeKind.REMARK, "A", "not known")
        self.assertEqual(notes.unmapped_fields(), ["A", "B"])
        notes.send()
        self.assertEqual([notice.count for notice in self.notices], [3, 1, 1])
        self.assertEqual(self.notices[0].excerpt, "some words")

    def test_no_input_makes_more_than_the_most_and_every_case_is_counted(self):
        notes = Notes()
        for index in range(5 * MAX_SUMS):
            # Messages that hold words of the source are as many as the source likes.
            notes.sum(NoticeKind.UNMAPPED, f"field {index}", f"message {index}")
        notes.sum(NoticeKind.UNMAPPED, "field 0", "message 0")
        for index in range(MAX_CASES + 10):
            notes.case(NoticeKind.REMARK, f"case {index}", "a case")
        notes.send()
        self.assertLessEqual(len(self.notices), MAX_SUMS + MAX_CASES + len(NoticeKind))
        self.assertEqual(sum(notice.count for notice in self.notices), 5 * MAX_SUMS + 1 + MAX_CASES + 10)
        first = next(notice for notice in self.notices if notice.field == "field 0")
        self.assertEqual(first.count, 2)

    def test_a_long_excerpt_is_shortened(self):
        notes = Notes()
        notes.case(NoticeKind.REMARK, "A", "long", "x" * 1000)
        notes.send()
        self.assertEqual(self.notices[0].excerpt, "x" * 160 + "…")

    def test_items_are_sent_some_hundred_at_a_time_and_none_is_lost(self):
        subjects = Subjects()
        for number in range(600):
            subjects.add(number)
        self.assertEqual(len(self.subjects), 512)
        subjects.send()
        self.assertEqual(self.subjects, list(range(600)))
