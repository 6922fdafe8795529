import { hasAnswers, merged, noAnswers } from "./answers.js";
import { Keeping } from "./keeping.js";

const UNDO_FOR = 10000; // milliseconds

/**
 * Holds the answers. All changes come through here: from this page, from what is kept, from other pages that show the
 * same answers. After each one `onNews(notice)` is called, with the name of what the reader should hear, or "".
 */
export class Store {
  #keeping;
  #onNews;
  #takeBack = null;
  #forgetting;
  answers = noAnswers();

  constructor(allowed, onNews) {
    this.#keeping = new Keeping(allowed);
    this.#onNews = onNews;
  }

  get isKept() {
    return this.#keeping.isOn;
  }

  get keptUntil() {
    return this.#keeping.until;
  }

  get canUndo() {
    return this.#takeBack !== null;
  }

  /** Start with what is kept, and with what the reader brings along from elsewhere, if anything. */
  begin(brought) {
    const kept = this.#keeping.read();
    this.answers = merged(kept?.answers ?? noAnswers(), brought ?? noAnswers());
    const problem = brought ? this.#keep() : "";
    if (kept?.problem === "newer") this.#onNews("newer");
    else if (kept && !kept.isWhole) this.#onNews("in-part");
    else this.#onNews(problem || (brought ? "taken-over" : ""));
  }

  /** Make new answers of the old ones. With a `notice` the reader hears of it, and may `takeBack` the change. */
  change(change, notice = "", takeBack = null) {
    this.endUndo();
    if (this.isKept && this.#keeping.byOthers === "changed") this.#takeIn();
    this.answers = change(this.answers);
    const problem = this.#keep();
    if (takeBack) this.#offer(takeBack);
    this.#onNews(problem || notice);
  }

  clear() {
    const [before, wasKept] = [this.answers, this.isKept];
    if (wasKept) this.#keeping.write(noAnswers()); // other pages that show these answers see that they are gone
    this.forget();
    if (hasAnswers(before)) this.#offer(() => before, wasKept);
    this.#onNews("cleared");
  }

  /** Clear all, without a way back. */
  forget() {
    this.endUndo();
    this.answers = noAnswers();
    this.#keeping.stop();
  }

  undo() {
    const [takeBack, isToBeKept] = this.#takeBack;
    this.endUndo();
    this.answers = takeBack(this.answers);
    this.#onNews((isToBeKept ? this.#startKeeping() : this.#keep()) || "undone");
  }

  endUndo() {
    clearTimeout(this.#forgetting);
    this.#takeBack = null;
  }

  /** Keep the answers in this browser, or no longer. */
  keep(isWanted) {
    if (this.#takeBack) this.#takeBack[1] = false; // an undo doesn't overrule what the reader says now
    if (!isWanted) this.#keeping.stop();
    this.#onNews(isWanted ? this.#startKeeping() || "kept" : "not-kept");
  }

  /** Another page of this site has changed what is kept. */
  followOthers(event) {
    const { byOthers } = this.#keeping;
    if (!this.isKept || !this.#keeping.isAbout(event) || !byOthers) return;
    if (byOthers === "gone" && event.newValue === null) this.keep(false);
    else if (this.#takeIn(event.newValue ?? undefined)) this.#onNews(""); // what was written may be gone by now
  }

  /** The page comes back from the browser's memory, where it heard of no change. */
  comeBack() {
    if (!this.isKept) return;
    if (this.#keeping.read() === null) this.forget();
    else this.#takeIn();
    this.#onNews("");
  }

  #startKeeping() {
    const found = this.#keeping.read();
    if (found?.problem === "newer") return "newer";
    if (found?.answers) {
      this.endUndo(); // it would take back what comes in here, too
      this.answers = merged(this.answers, found.answers);
    }
    return this.#keeping.write(this.answers);
  }

  #keep() {
    if (!this.isKept) return "";
    if (this.#keeping.byOthers !== "gone") return this.#keeping.write(this.answers);
    this.#keeping.stop();
    return "gone";
  }

  /** Take in what is kept now, if it can be read; what a newer page has written is left alone. */
  #takeIn(text) {
    const found = this.#keeping.read(text);
    if (found?.problem === "newer") this.#keeping.letGo();
    if (found?.answers) {
      this.endUndo(); // it would take back more than the reader did here
      this.answers = found.answers;
    }
    return Boolean(found?.answers);
  }

  #offer(takeBack, isToBeKept = false) {
    this.#takeBack = [takeBack, isToBeKept];
    this.#forgetting = setTimeout(() => {
      this.endUndo();
      this.#onNews("");
    }, UNDO_FOR);
  }
}
