import { mendedAddress } from "../arrival/mended.js";

/** How many letters an address may be off, by its length, and still be the one that was meant. */
const OFF = (path) => (path.length < 7 ? 1 : 2);

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

/** An address as one might say it: without folders, and without what stands between its words. */
const said = (path) => path.replace(/\/$/, "").replace(/^.*\//, "").replace(/[-_.]/g, "");

/**
 * Takes a reader from an address that isn't there to the page it means, if that is plain: capital letters, a full stop
 * or bracket that came along, a line that a mail program broke. Where it can only be guessed, it is offered.
 */
export class NotFoundElement extends HTMLElement {
  connectedCallback() {
    const home = new URL(this.dataset.home, location.href);
    const here = location.pathname.toLowerCase().startsWith(home.pathname.toLowerCase()) ? home.pathname.length : 1;
    const { path, place } = mendedAddress(location.pathname.slice(here), location.hash);
    const known = this.#known(home);
    const sure = this.#goal(known, (address) => address === path) ?? this.#goal(known, (address) => said(address) === said(path));
    if (sure && sure.pathname !== location.pathname) this.#go(sure, place);
    else if (path) this.#offer(known, path, place);
  }

  /** Every address there is, below the site's, with the link to where it leads. */
  #known(home) {
    const others = this.querySelector("template").content.querySelectorAll("a");
    const pages = [...this.querySelectorAll("li a")].map((link) => [new URL(link.href).pathname, link]);
    return [
      ...pages.map(([path, link]) => [path.slice(home.pathname.length), new URL(link.href), link.textContent]),
      ...[...others].map((link) => [link.dataset.address, new URL(link.getAttribute("href"), home), link.textContent]),
    ].map(([address, goal, title]) => ({ address: address.toLowerCase(), goal, title }));
  }

  /** The one goal of all addresses that fit; none if they lead to different ones. */
  #goal(known, fits) {
    const goals = known.filter(({ address }) => fits(address)).map(({ goal }) => goal);
    return goals.every((goal) => goal.href === goals[0].href) ? goals[0] : undefined;
  }

  #go(goal, place) {
    const there = new URL(goal);
    there.search = location.search;
    if (place && !there.hash) there.hash = place;
    location.replace(there);
  }

  #offer(known, path, place) {
    const near = known.map((entry) => ({ ...entry, off: this.#off(entry.address, path) }));
    const likely = near.filter(({ off }) => off <= OFF(path));
    const [best] = likely.sort((one, other) => one.off - other.off || other.address.length - one.address.length);
    if (!best) return;
    const offer = this.querySelector("[data-offer]");
    const link = offer.querySelector("a");
    link.href = best.goal;
    if (place && !best.goal.hash) link.hash = place;
    link.textContent = best.title;
    offer.hidden = false;
  }

  /** How many letters an address is off; one, if the one is the other's beginning, as when a line was cut off. */
  #off(address, path) {
    const beginning = path.slice(0, -1);
    if (address && (path.startsWith(address) || (beginning.length > 3 && address.startsWith(beginning)))) return 1;
    return Math.min(distance(address, path), distance(said(address), said(path)) + 0.5);
  }
}
