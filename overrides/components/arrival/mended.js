/**
 * Undoes what mail programs, chat programs and people do to an address on its way. Our addresses have small letters,
 * digits, hyphens and slashes and nothing else, so whatever else is in one came in on the way.
 */
const SOFT_ENDS = /=(?:[0-9A-F]{2}|\r?\n)?|%[0-9A-Fa-f]?$/g; // how old mail wraps lines, and a sign that was cut in two
const HYPHENS = /[\u2010-\u2015\u2212]/g; // what word processors make of ours
const BLANKS = /[\s\u00AD\u200B-\u200F\u2060]+/g;
const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu; // brackets, quotes, a full stop at the end of a sentence
const WRITTEN_AROUND = /(?:&(?:[a-z]+|#\d+);?)+$/i; // the same, as HTML writes them

/** A text without the signs that stand for others in an address, even where they were written so more than once. */
export function decoded(text) {
  const plain = text.replace(/(?:%[0-9A-F]{2})+/gi, (signs) => {
    try {
      return decodeURIComponent(signs);
    } catch {
      return ""; // they stand for nothing
    }
  });
  return plain === text ? text : decoded(plain);
}

/** A name without what stands between its words. */
export function joined(name) {
  return name.replace(/[-_.]/g, "").toLowerCase();
}

/** One part of an address, such as the name of a place on a page. */
function mendedPart(part) {
  const words = part.replace(SOFT_ENDS, "").replace(BLANKS, "").replace(WRITTEN_AROUND, "").replace(HYPHENS, "-");
  return words.replace(AROUND, "").toLowerCase();
}

/** The name of a place, from what stands behind the # of an address. */
export function mendedPlace(hash) {
  return mendedPart(decoded(hash.slice(1)).split(/[?&]/)[0]);
}

/** A path and the place behind it, as { path: "choosing/guide/", place: "" }. The path of the home page is empty. */
export function mendedAddress(path, hash) {
  const [file, ...rest] = (decoded(path) + decoded(hash)).split("#");
  const parts = file.split(/[?&]/)[0].split("/").map(mendedPart);
  parts.push(parts.pop().replace(/(?:^index)?\.(?:html?|md|php|aspx?)$/, ""));
  const folders = parts.filter((part) => part && part !== "index");
  return { path: folders.map((part) => `${part}/`).join(""), place: mendedPlace(`#${rest.join("")}`) };
}
