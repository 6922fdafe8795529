import { answersIn, documentOf } from "./answers.js";

const KEY = "beyond-the-session.guide";
const DAYS = 30;
const DAY = 24 * 60 * 60 * 1000; // milliseconds

/**
 * Keeps the answers in this browser, if the reader asks for it, until 30 days after the last change. The browser may
 * refuse, forget or run full at any time, and other pages of the same site may write too: whoever calls is told.
 */
export class Keeping {
  #lastSeen = null; // the text that this page read or wrote last
  #allowed;
  isOn = false;
  until = null;

  constructor(allowed) {
    this.#allowed = allowed;
  }

  /** What is kept: `{ answers, isWhole }`, `{ problem }`, or null if nothing is. What is out of date is removed. */
  read(text = this.#text()) {
    if (text === null) return null;
    const document = parsed(text);
    const found = answersIn(document, this.#allowed);
    if (found.problem) return found;
    const changed = typeof document.changed === "string" ? Date.parse(document.changed) : NaN;
    if (Date.now() - changed > DAYS * DAY) return this.stop();
    this.#remember(text, changed);
    if (!(changed <= Date.now())) this.write(found.answers); // its day is damaged, and would never come
    return found;
  }

  /** Keep these answers. Empty if the browser did, else why not: "blocked" or "full". */
  write(answers) {
    const changed = Date.now();
    const text = JSON.stringify({ ...documentOf(answers), changed: new Date(changed).toISOString() });
    try {
      localStorage.setItem(KEY, text);
    } catch (error) {
      return /quota/i.test(error.name) ? "full" : "blocked"; // Firefox has a name of its own for it
    }
    this.#remember(text, changed);
    return "";
  }

  /** Write nothing from now on, and leave what is there as it is: another page owns it. */
  letGo() {
    this.isOn = false;
  }

  /** Keep nothing from now on, and take away what was kept. */
  stop() {
    this.isOn = false;
    this.#lastSeen = this.until = null;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // Storage is blocked: nothing is kept.
    }
    return null;
  }

  /** Whether another page wrote since: "changed", "gone", or "" if what is kept is what this page last saw. */
  get byOthers() {
    const text = this.#text();
    if (text === this.#lastSeen) return "";
    return text === null ? "gone" : "changed";
  }

  isAbout(event) {
    return event.key === KEY || event.key === null;
  }

  #remember(text, changed) {
    this.isOn = true;
    this.#lastSeen = text;
    this.until = new Date(changed + DAYS * DAY);
  }

  #text() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage is blocked.
    }
  }
}

/** What a text says as JSON; undefined if it isn't any. */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
