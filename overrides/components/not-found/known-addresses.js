import { decoded } from "../arrival/mended.js";

/** How many letters have to be put in, taken out or changed to make one text of another. */
function distance(one, other) {
  let row = [...other, ""].map((_, column) => column);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, its] of [...other].entries()) {
      next.push(Math.min(row[column + 1] + 1, next[column] + 1, row[column] + (letter === its ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1);
}

/** An address as one might say it: its last name, without what stands between the words. */
function said(address) {
  return address.replace(/\/$/, "").replace(/^.*\//, "").replace(/[-_.]/g, "");
}

/** Whether one address has no folder, or the same as the other. */
function fitsInto(address, folders) {
  return !/\/./.test(address) || address.replace(/[^/]*\/$/, "") === folders.replace(/[^/]*\/$/, "");
}

/** How many letters an address is off; one, if the one is the other's beginning, as when a line was cut off. */
function lettersOff(address, path) {
  const beginning = path.slice(0, -1);
  if (address && (path.startsWith(address) || (beginning.length > 3 && address.startsWith(beginning)))) return 1;
  return Math.min(distance(address, path), distance(said(address), said(path)) + 0.5);
}

/**
 * Every address of the site, as { address: "choosing/guide/", goal, ... } with the goal's URL: which of them does a
 * damaged one mean?
 */
export class KnownAddresses {
  #entries;

  constructor(entries) {
    this.#entries = entries.map((entry) => ({ ...entry, address: decoded(entry.address).toLowerCase() }));
  }

  /** The entry that an address means; undefined if none fits, or if those that do lead to different places. */
  meant(path) {
    const sounds = (address) => said(address) === said(path) && fitsInto(path, address);
    return this.#onlyOf((address) => address === path) ?? this.#onlyOf(sounds);
  }

  /** The entry that is most like an address, if it is off by a letter or two; the longest of those. */
  nearest(path) {
    const most = path.length < 7 ? 1 : 2;
    const near = this.#entries.map((entry) => ({ entry, off: lettersOff(entry.address, path) }));
    near.sort((one, other) => one.off - other.off || other.entry.address.length - one.entry.address.length);
    return near.find(({ off }) => off <= most)?.entry;
  }

  #onlyOf(fits) {
    const found = this.#entries.filter(({ address }) => fits(address));
    return found.every(({ goal }) => goal.href === found[0].goal.href) ? found[0] : undefined;
  }
}
