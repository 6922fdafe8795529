import { mendedAddress } from "../arrival/mended.js";
import { KnownAddresses } from "./known-addresses.js";

/**
 * Takes a reader from an address that isn't there to the page it means, if that is plain: capital letters, a full stop
 * or bracket that came along, a line that a mail program broke. Where it can only be guessed, it is offered.
 */
export class NotFoundElement extends HTMLElement {
  connectedCallback() {
    const home = new URL(this.dataset.home, location.href);
    const { path, place } = mendedAddress(this.#below(home), location.hash);
    const known = new KnownAddresses([...this.#pages(home), ...this.#others(home)]);
    const meant = known.meant(path);
    if (meant && meant.goal.pathname !== location.pathname) location.replace(this.#way(meant, place));
    else if (path) this.#offer(known.nearest(path), place);
  }

  /** What stands in the address bar after the site's own address. */
  #below(home) {
    const isBelow = location.pathname.toLowerCase().startsWith(home.pathname.toLowerCase());
    return location.pathname.slice(isBelow ? home.pathname.length : 1);
  }

  /** The pages, from the list that readers see. */
  #pages(home) {
    return [...this.querySelectorAll("li a")].map((link) => {
      const goal = new URL(link.href);
      return { address: goal.pathname.slice(home.pathname.length), goal, title: link.textContent };
    });
  }

  /** Short and old addresses. What they lead to is written from the site's own address on. */
  #others(home) {
    return [...this.querySelector("template").content.querySelectorAll("a")].map((link) => ({
      address: link.dataset.address,
      goal: new URL(link.getAttribute("href"), home),
      by: new URL(link.dataset.address, home),
      title: link.textContent,
    }));
  }

  /** Where to send a reader with the question and the place they came with. Places that moved, the old page knows. */
  #way({ goal, by }, place) {
    const there = new URL(place && by ? by : goal);
    there.search = location.search;
    if (!there.hash) there.hash = place;
    return there;
  }

  #offer(entry, place) {
    if (!entry) return;
    const offer = this.querySelector("[data-offer]");
    const link = offer.querySelector("a");
    link.href = this.#way(entry, place);
    link.textContent = entry.title;
    offer.hidden = false;
  }
}
