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
    same(faultOf(() => read("ID,Name\n1\n2,Ida\n")).kind, "malformed");
    same(faultOf(() => read('ID,Name\n1,"Ada')).kind, "truncated");
  },

  "bytes that are not UTF-8 are a fault with their row"() {
    const content = Uint8Array.from([...encoded('ID,Name\n\n1,"A\nda"\n2,'), 0xff, 10]);
    const found = faultOf(() => read(content));
    same([found.kind, rowOf(found.source)], ["encoding", [3, 3]]);
    same(rowOf(faultOf(() => read(Uint8Array.of(0xff))).source), [1, 1]);
    same(rowOf(faultOf(() => read(Uint8Array.from([...encoded('ID\n"1\n\n'), 0xff]))).source), [2, 2]);
  },
};
