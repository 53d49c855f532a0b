// A host for tests, and what they claim.

import { host } from "./dragoman_guest.js";

/** Claims that two values are the same. */
export function same(found, expected, about = "") {
  const text = (value) => JSON.stringify(value, (_, inner) => (inner === undefined ? "(undefined)" : inner));
  if (text(found) !== text(expected)) throw new Error(`${about}: ${text(found)} is not ${text(expected)}`);
}

/** The fault that something ends in. */
export function faultOf(run) {
  try {
    run();
  } catch (error) {
    if (!error.isFault) throw error;
    if (!error.payload.remedy) throw new Error("a fault says what to do");
    return error.payload;
  }
  throw new Error("there is no fault");
}

/** Bytes of a text: the sandbox has no TextEncoder. */
export function encoded(text) {
  return Uint8Array.from(unescape(encodeURIComponent(text)), (character) => character.charCodeAt(0));
}

/** Gives parts, of which a read gives a few bytes only. */
export function give(...parts) {
  const contents = parts.map((part) => (typeof part === "string" ? encoded(part) : part));
  host.parts = () => contents.map(() => ({}));
  host.read = (part, offset, most) => contents[part].slice(offset, offset + Math.min(most, 7));
}

/** The notices that are sent from here on. */
export function heard() {
  const said = [];
  host.notices = (notices) => said.push(...notices);
  return said;
}
