// Translates INTERPOL's red notices: pages of the public list, and the documents of single notices.
//
// The list is crawled page by page and changes meanwhile, so the same notice may stand on two pages. `entity_id`
// (`2022/46614`) is the notice's number and its id. A page is a list of notices, or the service's own answer with
// `_embedded.notices`; a file is a page, or a list of pages, and there may be several.

import { subjects } from "dragoman:watchlist/sink@1.0.0";
import { absent, Batch, claim, every, excerpt, fault, Fields, jsonBeforeCut, marking, Notes, pointer, told, words } from "./dragoman_guest.js";

const GIVE = "give the pages of the list, as the service sends them";

export const translator = {
  describe() {
    return {
      issuer: "INTERPOL",
      listName: "red",
      title: "Red notices",
      authority: "INTERPOL General Secretariat",
      formats: [{ name: "JSON of ws-public.interpol.int", versions: ["pages of v1", "notices of v1"] }],
      parts: [{ role: "notices", namePattern: "*.json", mediaType: "application/json", required: true }],
      mode: "snapshot",
      expectedCounts: [{ what: "subjects", atLeast: 1, atMost: undefined }],
      languages: ["en", "fr", "es"],
      moduleVersion: "0.1.0",
      contact: "https://www.interpol.int/How-we-work/Notices/Red-Notices",
      defaultMarking: marking(),
    };
  },

  translate() {
    return told(() => {
      const [notes, batch, seen] = [new Notes(), new Batch(subjects), new Map()];
      const pages = new Pages(notes);
      for (const part of every()) pages.read(part);
      for (const { notice, part, steps } of pages.notices) {
        const place = pointer(part, steps);
        const fields = new Fields(notice, "", place);
        const id = fields.text("entity_id");
        if (id === undefined || (fields.text("name") ?? fields.text("forename")) === undefined) {
          notes.sum("rejected-record", "entity_id", "a notice without a number or a name was left out", id, place);
          continue;
        }
        const earlier = seen.get(id);
        if (earlier !== undefined) {
          again(JSON.stringify(earlier) === JSON.stringify(notice), id, place, notes);
          continue;
        }
        seen.set(id, notice);
        batch.add(subject(fields, id, place, notes));
        fields.sayUnread(notes);
      }
      if (seen.size === 0) throw fault("foreign", "there are no notices in it", GIVE, pages.other?.place, pages.other?.shown);
      const declaredRecords = pages.declared();
      batch.send();
      notes.send();
      return { published: undefined, editionLabel: undefined, declaredRecords, endSeen: pages.endSeen };
    });
  },
};

/** A notice that stands twice: the pages overlap. */
function again(same, id, place, notes) {
  if (same) {
    notes.sum("remark", "entity_id", "the notice stands on two pages, and says the same on both", id, place);
  } else {
    notes.sum("rejected-record", "entity_id", "the notice stands on two pages; what the later one says was left out", id, place);
  }
}

/** Whether the members of a list are notices, or pages, by the steps that lead to it. */
function holdsNotices(steps) {
  return steps.every((step) => typeof step === "number" || step === "_embedded" || step === "notices");
}

/** The notices of all pages, and how many the pages declare. */
class Pages {
  constructor(notes) {
    this.notes = notes;
    /** Every notice with its part, and the steps that lead to it. */
    this.notices = [];
    /** The totals that pages declare, each with the place of the first page that does. */
    this.totals = new Map();
    this.endSeen = true;
    /** What stands first where a notice or a page should, and is neither. */
    this.other = undefined;
  }

  /** Reads a file. */
  read(part) {
    const { value, endSeen } = jsonBeforeCut(part, this.notes, holdsNotices);
    this.endSeen &&= endSeen;
    this.take(value, part, []);
  }

  take(value, part, steps) {
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) this.take(value[index], part, [...steps, index]);
    } else if (Array.isArray(value?._embedded?.notices)) {
      this.page(value, pointer(part, steps));
      this.take(value._embedded.notices, part, [...steps, "_embedded", "notices"]);
    } else if (value !== null && typeof value === "object" && "entity_id" in value) {
      this.notices.push({ notice: value, part, steps });
    } else {
      const [place, shown] = [pointer(part, steps), excerpt(JSON.stringify(value))];
      this.other ??= { place, shown };
      const message = "something stands where a notice or a page should; it was left out";
      this.notes.sum("rejected-record", "entity_id", message, shown, place);
    }
  }

  /** What stands in a page beside its notices. */
  page(page, place) {
    const fields = new Fields(page, "", place);
    const total = fields.value("total");
    if (Number.isInteger(total) && total >= 0 && total < 2 ** 32) {
      if (!this.totals.has(total)) this.totals.set(total, place);
    } else {
      fields.leave("total");
    }
    // Where the service has the page, and those before and behind it.
    fields.value("_links");
    const embedded = new Fields(fields.value("_embedded"), "_embedded/", place);
    embedded.list("notices");
    embedded.sayUnread(this.notes);
    fields.sayUnread(this.notes);
  }

  /** How many notices there should be. A page declares those of all pages of its query; pages of several queries overlap. */
  declared() {
    if (this.totals.size > 1) {
      const message = "pages declare different totals: they are of several queries or days; none was taken";
      const [totals, [place]] = [[...this.totals.keys()], this.totals.values()];
      this.notes.sum("remark", "total", message, totals.join(", "), place);
    }
    return this.totals.size === 1 ? [...this.totals.keys()][0] : undefined;
  }
}

function subject(fields, id, place, notes) {
  const person = absent();
  person.id = id;
  person.sources = [place];
  person.kind = "person";
  person.names = [name(fields.text("forename"), fields.text("name"))];
  person.births = [fields.text("date_of_birth")].filter((text) => text !== undefined).map((text) => birth(text, place, notes));
  person.birthPlaces = birthPlaces(fields.text("place_of_birth"), fields.text("country_of_birth_id"));
  person.nationalities = fields.list("nationalities").map(country);
  person.identifiers = [{ scheme: "interpol", value: id, country: undefined, note: undefined, at: 0 }];
  person.interests = interests(fields.list("arrest_warrants"), id, place, notes);
  person.person = description(fields);
  person.extra = ["weight", "eyes_colors_id", "hairs_id"].flatMap((key) => extra(key, fields.value(key)));
  pages(fields, person, place, notes);
  return person;
}

function name(forename, surname) {
  const parts = [
    { role: "given", text: forename },
    { role: "family", text: surname },
  ].filter((part) => part.text !== undefined);
  return {
    full: parts.map((part) => part.text).join(" "),
    parts,
    form: "primary",
    quality: "unstated",
    script: undefined,
    language: undefined,
    note: undefined,
    at: 0,
  };
}

/** `yyyy/mm/dd`, `yyyy/mm` or `yyyy`. */
function birth(text, place, notes) {
  const found = claim(text, text.replace(/\//g, "-").replace(/-(\d)(?!\d)/g, "-0$1"));
  if (found.earliest === undefined) {
    notes.sum("rejected-value", "date_of_birth", "this is no date: only its words were kept", text, place);
  }
  return found;
}

/** Codes of states that are no more (ISO 3166-3). Notices of that time keep them. */
const WITHDRAWN = new Set(["AN", "BU", "CS", "DD", "FX", "NT", "SU", "TP", "YD", "YU", "ZR"]);

/** Codes are of two letters; others, such as those of states that are no more, stay words. */
function country(code) {
  const known = typeof code === "string" && /^[A-Z]{2}$/.test(code) && !WITHDRAWN.has(code);
  return { code: known ? code : undefined, raw: known ? undefined : words(code), note: undefined, at: 0 };
}

function birthPlaces(place, code) {
  if (place === undefined && code === undefined) return [];
  const { code: land, raw } = code === undefined ? {} : country(code);
  return [
    {
      raw: [place, raw].filter((text) => text !== undefined).join(", ") || undefined,
      street: undefined,
      city: undefined,
      region: undefined,
      postcode: undefined,
      country: land,
      note: undefined,
      at: 0,
    },
  ];
}

/** A red notice asks to locate and provisionally arrest. The pages do not name the warrants; each document does. */
function interests(warrants, id, place, notes) {
  const wanted = (authority, offence, note) => ({
    basis: "wanted",
    authority,
    reference: id,
    offence,
    category: "red notice",
    actions: ["arrest"],
    cautions: [],
    note,
    at: 0,
  });
  if (warrants.length === 0) return [wanted("INTERPOL", undefined, undefined)];
  return warrants.map((warrant) => {
    const fields = new Fields(warrant, "arrest_warrants/", place);
    const translation = fields.text("charge_translation");
    const note = translation === undefined ? undefined : `in translation: ${translation}`;
    const interest = wanted(fields.text("issuing_country_id"), fields.text("charge"), note);
    fields.sayUnread(notes);
    return interest;
  });
}

function description(fields) {
  // U: not known.
  const genders = { M: "male", F: "female", U: undefined };
  const gender = fields.text("sex_id");
  if (gender !== undefined && !(gender in genders)) fields.leave("sex_id");
  // In metres; 0 where it is not known.
  const height = Math.round((fields.value("height") ?? 0) * 100);
  if (!(height >= 0 && height < 300)) fields.leave("height");
  const remark = (text) => ({ text, note: undefined, at: 0 });
  const marks = fields.text("distinguishing_marks");
  return {
    gender: genders[gender],
    heightCm: height > 0 && height < 300 ? height : undefined,
    marks: marks === undefined ? [] : [remark(marks)],
    languages: fields.list("languages_spoken_ids").map((code) => remark(words(code))),
    titles: [],
    positions: [],
    father: undefined,
    mother: undefined,
  };
}

/** What the schema has no field for; 0 stands for what is not known. */
function extra(key, value) {
  if (value === undefined || value === 0) return [];
  const text = Array.isArray(value) ? value.map(words).join(", ") : words(value);
  return text === "" ? [] : [[key, text]];
}

function pages(fields, person, place, notes) {
  const link = (url, note) => ({ url, sha256: undefined, note, at: 0 });
  const links = new Fields(fields.value("_links"), "_links/", place);
  const href = (key) => {
    const found = new Fields(links.value(key), `_links/${key}/`, place);
    const url = found.text("href");
    found.sayUnread(notes);
    return url;
  };
  const [self, images, thumbnail] = [href("self"), href("images"), href("thumbnail")];
  if (self !== undefined) person.links.push(link(self, undefined));
  if (images !== undefined) person.links.push(link(images, "pictures"));
  if (thumbnail !== undefined) person.images.push(link(thumbnail, "thumbnail"));
  links.sayUnread(notes);
  const embedded = new Fields(fields.value("_embedded"), "_embedded/", place);
  person.relations = embedded.list("links").map((other) => linked(other, place, notes));
  embedded.sayUnread(notes);
}

/** Another notice. In words: it may have been withdrawn, or stand in no page that is at hand. Its pages are its own. */
function linked(other, place, notes) {
  const fields = new Fields(other, "_embedded/links/", place);
  fields.value("_links");
  const [number, color] = [fields.text("entity_id"), fields.text("color")];
  const named = [fields.text("forename"), fields.text("name"), number && `(${number})`];
  fields.sayUnread(notes);
  return {
    kind: "other",
    target: { tag: "text", val: named.filter((word) => word !== undefined).join(" ") },
    since: undefined,
    until: undefined,
    note: color === undefined ? "linked notice" : `linked notice, ${color}`,
    at: 0,
  };
}
