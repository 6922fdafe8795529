import { hide, mark } from "./parts.js";

/**
 * Brings one step forward at a time. Every step can be reached at any time, and Back goes to the step before. The
 * address stays as it is: which step is in front stands in the browser's memory of the tab, and no answer does.
 */
export class Steps {
  #guide;
  #steps;
  #links;
  #onward;
  #shown;
  #onShow;
  #later;

  constructor(guide, later, onShow) {
    this.#guide = guide;
    this.#later = later;
    this.#steps = [...guide.querySelectorAll(".guide__step")];
    this.#links = [...guide.querySelectorAll(".guide__way a")];
    this.#onward = guide.querySelector("[data-onward]");
    this.#onShow = onShow;
    this.#onward.hidden = false;
    for (const link of this.#links) link.addEventListener("click", this);
    this.#onward.addEventListener("click", this);
    window.addEventListener("popstate", this);
    window.addEventListener("hashchange", this);
    this.#bringForward(this.#remembered);
    if (this.#named === this.#shown) document.getElementById(anchor()).scrollIntoView();
  }

  disconnect() {
    window.removeEventListener("popstate", this);
    window.removeEventListener("hashchange", this);
  }

  handleEvent(event) {
    if (event.type === "popstate") this.#showRemembered();
    else if (event.type === "hashchange") this.#showNamed();
    else if (event.type === "click") this.#follow(event);
  }

  get shown() {
    return this.#shown.id;
  }

  /** Bring a step forward as the reader's own step, which Back takes back. */
  #go(step) {
    this.#remember();
    history.pushState({ step: step.id }, "", location.pathname + location.search); // without the place a link led to
    this.#bringForward(step);
    this.#focusTitle();
    this.#guide.scrollIntoView();
  }

  /** After Back or Forward, and after any link to a place on this page, which makes an entry of its own. */
  #showRemembered() {
    const before = this.#shown;
    this.#bringForward(this.#remembered);
    this.#remember();
    if (this.#shown !== before) this.#focusTitle();
  }

  #remember() {
    history.replaceState({ step: this.shown }, "");
  }

  #focusTitle() {
    this.#shown.querySelector("h2").focus({ preventScroll: true });
  }

  /** The step the reader was at, else the one a link names; a link to elsewhere on the page changes none. */
  get #remembered() {
    return this.#step(history.state?.step) ?? this.#named ?? ((anchor() && this.#shown) || this.#steps[0]);
  }

  #follow(event) {
    const at = this.#steps.indexOf(this.#shown);
    const link = event.target.closest("a");
    const goal = link ? this.#step(link.hash.slice(1)) : this.#steps[at + (event.target.closest("[data-back]") ? -1 : 1)];
    if (!goal || !event.target.closest("a, button")) return;
    event.preventDefault();
    this.#mark(goal); // the row of stops shows at once what comes
    this.#later.do(() => this.#go(goal));
  }

  /** A link to a step or a question, from here or from elsewhere. */
  #showNamed() {
    const step = this.#named;
    if (!step) return;
    if (step !== this.#shown) this.#bringForward(step);
    document.getElementById(anchor()).scrollIntoView();
  }

  get #named() {
    return anchor() ? document.getElementById(anchor())?.closest(".guide__step") : null;
  }

  #step(id) {
    return this.#steps.find((step) => step.id === id);
  }

  /** Show in the row of stops which step it is. */
  #mark(step) {
    this.#links.forEach((link, at) => mark(link, "aria-current", this.#steps[at] === step ? "step" : null));
  }

  #bringForward(step) {
    const at = this.#steps.indexOf(step);
    this.#shown = step;
    for (const other of this.#steps) hide(other, other !== step);
    this.#guide.closest(".guide").toggleAttribute("data-last", at === this.#steps.length - 1 || isElsewhere());
    this.#mark(step);
    const next = this.#steps[at + 1];
    this.#onward.querySelector("[data-back]").hidden = at === 0;
    this.#onward.querySelector("[data-next]").hidden = !next;
    if (next) this.#onward.querySelector("[data-next-title]").textContent = this.#links[at + 1].textContent;
    document.getElementById(anchor())?.closest("details")?.setAttribute("open", "");
    this.#onShow(step.id);
  }
}

/** Whether a link led to a place on this page that isn't in the guide. */
function isElsewhere() {
  const place = anchor() && document.getElementById(anchor());
  return Boolean(place) && !place.closest(".guide, .site-end");
}

function anchor() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // a damaged address
  }
}
