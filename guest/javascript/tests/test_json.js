import { every, Fields, json, jsonBeforeCut, Notes, pointer, single, words } from "./dragoman_guest.js";
import { encoded, faultOf, give, heard, same } from "./fakes.js";

export const tests = {
  "a part is read whole, whatever a read gives"() {
    give(' {"name": "Ada \\u00e9 é 東京 𝛼"} ');
    same(json(0), { name: "Ada é é 東京 𝛼" });
  },

  "what is cut off is no JSON, what is broken says where, and what is blank is nothing"() {
    give('{"name": "Ada');
    const found = faultOf(() => json(0));
    same([found.kind, found.source], ["truncated", { tag: "bytes", val: { part: 0, start: 0, end: 13 } }]);
    for (const text of ['{"name": Ada}', '{"name": ["Ada"}', '{"name": "Ada"} x', '{"a": 1,, "b": 2}']) {
      give(text);
      same(faultOf(() => json(0)).kind, "malformed", text);
    }
    give("<html></html>");
    same(faultOf(() => json(0)).kind, "foreign");
    give(" \n");
    same(faultOf(() => json(0)).kind, "empty");
  },

  "what stands before a cut is kept, wherever it is, and what is no record is not closed"() {
    const whole = '{"total": 2, "list": [{"a": "é]", "of": [{"b": 1}, {"b": 2}]}, {"a": "东\\"", "of": [{"b": 3}]}], "end": 1}';
    const holds = (steps) => steps.length === 1 && steps[0] === "list";
    const all = encoded(whole);
    for (let cut = 1; cut < all.length; cut++) {
      const [notes, said] = [new Notes(), heard()];
      give(all.slice(0, cut));
      const text = whole.slice(0, [...whole].findIndex((_, at) => encoded(whole.slice(0, at)).length >= cut));
      const records = (text.match(/\]\}/g) ?? []).length;
      if (records === 0) {
        same(faultOf(() => jsonBeforeCut(0, notes, holds)).kind, "truncated", `cut at ${cut}`);
        continue;
      }
      const { value, endSeen } = jsonBeforeCut(0, notes, holds);
      notes.send();
      same([value.list.length, value.total, endSeen, said.length], [records, 2, false, 1], `cut at ${cut}`);
      same(value.list[0].of.length, 2);
    }
    give(all);
    same(jsonBeforeCut(0, new Notes(), holds).endSeen, true);
  },

  "a feed has one part at least"() {
    give();
    same(faultOf(every).kind, "missing-part");
    give("a", "b");
    same(every(), [0, 1]);
  },

  "bytes that are not UTF-8 are a fault with their place"() {
    give(Uint8Array.from([...encoded('{"é": "'), 0xed, 0xa0, 0x80, 34, 125]));
    const found = faultOf(() => json(0));
    same([found.kind, found.source.val], ["encoding", { part: 0, start: 8, end: 9 }]);
  },

  "a number of more digits than are kept is said, and no other"() {
    const [notes, said] = [new Notes(), heard()];
    const kept = '{"a": [38.50, 0.10000000000000000, 1e21, 123456789012345680000, -0, 0e999], "b": "9007199254740993 \\" 1e400"';
    give(`${kept}}`);
    json(0, notes);
    notes.send();
    same(said, []);
    give(`${kept}, "c": [9007199254740993, -1e400, 52.519999999999996021, 7]}`);
    const found = json(0, notes);
    notes.send();
    same(found.c[3], 7);
    same(said.map((notice) => [notice.kind, notice.count, notice.excerpt]), [["remark", 3, "9007199254740993"]]);
  },

  "what is no list is not taken for one, and a list has no nulls"() {
    const [notes, said] = [new Notes(), heard()];
    const fields = new Fields({ codes: ["FR", null], lone: "FR", odd: { a: 1 }, none: null }, "", pointer(0, [0]));
    same(["codes", "lone", "odd", "none", "absent"].map((key) => fields.list(key)), [["FR"], [], [], [], []]);
    fields.sayUnread(notes);
    notes.send();
    same(said.map((notice) => [notice.field, notice.excerpt]), [["lone", '"FR"'], ["odd", '{"a":1}']]);
  },

  "what is no object is said as a whole"() {
    const [notes, said] = [new Notes(), heard()];
    for (const value of ["FR", ["FR"], 7, null, undefined]) {
      const fields = new Fields(value, "links/", pointer(0, [0]));
      same([fields.text("length"), fields.value("0"), fields.list("0")], [undefined, undefined, []]);
      fields.sayUnread(notes);
    }
    notes.send();
    same(said.map((notice) => [notice.field, notice.count, notice.excerpt]), [["links", 3, '"FR"']]);
  },

  "values are words as JSON writes them"() {
    same(["a b", 7, { a: 1 }].map(words), ["a b", "7", '{"a":1}']);
  },

  "a pointer is escaped as RFC 6901 has it"() {
    same(pointer(0, ["a/b", "~", 3]).val.pointer, "/a~1b/~0/3");
  },

  "a key that is not asked for, or not understood, becomes a notice if it says something"() {
    const [notes, said] = [new Notes(), heard()];
    const object = { id: "1", name: " Ada ", height: 180, none: null, blank: "", empty: [], odd: { a: 1 } };
    const fields = new Fields(object, "persons/", pointer(0, [0]));
    same([fields.text("id"), fields.text("name"), fields.text("odd"), fields.text("none")], ["1", "Ada", undefined, undefined]);
    fields.value("height");
    fields.leave("height");
    fields.sayUnread(notes);
    notes.send();
    same(said.map((notice) => [notice.field, notice.excerpt]), [["persons/height", "180"], ["persons/odd", '{"a":1}']]);
  },

  "a list that comes as one file is not read of two"() {
    give("a", "b");
    same(faultOf(single).kind, "other");
    give();
    same(faultOf(single).kind, "missing-part");
  },
};
