// Runs the tests of the SDK for JavaScript where it is used: in the sandbox, in the engine that goes into components.
//
// It is a translator, so that `dragoman translate` runs it: a record says how many tests passed, and a fault which failed.

import { subjects } from "dragoman:watchlist/sink@1.0.0";
import { absent, fault, host, marking, rows } from "./dragoman_guest.js";
import { tests as json } from "./test_json.js";
import { tests as notes } from "./test_notes.js";
import { tests as table } from "./test_table.js";
import { tests as values } from "./test_values.js";

const SUITES = { json, notes, table, values };

export const translator = {
  describe() {
    return {
      issuer: "XX",
      listName: "tests",
      title: "Tests of the SDK for JavaScript",
      authority: "Dragoman",
      formats: [],
      parts: [],
      mode: "snapshot",
      expectedCounts: [],
      languages: [],
      moduleVersion: "0.1.0",
      contact: "https://dragoman.example",
      defaultMarking: marking(),
    };
  },

  translate() {
    const real = { ...host };
    let run = 0;
    const failed = [];
    for (const [suite, tests] of Object.entries(SUITES)) {
      for (const [says, test] of Object.entries(tests)) {
        run++;
        try {
          test();
        } catch (error) {
          failed.push(`${suite}: ${says}: ${error?.isFault ? JSON.stringify(error.payload) : `${error} ${error?.stack ?? ""}`}`);
        }
        Object.assign(host, real);
      }
    }
    if (failed.length > 0) {
      const message = `${failed.length} of ${run} tests failed:\n${failed.join("\n")}`;
      throw fault("other", message, "correct what they name").payload;
    }
    const passed = absent();
    passed.id = "passed";
    passed.sources = [rows(0, 1, 1)];
    const name = { parts: [], form: "primary", quality: "unstated", script: undefined, language: undefined };
    passed.names = [{ full: `${run} tests`, ...name, note: undefined, at: 0 }];
    subjects([passed]);
    return { published: undefined, editionLabel: undefined, declaredRecords: undefined, endSeen: true };
  },
};
