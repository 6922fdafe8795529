/**
 * Prints the guide: with all answers, with the questions alone, or blank to fill in by hand. The browser's own command
 * prints the answers if there are any.
 */
export class Paper {
  #guide;
  #views;
  #wanted = "";

  /** `views` fill the sheet or empty the form: `{ filled, questions, blank, screen, hasAnswers }`. */
  constructor(guide, views) {
    this.#guide = guide;
    this.#views = views;
    const buttons = guide.querySelector("[data-print]");
    buttons.hidden = false;
    buttons.addEventListener("click", this);
    this.listen("addEventListener");
  }

  listen(turn) {
    window[turn]("beforeprint", this);
    window[turn]("afterprint", this);
  }

  handleEvent({ type, target }) {
    if (type === "beforeprint") this.#prepare();
    if (type === "afterprint") this.#backToScreen();
    if (type === "click" && target.matches("[data-print-as]")) this.#printAlone(target.dataset.printAs);
  }

  #printAlone(wanted) {
    this.#wanted = wanted;
    this.#guide.closest(".guide").dataset.printed = "";
    document.documentElement.dataset.printing = "part";
    window.print();
  }

  #prepare() {
    const paper = this.#wanted || (this.#views.hasAnswers() ? "filled" : "blank");
    this.#views[paper]();
    this.#guide.dataset.paper = paper;
  }

  #backToScreen() {
    this.#wanted = "";
    delete this.#guide.dataset.paper;
    delete document.documentElement.dataset.printing;
    this.#views.screen();
  }
}
