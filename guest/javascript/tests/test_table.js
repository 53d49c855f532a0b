import { Notes, Table } from "./dragoman_guest.js";
import { encoded, faultOf, give, heard, same } from "./fakes.js";

let endSeen;

function read(content, required = ["ID"], ask = ["ID"], notes = new Notes()) {
  give(content);
  const [table, found] = [new Table(0, required, notes), []];
  for (let row = table.next(); row; row = table.next()) found.push([row.number, ...ask.map((column) => row.text(column))]);
  endSeen = table.endSeen;
  return found;
}

const rowOf = (place) => [place.val.first, place.val.last];

export const tests = {
  "what no row is asked for is said with its count and first place"() {
    const [notes, said] = [new Notes(), heard()];
    const content = "\ufeffID,  Full  name ,Height\n1,Ada,180\n2, ,\n3,Ida,175\n";
    const found = read(content, ["id"], ["ID", "full name"], notes);
    notes.send();
    same(found, [[2, "1", "Ada"], [3, "2", undefined], [4, "3", "Ida"]]);
    same(said.map((notice) => [notice.field, notice.count, rowOf(notice.source)]), [["Height", 2, [2, 2]]]);
    same(endSeen, true);
  },

  "rows are records, so that lines without anything do not count"() {
    same(read("\n\nID\n\n1\n\r\n\n2"), [[2, "1"], [3, "2"]]);
    same(endSeen, false);
  },

  "cells with quotes may hold marks and line breaks"() {
    const content = 'ID,Name\r\n1,"Ada ""A."", of\r\nHere"\r\n2,Ida\r\n';
    same(read(content, ["ID"], ["Name"]), [[2, 'Ada "A.", of Here'], [3, "Ida"]]);
  },

  "lines may end in any way"() {
    for (const end of ["\n", "\r\n", "\r"]) same(read(`ID${end}1${end}2${end}`), [[2, "1"], [3, "2"]]);
  },

  "a header that lacks a column is another layout, and one that lacks all another list"() {
    const found = faultOf(() => read("ID,Nom\n", ["ID", "Name"]));
    same([found.kind, found.message], ["unknown-layout", "the header lacks Name"]);
    same(faultOf(() => read("<html>\n", ["ID", "Name"])).kind, "foreign");
    same(faultOf(() => read("")).kind, "empty");
  },

  "a header that has a column twice is another layout"() {
    const found = faultOf(() => read("ID,Name,name\n1,Ada,Ida\n"));
    same([found.kind, found.message], ["unknown-layout", "the header has `name` twice"]);
    same(rowOf(found.source), [1, 1]);
  },

  "a row that breaks off is a fault with its place"() {
    const found = faultOf(() => read("ID,Name\n\n1,Ada\n2"));
    same([found.kind, found.message], ["truncated", "a row has 1 cells, the header has 2"]);
    same(rowOf(found.source), [3, 3]);
    same(faultOf(() => read('ID,Name\n1,"Ada')).kind, "truncated");
  },

  "a row of another width is left out and said, and those around it are kept"() {
    const [notes, said] = [new Notes(), heard()];
    const found = read("ID,Name\n1,Ada\n2\n3,Bea\n4,Eve,F\n5,Fay\n,,\n", ["ID"], ["ID", "Name"], notes);
    notes.send();
    same(found, [[2, "1", "Ada"], [4, "3", "Bea"], [6, "5", "Fay"]]);
    same(said.map((notice) => [notice.kind, notice.field, rowOf(notice.source), notice.excerpt]), [
      ["rejected-record", "(row)", [3, 3], "2"],
      ["rejected-record", "(row)", [5, 5], "4,Eve,F"],
    ]);
    same(said[0].message, "the row has fewer cells than the header; it was left out");
  },

  "a lost quote costs its line and swallows no other"() {
    for (const end of ["\n", "\r\n"]) {
      const [notes, said] = [new Notes(), heard()];
      const content = 'ID,Name,Sex\n1,"Ada,F\n2,Ida,F\n3,"Bea",F\n4,"Eve" Day,F\n'.replaceAll("\n", end);
      const found = read(content, ["ID"], ["ID", "Name", "Sex"], notes);
      notes.send();
      same(found, [[3, "2", "Ida", "F"], [4, "3", "Bea", "F"], [5, "4", "Eve Day", "F"]]);
      same(said.map((notice) => [rowOf(notice.source), notice.excerpt]), [[[2, 2], '1,"Ada,F']]);
    }
    same(faultOf(() => read('ID,"Name\n1,Ada\n2,"Ida"\n')).kind, "unknown-layout");
  },

  "many rows of another width are a fault"() {
    const table = (whole, broken) => `ID,Name\n${"1,Ada\n".repeat(whole)}${"2,Ida,F\n".repeat(broken)}`;
    const found = faultOf(() => read(table(1, 2)));
    same([found.kind, found.message], ["unknown-layout", "2 of 3 rows have not the 2 cells that the header has"]);
    same(rowOf(found.source), [1, 1]);
    same(faultOf(() => read(table(400, 11))).kind, "malformed");
    for (const [whole, broken] of [[400, 10], [600, 11], [1, 1]]) same(read(table(whole, broken)).length, whole);
  },

  "bytes that are not UTF-8 are a fault with their row"() {
    const content = Uint8Array.from([...encoded('ID,Name\n\n1,"A\nda"\n2,'), 0xff, 10]);
    const found = faultOf(() => read(content));
    same([found.kind, rowOf(found.source)], ["encoding", [3, 3]]);
    same(rowOf(faultOf(() => read(Uint8Array.of(0xff))).source), [1, 1]);
    same(rowOf(faultOf(() => read(Uint8Array.from([...encoded('ID\n"1\n\n'), 0xff]))).source), [2, 2]);
  },
};
