import { hasAnswers, merged, noAnswers, withOneMore } from "./answers.js";
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

  /** What undoes the last change, or null. */
  get wayBack() {
    return this.#takeBack;
  }

  /** Start with what is kept, and with what the reader brings along on a therapist, if anything. */
  begin(brought) {
    const kept = this.#keeping.read();
    this.answers = kept?.answers ?? noAnswers();
    if (brought) this.answers = withOneMore(this.answers, brought);
    const problem = brought ? this.#write() : "";
    if (kept?.problem === "newer") this.#onNews("newer");
    else if (kept && !kept.isWhole) this.#onNews("in-part");
    else this.#onNews(problem || (brought ? "taken-over" : ""));
  }

  /** Make new answers of the old ones. With a `notice` the reader hears of it, and may `takeBack` the change. */
  change(change, notice = "", takeBack = null) {
    this.endUndo();
    const count = this.answers.therapists.length;
    const news = this.isKept && this.#keeping.byOthers === "changed" ? this.#takeIn() : "";
    if (this.answers.therapists.length !== count) return this.#onNews(news); // the change may be meant for one who is gone
    this.answers = change(this.answers);
    const problem = news || this.#write();
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
    this.#onNews((isToBeKept ? this.#startKeeping() : this.#write()) || "undone");
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
    if (byOthers !== "gone" || event.newValue !== null) this.#onNews(this.#takeIn(event.newValue ?? undefined));
    else if (hasAnswers(this.answers) || this.#takeBack) this.keep(false); // a clearing has ended the way back before
    else {
      this.forget();
      this.#onNews("cleared");
    }
  }

  /** The page comes back from the browser's memory, where it heard of no change. */
  comeBack() {
    if (this.isKept && this.#keeping.read() === null) this.forget();
    this.#onNews(this.isKept ? this.#takeIn() : "");
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

  /** Write the answers, if they are kept; why that can't be, else "". */
  #write() {
    if (!this.isKept) return "";
    if (this.#keeping.byOthers !== "gone") return this.#keeping.write(this.answers);
    this.#keeping.stop();
    return "gone";
  }

  /** Take in what is kept now, if it can be read. What a newer page has written is left alone: "newer", else "". */
  #takeIn(text) {
    const found = this.#keeping.read(text);
    const isNewer = found?.problem === "newer";
    if (isNewer) this.#keeping.letGo();
    if (found?.answers) {
      this.endUndo(); // it would take back more than the reader did here
      this.answers = found.answers;
    }
    return isNewer ? "newer" : "";
  }

  #offer(takeBack, isToBeKept = false) {
    this.#takeBack = [takeBack, isToBeKept];
    this.#forgetting = setTimeout(() => {
      this.endUndo();
      this.#onNews("");
    }, UNDO_FOR);
  }
}
