import { answersIn, documentOf } from "./answers.js";
import { parsed } from "./keeping.js";

const KIND = "beyond-the-session.guide";
const LONGEST_DOWNLOAD = 40000; // milliseconds; iPhones begin late
const LARGEST_FILE = 8000000; // bytes; four therapists with every note as long as it may be fit

/** Takes the answers off the screen: as text, as a file, and back from a file. */
export class TakingAlong {
  #root;
  #store;
  #allowed;
  #asText;
  #tell;

  /** `asText` gives the answers as text, `tell` says something to the reader. */
  constructor(root, store, allowed, { asText, tell }) {
    this.#root = root;
    this.#store = store;
    this.#allowed = allowed;
    this.#asText = asText;
    this.#tell = tell;
    root.hidden = false;
    root.addEventListener("click", this);
    root.addEventListener("change", this);
  }

  handleEvent({ type, target }) {
    if (type === "change" && target.matches("[data-keep]")) this.#store.keep(target.checked);
    if (type === "change" && target.matches("[data-open]")) this.#open(target);
    if (type === "click" && target.matches("[data-copy]")) this.#copy();
    if (type === "click" && target.matches("[data-save]")) this.#save();
  }

  show() {
    const { isKept, keptUntil } = this.#store;
    this.#root.querySelector("[data-keep]").checked = isKept;
    this.#root.querySelector("[data-until-line]").hidden = !isKept;
    if (!isKept) return;
    const until = this.#root.querySelector("[data-until]");
    until.textContent = keptUntil.toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.#asText());
      this.#tell("copied");
    } catch {
      this.#tell("not-copied");
    }
  }

  #save() {
    const text = JSON.stringify({ kind: KIND, ...documentOf(this.#store.answers) }, null, 1);
    const link = this.#root.querySelector("[data-file]");
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.href = address;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), LONGEST_DOWNLOAD);
    this.#tell("saved");
  }

  async #open(field) {
    const [file] = field.files;
    if (!file) return;
    const notice = file.size > LARGEST_FILE ? "not-ours" : this.#takeIn(parsed(await textIn(file)));
    field.value = ""; // the same file can be opened again
    if (!notice) return;
    this.#store.endUndo(); // a way back from something earlier would seem to belong to this
    this.#tell(notice);
  }

  /** Put the answers of a file in the place of those on screen; why not, if that can't be. */
  #takeIn(document) {
    if (document?.kind !== KIND) return "not-ours";
    const { answers, isWhole, problem } = answersIn(document, this.#allowed);
    if (problem) return problem;
    const before = this.#store.answers;
    this.#store.change(() => answers, isWhole ? "opened" : "in-part", () => before);
    return "";
  }
}

/** The text of a file; empty if it can't be read, as when it was moved away. */
async function textIn(file) {
  try {
    return await file.text();
  } catch {
    return "";
  }
}
