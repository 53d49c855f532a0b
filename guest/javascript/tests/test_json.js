import { Fields, json, Notes, pointer, single } from "./dragoman_guest.js";
import { encoded, faultOf, give, heard, same } from "./fakes.js";

export const tests = {
  "a part is read whole, whatever a read gives"() {
    give(' {"name": "Ada \\u00e9 é 東京 𝛼"} ');
    same(json(0), { name: "Ada é é 東京 𝛼" });
  },

  "what is cut off is no JSON, and what is blank is nothing"() {
    give('{"name": "Ada');
    const found = faultOf(() => json(0));
    same([found.kind, found.source], ["malformed", { tag: "bytes", val: { part: 0, start: 0, end: 13 } }]);
    give(" \n");
    same(faultOf(() => json(0)).kind, "empty");
  },

  "bytes that are not UTF-8 are a fault with their place"() {
    give(Uint8Array.from([...encoded('{"é": "'), 0xed, 0xa0, 0x80, 34, 125]));
    const found = faultOf(() => json(0));
    same([found.kind, found.source.val], ["encoding", { part: 0, start: 8, end: 9 }]);
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
