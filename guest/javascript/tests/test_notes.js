import { Batch, Notes } from "./dragoman_guest.js";
import { heard, same } from "./fakes.js";

export const tests = {
  "cases of one field and message are one notice with their count"() {
    const [notes, said] = [new Notes(), heard()];
    for (const field of ["A", "B", "A", "A"]) notes.sum("unmapped", field, "not known", "  some   words ");
    notes.sum("remark", "A", "not known");
    notes.send();
    same(said.map((notice) => notice.count), [3, 1, 1]);
    same(said[0].excerpt, "some words");
  },

  "no input makes more than the most, and every case is counted"() {
    const [notes, said] = [new Notes(), heard()];
    // Messages that hold words of the source are as many as the source likes.
    for (let index = 0; index < 1000; index++) notes.sum("unmapped", `field ${index}`, `message ${index}`);
    notes.sum("unmapped", "field 0", "message 0");
    notes.send();
    same(said.length, 257);
    same(said.reduce((sum, notice) => sum + notice.count, 0), 1001);
    same(said.find((notice) => notice.field === "field 0").count, 2);
  },

  "a long excerpt is shortened between characters"() {
    const [notes, said] = [new Notes(), heard()];
    notes.sum("remark", "A", "long", "𝛼".repeat(1000));
    notes.send();
    same(said[0].excerpt, `${"𝛼".repeat(160)}…`);
  },

  "items are sent some hundred at a time, and none is lost"() {
    const calls = [];
    const batch = new Batch((items) => calls.push(items));
    for (let number = 0; number < 600; number++) batch.add(number);
    batch.send();
    batch.send();
    same(calls.map((items) => items.length), [256, 256, 88]);
    same(calls.flat().length, 600);
  },
};
