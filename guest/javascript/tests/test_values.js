import { claim, excerpt, fold, iso } from "./dragoman_guest.js";
import { same } from "./fakes.js";

export const tests = {
  "partial dates stay partial"() {
    same(iso("1962"), { year: 1962, month: undefined, day: undefined });
    same(iso("1962-07"), { year: 1962, month: 7, day: undefined });
    same(iso("1962-07-03"), { year: 1962, month: 7, day: 3 });
  },

  "days that do not exist are no dates"() {
    for (const text of ["2023-02-29", "1900-02-29", "0000-01-01", "1970-13-01", "1970-00-00", "1970-01-32"]) {
      same(iso(text), undefined, text);
    }
    same(iso("2000-02-29").day, 29);
  },

  "what is not written as ISO 8601 is not guessed at"() {
    for (const text of ["", "62", "19620", "1962-7-3", "1962-", "-1962", "1962/07/03", "१९६२", "1962\n"]) {
      same(iso(text), undefined, text);
    }
  },

  "words that are no date are kept, and nothing is claimed"() {
    const found = claim("early in the sixties");
    same([found.certainty, found.earliest, found.raw], ["unstated", undefined, "early in the sixties"]);
    same([claim("1962/07", "1962-07").certainty, claim("1962").raw], ["exact", undefined]);
  },

  "white space is folded"() {
    same([fold(" a \n\u00a0 b "), fold(" \t"), excerpt(" ")], ["a b", undefined, undefined]);
  },
};
