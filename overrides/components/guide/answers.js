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

/** Both, therapist by therapist; where they differ, the first ones hold. */
export function merged(first, second) {
  const count = Math.max(first.therapists.length, second.therapists.length);
  const therapists = Array.from({ length: count }, (_, at) => ({ ...second.therapists[at], ...first.therapists[at] }));
  return { mine: { ...second.mine, ...first.mine }, therapists };
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
  const { mine, therapists } = migrations.slice(document.version - 1).reduce((older, migrate) => migrate(older), document);
  const own = answersOf(mine, allowed.mine);
  const rest = Array.isArray(therapists) ? therapists.filter(isObject) : [];
  const others = rest.slice(0, MOST_THERAPISTS).map((one) => answersOf(one, allowed.therapist));
  return {
    answers: { mine: own.read, therapists: others.length > 0 ? others.map(({ read }) => read) : [{}] },
    isWhole: [own, ...others].every(({ isWhole }) => isWhole) && others.length > 0 && others.length === therapists.length,
  };
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
