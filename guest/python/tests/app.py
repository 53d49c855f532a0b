"""Runs the tests of the SDK for Python where it is used: in the sandbox, in the interpreter that goes into components.

It is a translator, so that `dragoman translate` runs it: a record says how many tests passed, and a fault which failed.
"""

import types
import unittest
import unittest.case

import test_columns
import test_dates
import test_enumeration
import test_ids
import test_notes
import test_quality
import test_scripts
import test_sheet
import test_table
from dragoman_guest import fault, make, marking, rows
from dragoman_guest.telling import described
from wit_world.imports import report, sink, subject, values

MODULES = [
    test_columns,
    test_dates,
    test_enumeration,
    test_ids,
    test_notes,
    test_quality,
    test_scripts,
    test_sheet,
    test_table,
]

# The sandbox has no clock.
unittest.case.time = types.SimpleNamespace(perf_counter=lambda: 0.0)

# Found now: the loader would import what it needs.
SUITE = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromModule(module) for module in MODULES)


class Result(unittest.TestResult):
    """What tests came to. The standard library's own would look for source files."""

    def __init__(self):
        super().__init__()
        self.failed = []

    def addError(self, test, err):
        self.failed.append(f"{test.id()}: {described(err[1])}")

    def addFailure(self, test, err):
        self.addError(test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.failed.append(f"{subtest.id()}: {described(err[1])}")


class Translator:
    """The translator."""

    def describe(self):
        return make(
            report.Manifest,
            issuer="XX",
            list_name="tests",
            title="Tests of the SDK for Python",
            authority="Dragoman",
            mode=report.FeedMode.SNAPSHOT,
            module_version="0.1.0",
            contact="https://dragoman.example",
            default_marking=marking(),
        )

    def translate(self):
        result = Result()
        SUITE.run(result)
        if result.failed or not result.testsRun:
            message = f"{len(result.failed)} of {result.testsRun} tests failed:\n" + "\n".join(result.failed)
            raise fault(report.FaultKind.OTHER, message, "correct what they name")
        passed = make(
            subject.Subject,
            id="passed",
            sources=[rows(0, 1, 1)],
            marking=marking(),
            kind=subject.SubjectKind.OTHER,
            status=subject.SubjectStatus.ACTIVE,
            names=[
                make(
                    values.Name,
                    full=f"{result.testsRun} tests",
                    form=values.NameForm.PRIMARY,
                    quality=values.NameQuality.UNSTATED,
                )
            ],
        )
        sink.subjects([passed])
        return make(report.Summary, end_seen=True)
