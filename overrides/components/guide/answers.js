/**
 * What a reader has answered, as one small document: `{ version, mine, therapists }`. `mine` holds the answers about the
 * reader, each of `therapists` those about one therapist, by the names of the form's fields. No answer isn't kept.
 *
 * A document may come from an older page, another device, a damaged disk or someone who means harm. So only what the
 * form itself could have written is read from it; the rest is left out, and said so.
 */
export const VERSION = 1;
export const MOST_THERAPISTS = 4;
export const LONGEST_TEXT = 10000; // characters, as JavaScript counts them

/** MIGRATIONS[n] changes a document of version n + 1 into one of version n + 2. */
const MIGRATIONS = [];

export const noAnswers = () => ({ mine: {}, therapists: [{}] });

export function hasAnswers({ mine, therapists }) {
  return therapists.length > 1 || [mine, therapists[0]].some((answers) => Object.keys(answers).length > 0);
}

/** The answers with one of them given, changed or taken back. */
export function answered(answers, name, value) {
  const { [name]: _, ...others } = answers;
  return value === "" ? others : { ...others, [name]: value };
}

/**
 * Both. Two therapists at the same place are one if nothing contradicts it; else each stands alone, if there is room.
 * Where answers differ all the same, the first ones hold.
 */
export function merged(first, second) {
  const places = [...Array(Math.max(first.therapists.length, second.therapists.length)).keys()];
  const apart = places.filter((at) => !agree(first.therapists[at], second.therapists[at]));
  const isRoom = places.length + apart.length <= MOST_THERAPISTS;
  const both = (at) => ({ ...second.therapists[at], ...first.therapists[at] });
  const therapists = places.map((at) => (isRoom && apart.includes(at) ? first.therapists[at] : both(at)));
  if (isRoom) therapists.push(...apart.map((at) => second.therapists[at]));
  return { mine: { ...second.mine, ...first.mine }, therapists };
}

function agree(one = {}, other = {}) {
  return Object.keys(one).every((name) => !(name in other) || one[name] === other[name]);
}

/** The answers with those on one more therapist, unless they are there already; without room the last one takes both. */
export function withOneMore({ mine, therapists }, one) {
  const isThere = therapists.some((other) => Object.entries(one).every(([name, value]) => other[name] === value));
  if (isThere) return { mine, therapists };
  const begun = therapists.filter((other) => Object.keys(other).length > 0);
  if (begun.length < MOST_THERAPISTS) return { mine, therapists: [...begun, one] };
  const last = begun.pop();
  const notes = [last["other-note"], one["other-note"]].filter(Boolean).join("\n");
  return { mine, therapists: [...begun, answered({ ...one, ...last }, "other-note", fitting(notes))] };
}

export function documentOf({ mine, therapists }) {
  return { version: VERSION, mine, therapists };
}

/**
 * The answers in a document: `{ answers, isWhole }`, or `{ problem }` if it isn't ours or is newer than this page.
 *
 * `allowed` says what the form can hold: `{ mine, therapist }`, each a Map from a field's name to the values it may
 * have, or to null if it takes a text.
 */
export function answersIn(document, allowed, migrations = MIGRATIONS) {
  if (!isObject(document) || !Number.isInteger(document.version) || document.version < 1) return { problem: "not-ours" };
  if (document.version > migrations.length + 1) return { problem: "newer" };
  const present = migrated(document, migrations);
  if (!present) return { problem: "not-ours" };
  const { mine, therapists } = present;
  const own = answersOf(mine, allowed.mine);
  const rest = Array.isArray(therapists) ? therapists.filter(isObject) : [];
  const others = rest.slice(0, MOST_THERAPISTS).map((one) => answersOf(one, allowed.therapist));
  return {
    answers: { mine: own.read, therapists: others.length > 0 ? others.map(({ read }) => read) : [{}] },
    isWhole: [own, ...others].every(({ isWhole }) => isWhole) && others.length > 0 && others.length === therapists.length,
  };
}

/** The document as this version writes it; null if it is too damaged to be changed. */
function migrated(document, migrations) {
  try {
    return migrations.slice(document.version - 1).reduce((older, migrate) => migrate(older), document);
  } catch {
    return null;
  }
}

/** A text as it can be kept: never longer than fits, and never cut in the middle of a character. */
export function fitting(text) {
  return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT).replace(/[\ud800-\udbff]$/, "") : text;
}

function answersOf(given, allowed) {
  const read = {};
  if (!isObject(given)) return { read, isWhole: false };
  for (const [name, value] of Object.entries(given)) {
    const right = allowed.has(name) && rightValue(value, allowed.get(name));
    if (right) read[name] = right;
  }
  return { read, isWhole: Object.entries(given).every(([name, value]) => read[name] === value) };
}

function rightValue(value, values) {
  if (typeof value !== "string") return "";
  if (values) return values.has(value) ? value : "";
  return fitting(value.replace(/\r\n?/g, "\n"));
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
