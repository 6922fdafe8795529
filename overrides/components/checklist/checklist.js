import { handOver } from "./handing-over.js";
import { hasLeftFast } from "../quick-exit/left-fast.js";

const UNDO_FOR = 10000; // milliseconds

/**
 * Makes the two-minute checklist nicer: it counts, prints what was written, takes a clearing back, and hands its checks
 * over to the guide.
 *
 * The form works without this. Everything lives in the page: nothing is sent, and nothing is stored but what is on its
 * way to the guide. Words belong to the template; this only shows, hides and counts.
 */
export class ChecklistElement extends HTMLElement {
  #form;
  #cleared = null; // what stood in the fields before they were cleared
  #forgetting;
  #left = []; // what stood in the fields when the page was left
  #openedForPaper = [];

  connectedCallback() {
    this.#form = this.querySelector("form");
    for (const type of ["input", "reset", "submit"]) this.#form.addEventListener(type, this);
    this.addEventListener("click", this);
    window.addEventListener("beforeprint", this);
    window.addEventListener("afterprint", this);
    window.addEventListener("pageshow", this);
    window.addEventListener("pagehide", this);
    for (const part of this.querySelectorAll("[data-comes-along]")) part.hidden = false;
    this.#printButton.hidden = false;
    for (const note of this.querySelectorAll("textarea")) note.style.fieldSizing = "content"; // it grows as one writes
    this.#count();
  }

  disconnectedCallback() {
    window.removeEventListener("beforeprint", this);
    window.removeEventListener("afterprint", this);
    window.removeEventListener("pageshow", this);
    window.removeEventListener("pagehide", this);
    this.#endUndo();
  }

  handleEvent(event) {
    if (event.type === "input") this.#endUndo();
    if (event.type === "input") this.#count();
    if (event.type === "reset") this.#clear();
    if (event.type === "submit") event.preventDefault(); // Enter in a field would leave the page in old browsers
    if (event.type === "click") this.#press(event);
    if (event.type === "beforeprint") this.#prepareForPaper();
    if (event.type === "afterprint") this.#backToScreen();
    if (event.type === "pagehide") this.#left = this.#written;
    if (event.type === "pageshow") this.#comeBack();
    if (event.type === "pagehide" || event.type === "pageshow") this.#endUndo();
  }

  get #printButton() {
    return this.querySelector("[data-print]");
  }

  #press(event) {
    const { target } = event;
    if (target.closest("[data-print]")) this.#printAlone();
    if (target.closest("[data-undo]")) this.#undo();
    if (target.closest("[data-to-guide]") && !opensSecondTab(event)) handOver(this.#checked());
  }

  /** Nothing waits any more for the guide. Safari empties the form after this event, when it had the page in memory. */
  #comeBack() {
    handOver({});
    if (hasLeftFast()) this.#form.reset();
    else setTimeout(() => this.#refill(this.#left.splice(0)));
  }

  /** What is checked and written, as the guide's answers on one therapist. */
  #checked() {
    const checked = [...this.querySelectorAll(":checked")].map((tick) => [`answer.${tick.closest("li").id}`, "yes"]);
    const notes = [...this.querySelectorAll("textarea")].filter((note) => note.value);
    const titleOf = (note) => note.closest("fieldset").querySelector("legend").lastChild.textContent.trim();
    const written = notes.map((note) => `${titleOf(note)}: ${note.value}`).join("\n");
    return Object.fromEntries(written ? [...checked, ["other-note", written]] : checked);
  }

  /** The fields are emptied after this event. For ten seconds, and as long as nothing new is written, they can be refilled. */
  #clear() {
    this.#endUndo();
    handOver({});
    const before = this.#written;
    const isEmpty = !before.some(([field, isChecked, value]) => isChecked || (field.localName === "textarea" && value));
    setTimeout(() => {
      this.#count();
      if (isEmpty || hasLeftFast()) return;
      this.#cleared = before;
      this.#undoButton.hidden = false;
      this.#undoButton.focus();
      this.#forgetting = setTimeout(() => this.#endUndo(), UNDO_FOR);
    });
  }

  #undo() {
    this.#refill(this.#cleared);
    this.#endUndo();
  }

  /** What stands in each field: `[field, isChecked, value]`. */
  get #written() {
    const fields = [...this.querySelectorAll("[type=checkbox], textarea")];
    return fields.map((field) => [field, field.checked, field.value]);
  }

  #refill(written) {
    for (const [field, isChecked, value] of written) {
      field.checked = isChecked;
      field.value = value;
    }
    this.#count();
  }

  #endUndo() {
    clearTimeout(this.#forgetting);
    this.#cleared = null;
    if (document.activeElement === this.#undoButton) this.querySelector("[role=status]").focus();
    this.#undoButton.hidden = true;
  }

  get #undoButton() {
    return this.querySelector("[data-undo]");
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

/** Whether a key is held with which a link opens in another tab, which gets nothing handed over. */
function opensSecondTab({ ctrlKey, metaKey, shiftKey }) {
  return ctrlKey || metaKey || shiftKey;
}
