/**
 * A quick way out: covers the screen at once, clears what this site keeps on the device, and goes on to a page that
 * says nothing about the reader, in place of this one in the tab's history.
 *
 * After GOV.UK's "Exit this page" pattern: Shift pressed three times within five seconds does the same as the link.
 */
import { rememberLeaving } from "./left-fast.js";

const PRESSES = 3;
const WITHIN = 5000; // milliseconds
const OURS = "beyond-the-session.";

export class QuickExitElement extends HTMLElement {
  #pressed = 0;
  #forget;

  connectedCallback() {
    this.addEventListener("click", this);
    document.addEventListener("keyup", this);
    window.addEventListener("pageshow", this);
  }

  disconnectedCallback() {
    document.removeEventListener("keyup", this);
    window.removeEventListener("pageshow", this);
    clearTimeout(this.#forget);
  }

  handleEvent(event) {
    if (event.type === "keyup") this.#count(event.key);
    else if (event.type === "pageshow") this.#cover(false); // back from the browser's memory
    else if (event.target.closest("a")) this.#leave(event);
  }

  #leave(event) {
    event?.preventDefault();
    this.#cover(true);
    for (const kept of ["localStorage", "sessionStorage"]) this.#clear(kept);
    rememberLeaving();
    location.replace(this.querySelector("a").href);
  }

  #cover(isCovered) {
    document.body.hidden = isCovered;
  }

  #clear(kept) {
    try {
      const storage = window[kept];
      for (const key of Object.keys(storage)) if (key.startsWith(OURS)) storage.removeItem(key);
    } catch {
      // Storage is blocked: nothing is kept.
    }
  }

  #count(key) {
    clearTimeout(this.#forget);
    this.#pressed = key === "Shift" ? this.#pressed + 1 : 0;
    if (this.#pressed === PRESSES) this.#leave();
    this.#say(this.#pressed);
    this.#forget = setTimeout(() => this.#count(""), WITHIN);
  }

  #say(pressed) {
    this.querySelectorAll("[role=status] > span").forEach((said, index) => (said.hidden = index !== pressed - 1));
  }
}
