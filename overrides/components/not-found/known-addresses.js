import { decoded, joined } from "../arrival/mended.js";

/** How many letters have to be put in, taken out, changed or swapped with the next to make one text of another. */
function distance(one, other) {
  const rows = [[...other, ""].map((_, column) => column)];
  for (let line = 1; line <= one.length; line += 1) {
    rows[line] = [line];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[line - 1] === other[column - 1];
      const isSwapped = one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1];
      rows[line][column] = Math.min(
        rows[line - 1][column] + 1,
        rows[line][column - 1] + 1,
        rows[line - 1][column - 1] + (isSame ? 0 : 1),
        isSwapped ? rows[line - 2][column - 2] + 1 : Infinity,
      );
    }
  }
  return rows[one.length][other.length];
}

/** An address as one might say it: its last name, without what stands between the words. */
function said(address) {
  return joined(address.replace(/\/$/, "").replace(/^.*\//, ""));
}

/** Whether one address has no folder, or the same as the other. */
function fitsInto(address, folders) {
  return !/\/./.test(address) || address.replace(/[^/]*\/$/, "") === folders.replace(/[^/]*\/$/, "");
}

/** How many letters an address is off. Another folder counts half a letter. */
function lettersOff(address, path) {
  return Math.min(distance(address, path), distance(said(address), said(path)) + 0.5);
}

/** Whether one of two addresses is the other's beginning, as when a line was cut off or something came along. */
function isBeginning(address, path) {
  const cutOff = path.slice(0, -1);
  return address && (path.startsWith(address) || (cutOff.length > 3 && address.startsWith(cutOff)));
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

  /** The entry most like an address, if it is off by a letter or two, or else one that is its beginning. */
  nearest(path) {
    const most = path.length < 7 ? 1 : 2;
    const near = this.#entries.map((entry) => ({ entry, off: lettersOff(entry.address, path) }));
    near.sort((one, other) => one.off - other.off || other.entry.address.length - one.entry.address.length);
    const begun = near.filter(({ entry }) => isBeginning(entry.address, path));
    begun.sort((one, other) => other.entry.address.length - one.entry.address.length);
    return (near[0].off <= most ? near : begun)[0]?.entry;
  }

  #onlyOf(fits) {
    const found = this.#entries.filter(({ address }) => fits(address));
    return found.every(({ goal }) => goal.href === found[0].goal.href) ? found[0] : undefined;
  }
}
