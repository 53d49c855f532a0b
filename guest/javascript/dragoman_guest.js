// What a translator in JavaScript is written with: records with defaults, strict readers of CSV and JSON, notices, dates.

import { parts, read } from "dragoman:watchlist/source@1.0.0";
import { notices } from "dragoman:watchlist/sink@1.0.0";
import { write } from "dragoman:watchlist/log@1.0.0";

/** What is asked of the host, and told it. Tests put their own in its place. */
export const host = { parts, read, notices };

/** What to do about most faults of a file. */
const AGAIN = "get the file again, and compare it with the one that is published";

/** The file as a whole cannot be translated; to be thrown. */
export function fault(kind, message, remedy, source, excerpt) {
  return { payload: { kind, message, source, excerpt, remedy }, isFault: true };
}

/** A marking that leaves all to the feed. */
export function marking() {
  return { tlp: undefined, releasableTo: [], originatorControlled: false, retainUntil: undefined };
}

/** A subject of whom nothing is known. */
export function absent() {
  return {
    id: "",
    sources: [],
    marking: marking(),
    kind: "other",
    status: "active",
    names: [],
    births: [],
    birthPlaces: [],
    deaths: [],
    nationalities: [],
    citizenships: [],
    documents: [],
    addresses: [],
    identifiers: [],
    contacts: [],
    person: undefined,
    organization: undefined,
    craft: undefined,
    designations: [],
    interests: [],
    relations: [],
    images: [],
    links: [],
    narrative: undefined,
    remarks: [],
    extra: [],
  };
}

/** Reads `yyyy`, `yyyy-mm` or `yyyy-mm-dd` as a date; undefined for anything else. */
export function iso(raw) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(raw);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map((piece) => (piece === undefined ? undefined : Number(piece)));
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (year < 1 || (month !== undefined && !(month >= 1 && month <= 12))) return undefined;
  if (day !== undefined && !(day >= 1 && day <= days[month - 1])) return undefined;
  return { year, month, day };
}

/**
 * What a text says of a date: the date, or else the source's words, which are better than a wrong date. `written` is the
 * text as `iso` would have it, where the source writes dates in another way.
 */
export function claim(raw, written = raw) {
  const date = iso(written);
  return {
    earliest: date,
    latest: date,
    certainty: date ? "exact" : "unstated",
    calendar: "gregorian",
    raw: date ? undefined : raw,
    note: undefined,
    at: 0,
  };
}

/** Bytes of a part, from one up to another. */
export function span(part, start, end) {
  return { tag: "bytes", val: { part, start, end } };
}

/** Rows of a CSV part. */
export function rows(part, first, last) {
  return { tag: "row", val: { part, sheet: undefined, first, last } };
}

/** The one part of a feed that must have exactly one. */
export function single() {
  const count = host.parts().length;
  if (count === 0) throw fault("missing-part", "the feed has no part", "give the list's file");
  if (count > 1) {
    throw fault("other", `this list comes as one file, the feed has ${count}`, "give one edition at a time");
  }
  return 0;
}

/** The parts of a feed that must have one at least. */
export function every() {
  const count = host.parts().length;
  if (count === 0) throw fault("missing-part", "the feed has no part", "give the list's file");
  return Array.from({ length: count }, (_, part) => part);
}

/** What is asked of the host at a time. It may give less. */
const READ = 1 << 20;

/** A whole part. A read may give less than was asked for, and gives nothing at the end. */
export function bytes(part) {
  const chunks = [];
  let size = 0;
  for (let chunk = host.read(part, 0, READ); chunk.length > 0; chunk = host.read(part, size, READ)) {
    chunks.push(chunk);
    size += chunk.length;
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Bytes that are decoded, and characters that are looked at, at a time. */
const CHUNK = 4096;

/** The least character that takes so many bytes. */
const LEAST = [0, 0, 0x80, 0x800, 0x10000];

/**
 * Bytes as text in UTF-8 (RFC 3629): the sandbox has no TextDecoder. Most of a list is ASCII, and is looked at by words.
 * `place` says where bytes stand that are no text.
 */
export function decode(all, place) {
  const words = new Uint32Array(all.buffer, 0, all.length >> 2);
  const pieces = [];
  for (let at = 0; at < all.length; ) {
    const end = Math.min(at + CHUNK, all.length);
    if (isAscii(words, all, at, end)) {
      pieces.push(String.fromCharCode.apply(null, all.subarray(at, end)));
      at = end;
    } else {
      const codes = [];
      while (at < end) at += character(all, at, codes, place);
      pieces.push(String.fromCodePoint.apply(null, codes));
    }
  }
  const text = pieces.join("");
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function isAscii(words, all, start, end) {
  let high = 0;
  for (let word = (start + 3) >> 2; word < end >> 2; word++) high |= words[word];
  for (let at = start; at < Math.min(end, (start + 3) & ~3); at++) high |= all[at];
  for (let at = Math.max(start, end & ~3); at < end; at++) high |= all[at];
  return (high & 0x80808080) === 0;
}

/** Adds the character at a place, and gives its length. */
function character(all, at, codes, place) {
  const lead = all[at];
  if (lead < 0x80) {
    codes.push(lead);
    return 1;
  }
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  let code = lead & (0xff >> (length + 1));
  let whole = length > 0 && at + length <= all.length;
  for (let next = 1; whole && next < length; next++) {
    whole = (all[at + next] & 0xc0) === 0x80;
    code = (code << 6) | (all[at + next] & 0x3f);
  }
  if (!whole || code < LEAST[length] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    throw fault("encoding", "there are bytes that are not UTF-8", AGAIN, place(at));
  }
  codes.push(code);
  return length;
}

/** Words with a single blank between them. It is read word by word, which is many times as fast as to look for white space everywhere. */
const FOLDED = /^\S+(?: \S+)*$/;

/** A text with its white space folded; undefined if nothing is left. */
export function fold(raw) {
  if (FOLDED.test(raw)) return raw;
  return raw.trim().replace(/\s+/g, " ") || undefined;
}

/** A text, folded and shortened to what a person reads at a glance; undefined if nothing is left. */
export function excerpt(raw) {
  const characters = [...(fold(raw.slice(0, 4000)) ?? "")];
  const shown = characters.slice(0, 160).join("");
  return characters.length > 160 ? `${shown}…` : shown || undefined;
}

/** Sends items to the host, some hundred at a time. */
export class Batch {
  constructor(send) {
    this.emit = send;
    this.items = [];
  }

  add(item) {
    this.items.push(item);
    if (this.items.length >= 256) this.send();
  }

  send() {
    if (this.items.length > 0) this.emit(this.items);
    this.items = [];
  }
}

/** Different sums that are kept apart. A list has some dozen; a hostile file could have millions. */
const MAX_SUMS = 256;

/** Cases that are said one by one. */
const MAX_CASES = 2000;

/** What is to be said at the end of a run, summed where one case is like another. It stays small whatever the input. */
export class Notes {
  constructor() {
    this.sums = new Map();
    this.cases = [];
  }

  /** Counts a case among those of the same field and message: only the first is shown. */
  sum(kind, field, message, raw, source) {
    let key = JSON.stringify([kind, field, message]);
    if (!this.sums.has(key) && this.sums.size >= MAX_SUMS) {
      // A message may hold words of the source, so it cannot be kept.
      field = "(others)";
      message = "further cases, of more sorts than are told apart; the first is shown";
      key = JSON.stringify([kind, field, message]);
    }
    const known = this.sums.get(key);
    if (known) {
      known.count += 1;
    } else {
      const words = raw === undefined ? undefined : excerpt(raw);
      this.sums.set(key, { kind, field, message, excerpt: words, recordId: undefined, source, count: 1 });
    }
  }

  /** Says a case by itself, unless there are far too many of them. */
  case(kind, field, message, raw, source) {
    if (this.cases.length >= MAX_CASES) return this.sum(kind, field, message, raw, source);
    this.cases.push({ kind, field, message, excerpt: excerpt(raw), recordId: undefined, source, count: 1 });
  }

  /** Says it: single cases in their order, then sums. */
  send() {
    const batch = new Batch(host.notices);
    for (const notice of this.cases) batch.add(notice);
    for (const notice of this.sums.values()) batch.add(notice);
    batch.send();
  }
}

/**
 * A table in CSV (RFC 4180), read strictly: what no row is asked for becomes a notice, and every row knows its place. Rows
 * are records: lines without anything do not count.
 */
export class Table {
  constructor(part, required, notes) {
    this.part = part;
    this.notes = notes;
    const all = bytes(part);
    this.endSeen = all.length > 0 && all[all.length - 1] === 10;
    this.records = new Records(decode(all, (at) => rowAt(all, at, part)), part);
    this.row = undefined;
    this.given = 0;
    this.leftOut = 0;
    const header = this.records.next();
    if (!header) throw fault("empty", "the file is empty", AGAIN);
    if (this.records.isBroken) {
      throw fault("unknown-layout", "a quote was lost in the header", AGAIN, rows(part, 1, 1), excerpt(header.join(",")));
    }
    this.names = header.map((cell) => fold(cell) ?? "");
    this.columns = this.names.map((name) => name.toLowerCase());
    this.checkHeader(required);
  }

  checkHeader(required) {
    const missing = required.filter((name) => !this.columns.includes(name.toLowerCase()));
    const twice = this.columns.findIndex((name, at) => name !== "" && this.columns.indexOf(name) < at);
    if (missing.length === 0 && twice < 0) return;
    const message = missing.length > 0 ? `the header lacks ${missing.join(", ")}` : `the header has \`${this.names[twice]}\` twice`;
    // Nothing of the header fits: it is another list, or none.
    const kind = missing.length === required.length ? "foreign" : "unknown-layout";
    const remedy = "give the list itself; if its layout is new, the module must learn it";
    throw fault(kind, message, remedy, rows(this.part, 1, 1), excerpt(this.names.join(",")));
  }

  /**
   * The next row; undefined after the last. A row of another width than the header, and the line of a lost quote, are left out
   * with a notice; if there are many, it is another layout, and a fault.
   */
  next() {
    this.sayUnread();
    for (let cells = this.records.next(); cells; cells = this.records.next()) {
      const number = this.records.number;
      const [count, width] = [cells.length, this.columns.length];
      if (count === width && !this.records.isBroken) {
        this.given += 1;
        this.row = new Row(this, cells, number);
        return this.row;
      }
      if (count < width && !this.endSeen && this.records.isAtEnd()) {
        this.checkRows();
        const message = `a row has ${count} cells, the header has ${width}`;
        throw fault("truncated", message, AGAIN, rows(this.part, number, number), excerpt(cells.join(",")));
      }
      if (cells.some((cell) => cell.trim() !== "")) this.leaveOut(cells, number);
    }
    this.checkRows();
    return undefined;
  }

  leaveOut(cells, number) {
    this.leftOut += 1;
    const width = cells.length < this.columns.length ? "fewer" : "more";
    const why = this.records.isBroken
      ? "a quote was lost or added in this line, which would swallow those behind it"
      : `the row has ${width} cells than the header`;
    this.notes.case("rejected-record", "(row)", `${why}; it was left out`, cells.join(","), rows(this.part, number, number));
  }

  /** Makes sure that it is a matter of single rows if some were left out: not more than ten, or not more than 2 %. */
  checkRows() {
    const [out, all] = [this.leftOut, this.leftOut + this.given];
    if (out <= this.given && !(out > 10 && out * 50 > all)) return;
    const kind = out > this.given ? "unknown-layout" : "malformed";
    const message = `${out} of ${all} rows have not the ${this.columns.length} cells that the header has`;
    throw fault(kind, message, AGAIN, rows(this.part, 1, 1), excerpt(this.names.join(",")));
  }

  sayUnread() {
    if (!this.row) return;
    const message = "the column was not asked for; it was left out";
    this.row.cells.forEach((cell, index) => {
      if (!this.row.asked.has(index) && cell.trim() !== "") {
        this.notes.sum("unmapped", this.names[index] || `column ${index + 1}`, message, cell, this.row.place());
      }
    });
    this.row = undefined;
  }
}

/** Where a byte stands, before which all is UTF-8: in which row. */
function rowAt(all, at, part) {
  // With something behind it, the row is there even if nothing of it came before the byte.
  const records = new Records(`${decode(all.slice(0, at))}x`, undefined);
  while (records.next());
  return rows(part, records.number, records.number);
}

/** The records of a text in CSV. */
class Records {
  constructor(text, part) {
    this.text = text;
    this.part = part;
    this.at = 0;
    /** The number of the record that was given last. */
    this.number = 0;
    /** Whether a quote was lost in it. What is given is its first line then: the lines behind it are records again. */
    this.isBroken = false;
  }

  /** Whether none follows. */
  isAtEnd() {
    const text = this.text;
    while (text[this.at] === "\n" || text[this.at] === "\r") this.at++;
    return this.at >= text.length;
  }

  /** Cells of the next line that is not empty; undefined behind the last. */
  next() {
    if (this.isAtEnd()) return undefined;
    const text = this.text;
    const start = this.at;
    this.number++;
    this.isBroken = false;
    const cells = [];
    for (;;) {
      cells.push(text[this.at] === '"' ? this.quoted() : this.plain());
      if (this.isBroken) {
        const [line] = /^[^\r\n]*/.exec(text.slice(start, this.at));
        this.at = start + line.length;
        return [line];
      }
      const end = text[this.at];
      this.at++;
      if (end === ",") continue;
      if (end === "\r" && text[this.at] === "\n") this.at++;
      return cells;
    }
  }

  plain() {
    const cell = /[^,\r\n]*/y;
    cell.lastIndex = this.at;
    const [text] = cell.exec(this.text);
    this.at += text.length;
    return text;
  }

  quoted() {
    let cell = "";
    for (;;) {
      const end = this.text.indexOf('"', this.at + 1);
      if (end < 0 && this.part === undefined) {
        this.at = this.text.length;
        return cell;
      }
      if (end < 0) {
        const message = "a quoted cell does not end";
        throw fault("truncated", message, AGAIN, rows(this.part, this.number, this.number));
      }
      cell += this.text.slice(this.at + 1, end);
      this.at = end + 1;
      if (this.text[this.at] !== '"') break;
      cell += '"';
    }
    const rest = this.plain();
    this.isBroken = rest !== "" && /[\r\n]/.test(cell);
    return cell + rest;
  }
}

/** A row of a table. */
class Row {
  constructor(table, cells, number) {
    this.table = table;
    this.cells = cells;
    this.number = number;
    this.asked = new Set();
  }

  /** The text of a column; undefined if it is blank, or the table has no such column. */
  text(column) {
    const index = this.table.columns.indexOf(column.toLowerCase());
    if (index < 0) return undefined;
    this.asked.add(index);
    return fold(this.cells[index]);
  }

  /** Its place. */
  place() {
    return rows(this.table.part, this.number, this.number);
  }
}

/** A translation that says in the log what an exception was: the host sees nothing but a trap otherwise. */
export function told(translate) {
  try {
    return translate();
  } catch (error) {
    if (!error.isFault) write("error", `${error} ${error.stack ?? ""}`.slice(0, 4000));
    throw error.isFault ? error.payload : error;
  }
}

/**
 * A part as JSON (RFC 8259). Whoever cannot read it to its end has no value of it. A number of more digits than JavaScript
 * keeps becomes a notice. Of a key that stands twice in an object JavaScript keeps the last value, and does not tell.
 */
export function json(part, notes) {
  return jsonBeforeCut(part, notes, () => false).value;
}

/**
 * A part as JSON, as `json` reads it, and whether its end was seen. Of a part that was cut off it gives what stands before the
 * cut in the innermost list of records, and a notice says so: what stands behind it is not known to be delisted. `holdsRecords`
 * says of the steps that lead to a list whether its members are records, or lists of records.
 */
export function jsonBeforeCut(part, notes, holdsRecords) {
  const all = bytes(part);
  const whole = all.subarray(0, all.length - cutCharacter(all));
  const text = decode(whole, (at) => span(part, at, at + 1));
  if (text.trim() === "") throw fault("empty", "the file is empty", AGAIN);
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const tail = span(part, Math.max(0, all.length - 120), all.length);
    const cut = upToCut(text, holdsRecords);
    if (cut === undefined) {
      const at = Number(/position (\d+)/.exec(error.message)?.[1] ?? 0);
      const place = at > 0 ? span(part, sizeOf(text.slice(0, at)), all.length) : span(part, 0, all.length);
      const kind = /^\s*[{[]/.test(text) ? "malformed" : "foreign";
      throw fault(kind, `this is no whole JSON: ${error.message}`, AGAIN, place, excerpt(text.slice(Math.max(0, at - 40))));
    }
    const message = "the file ends before the JSON does";
    const records = parsed(cut);
    if (records === undefined) throw fault("truncated", message, AGAIN, tail, excerpt(text.slice(-120)));
    const left = "; what stands behind the cut is not known to be delisted";
    notes.sum("remark", "(cut off)", `${message}${left}`, text.slice(-120), tail);
    return { value: records, endSeen: false };
  }
  if (whole.length < all.length) throw fault("encoding", "there are bytes that are not UTF-8", AGAIN, span(part, whole.length, all.length));
  if (mayBeRounded(text)) sayRounded(text, span(part, 0, all.length), notes);
  return { value, endSeen: true };
}

/** How many bytes at the end are the beginning of a character that is not whole. */
function cutCharacter(all) {
  for (let back = 1; back <= Math.min(3, all.length); back++) {
    const lead = all[all.length - back];
    if (lead >= 0x80 && lead < 0xc0) continue;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** How many bytes a text takes. */
function sizeOf(text) {
  let size = 0;
  for (const character of text) {
    const code = character.codePointAt(0);
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return size;
}

/** A value of JSON; undefined if it is none. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Pieces of JSON: texts, of which the last may be cut off, brackets and marks, and anything else. */
const PIECES = /"[^"\\]*(?:\\[^][^"\\]*)*"|"[^]*|[{}[\],:]|[^\s"{}[\],:]+/g;

/** How deep values are looked into of what was cut off. */
const DEEPEST = 64;

/**
 * The text up to the last whole record, with all that is open there closed; an empty text if there is no whole record, and
 * undefined if the text does not end within something open: then it was not cut off.
 */
function upToCut(text, holdsRecords) {
  const open = [];
  // The steps that lead to what is open at a depth.
  const steps = (depth) => open.slice(0, depth).map((outer) => (outer.isList ? outer.count : outer.key));
  for (const match of text.matchAll(PIECES)) {
    const [piece] = match;
    const inner = open[open.length - 1];
    if (piece === "{" || piece === "[") {
      if (open.length >= DEEPEST) return undefined;
      open.push({ isList: piece === "[", count: 0, key: undefined, end: 0, holds: false });
    } else if (piece === "}" || piece === "]") {
      if (inner === undefined || inner.isList !== (piece === "]") || open.length === 1) return undefined;
      open.pop();
      const outer = open[open.length - 1];
      outer.end = match.index + 1;
      // Within a list that holds records something is whole now, or there is such a list in it.
      outer.holds ||= inner.holds || (outer.isList && holdsRecords(steps(open.length - 1)));
    } else if (piece === "," && inner !== undefined) {
      inner.count += 1;
    } else if (inner !== undefined && !inner.isList && piece[0] === '"') {
      inner.key = parsed(piece);
    }
  }
  if (open.length === 0) return undefined;
  const last = open.findLastIndex((frame) => frame.holds);
  if (last < 0) return "";
  const closed = open.slice(0, last + 1).reverse();
  return text.slice(0, open[last].end) + closed.map((frame) => (frame.isList ? "]" : "}")).join("");
}

/**
 * Text without a number that may not be kept: one of sixteen digits with their point, or with three in its power of ten. Texts may look so
 * as well. It is read from number to number, which is many times as fast as to look for such a one everywhere; there is but one way to
 * read it, so that none has to be tried after another.
 */
const KEPT = /^(?:\D*(?:(?<!\d[eE][+-]?)|(?<=\d[eE][+-]?)(?!\d{3}))\d[\d.]{0,14}(?![\d.]))*\D*$/;

/** Characters by which one piece of a text goes into the next: such a number stands whole in one of them. */
const OVERLAP = 20;

function mayBeRounded(text) {
  for (let at = 0; at < text.length; at += CHUNK) {
    if (!KEPT.test(text.slice(at, at + CHUNK + OVERLAP))) return true;
  }
  return false;
}

/** Texts, of which numbers are no part, and numbers. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Says which numbers are not what they were once they are read. */
function sayRounded(text, place, notes) {
  for (const [token] of text.matchAll(TOKENS)) {
    if (token[0] === '"' || digits(token) === digits(String(Number(token)))) continue;
    const message = "a number has more digits than JavaScript keeps; it was rounded";
    notes.sum("remark", "(numbers)", message, token, place);
  }
}

/** A number without what writes the same in another way: sign, digits without noughts around them, power of ten. */
function digits(number) {
  const [, sign, whole, , fraction = "", power = "0"] = /^(-?)(\d+)(\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  if (whole === undefined) return undefined;
  const all = `${whole}${fraction}`.replace(/^0+/, "");
  const kept = all.replace(/0+$/, "");
  return kept === "" ? "0" : `${sign}${kept}e${Number(power) - fraction.length + all.length - kept.length}`;
}

/** A place in a JSON part (RFC 6901). */
export function pointer(part, steps) {
  const escaped = (step) => (typeof step === "number" ? step : step.replace(/~/g, "~0").replace(/\//g, "~1"));
  let path = "";
  for (const step of steps) path += `/${escaped(step)}`;
  return { tag: "pointer", val: { part, pointer: path } };
}

/**
 * An object of JSON, read strictly: a key that is not asked for, and has a value, becomes a notice. What is no object has no
 * keys, and becomes a notice as a whole.
 */
export class Fields {
  constructor(object, path, place) {
    const isObject = typeof object === "object" && object !== null && !Array.isArray(object);
    this.object = isObject ? object : {};
    this.other = isObject ? undefined : object;
    this.path = path;
    this.place = place;
    /** A few: to look through them takes less than a set does. */
    this.asked = [];
  }

  /** The value of a key as it stands; undefined if it is absent or null. */
  value(key) {
    this.asked.push(key);
    return this.object[key] ?? undefined;
  }

  /** The value of a key as text, its white space folded; undefined if it is blank. What is no text stays unread. */
  text(key) {
    const value = this.object[key] ?? undefined;
    if (value !== undefined && typeof value !== "string") return undefined;
    this.asked.push(key);
    return value === undefined ? undefined : fold(value);
  }

  /** The values of a list, without `null`; none if the key is absent or null. What is no list stays unread. */
  list(key) {
    const value = this.object[key] ?? [];
    if (!Array.isArray(value)) return [];
    this.asked.push(key);
    return value.filter((one) => one !== null);
  }

  /** Takes back that a key was asked for: its value could not be understood. */
  leave(key) {
    this.asked = this.asked.filter((asked) => asked !== key);
  }

  /** Says what was not asked for. */
  sayUnread(notes) {
    const say = (field, value) => {
      if (value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)) return;
      const message = "the key is not known, or its value not understood; it was left out";
      notes.sum("unmapped", field, message, JSON.stringify(value), this.place);
    };
    if (this.other !== undefined) say(this.path.replace(/\/$/, ""), this.other);
    for (const key of Object.keys(this.object)) {
      // Most are asked for: they are not to cost more than that.
      if (!this.asked.includes(key)) say(`${this.path}${key}`, this.object[key]);
    }
  }
}

/** A value of JSON as words: a text as it stands, anything else as JSON writes it. */
export function words(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
