import { hasLeftFast } from "../quick-exit/left-fast.js";

/**
 * Makes the two-minute checklist nicer: it counts, and prints what was written.
 *
 * The form works without this. Everything lives in the page: nothing is stored, nothing is sent. Words belong to the
 * template; this only shows, hides and counts.
 */
export class ChecklistElement extends HTMLElement {
  #form;
  #openedForPaper = [];

  connectedCallback() {
    this.#form = this.querySelector("form");
    for (const type of ["input", "reset", "submit"]) this.#form.addEventListener(type, this);
    this.#printButton.addEventListener("click", this);
    window.addEventListener("beforeprint", this);
    window.addEventListener("afterprint", this);
    window.addEventListener("pageshow", this);
    this.#printButton.hidden = false;
    for (const note of this.querySelectorAll("textarea")) note.style.fieldSizing = "content"; // it grows as one writes
    this.#count();
  }

  disconnectedCallback() {
    window.removeEventListener("beforeprint", this);
    window.removeEventListener("afterprint", this);
    window.removeEventListener("pageshow", this);
  }

  handleEvent(event) {
    if (event.type === "input") this.#count();
    if (event.type === "reset") setTimeout(() => this.#count()); // the fields are emptied after this event
    if (event.type === "submit") event.preventDefault(); // Enter in a field would leave the page in old browsers
    if (event.type === "click") this.#printAlone();
    if (event.type === "beforeprint") this.#prepareForPaper();
    if (event.type === "afterprint") this.#backToScreen();
    if (event.type === "pageshow" && hasLeftFast()) this.#form.reset();
  }

  get #printButton() {
    return this.querySelector("[data-print]");
  }

  /** The count keeps silent until there is something to count; then it stays in sight, with the way to clear. */
  #count() {
    const checked = this.querySelectorAll(":checked").length;
    this.querySelector("[data-checked]").textContent = checked;
    if (checked === 0) return;
    this.querySelector("[data-count]").hidden = false;
    this.querySelector("[data-progress]").dataset.progress = "begun";
  }

  /** Print the checklist without the rest of the page; the browser's own command prints all of it. */
  #printAlone() {
    const checklist = this.closest(".checklist");
    checklist.dataset.printed = "";
    const before = checklist.previousElementSibling;
    if (before?.matches("h2, h3")) before.dataset.printed = ""; // its heading
    document.documentElement.dataset.printing = "part";
    window.print();
  }

  /** Paper can't scroll or unfold: notes become plain text, and every "why" is opened. */
  #prepareForPaper() {
    for (const note of this.querySelectorAll("textarea")) {
      const written = note.closest("fieldset").querySelector("[data-written]");
      written.textContent = note.value;
      written.hidden = note.value === "";
    }
    this.#openedForPaper = [...this.querySelectorAll("details:not([open])")];
    for (const details of this.#openedForPaper) details.open = true;
  }

  #backToScreen() {
    delete document.documentElement.dataset.printing;
    for (const details of this.#openedForPaper) details.open = false;
    for (const written of this.querySelectorAll("[data-written]")) {
      written.hidden = true;
      written.textContent = "";
    }
  }
}
