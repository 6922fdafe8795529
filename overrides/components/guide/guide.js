import { LONGEST_TEXT, MOST_THERAPISTS, answered, answersIn, hasAnswers } from "./answers.js";
import { Fields, whose } from "./fields.js";
import { Later, afterPaint } from "./later.js";
import { OpenQuestions } from "./open-questions.js";
import { Paper } from "./paper.js";
import { hide, partsOf } from "./parts.js";
import { Questions, applies } from "./questions.js";
import { Sheet } from "./sheet.js";
import { SideBySide } from "./side-by-side.js";
import { Steps } from "./steps.js";
import { Store } from "./store.js";
import { TakingAlong } from "./taking-along.js";
import { Templates } from "./templates.js";
import { Therapists } from "./therapists.js";
import { takeOver } from "../checklist/handing-over.js";
import { hasLeftFast } from "../quick-exit/left-fast.js";

const MOST_MUSTS = 3;

/**
 * The decision guide. Answers go one way: from a field into the store, and from the store into all that shows them. Only
 * the step in front is drawn. Nothing is sent, and nothing is stored before the reader asks for it.
 */
export class GuideElement extends HTMLElement {
  #form;
  #part;
  #notices; // what the guide may say to the reader, one at a time
  #sometimes; // parts that are only for some readers
  #fields;
  #later = new Later();
  #store;
  #therapists;
  #openQuestions;
  #sheet;
  #paper;
  #steps;
  #views; // what there is to draw in a step, by its id
  #said; // the words for each answer
  #isAnswering = false; // whether it is a field that has changed the answers
  #offered = null; // the way back that the reader has been offered
  #opened = []; // what is unfolded for paper only

  connectedCallback() {
    this.#form = this.querySelector("form");
    this.#part = partsOf(this);
    this.#notices = this.querySelectorAll("[data-said-when]");
    this.#sometimes = this.querySelectorAll("[data-applies]");
    this.#fields = new Fields(this.#form);
    this.#store = new Store(this.#fields.allowed, (notice) => this.#showAll(notice));
    this.#said = new Map([...this.querySelector(".guide__question").querySelectorAll("[type=radio]")].map(saidBy));
    this.#furnish(new Templates(this), new Questions(this.#form));
    for (const note of this.querySelectorAll("textarea")) note.style.fieldSizing = "content"; // it grows as one writes
    for (const part of this.querySelectorAll("[data-fold]")) part.open = false; // all stands there, and less of it is seen
    this.dataset.ready = "";
    this.#listen("addEventListener");
    this.#steps = new Steps(this, this.#later, (step) => {
      this.#showStep(step);
      if (!this.#store.wayBack) this.#say(""); // what was said belonged to the step before
    });
    const brought = this.#brought();
    if (brought) this.#therapists.current = MOST_THERAPISTS; // the last one
    this.#store.begin(brought);
  }

  disconnectedCallback() {
    this.#listen("removeEventListener");
    this.#paper.listen("removeEventListener");
    this.#steps.disconnect();
    this.#store.endUndo();
  }

  handleEvent(event) {
    const { type, target } = event;
    if (type === "input") this.#answer(target);
    if (type === "change") this.#measure(target);
    if (type === "focusout" && isNickname(target)) afterPaint(() => this.#showStep()); // not before the next field has the focus
    if (type === "reset") this.#clear(event);
    if (type === "submit") event.preventDefault(); // Enter in a field would leave the page in old browsers
    if (type === "click" && target.matches("[data-undo]")) this.#store.undo();
    if (type === "storage") this.#store.followOthers(event);
    if (type === "pageshow" && event.persisted) this.#comeBack();
    if (type === "pagehide") this.#store.endUndo();
  }

  #listen(turn) {
    for (const type of ["input", "change", "focusout", "reset", "submit", "click"]) this[turn](type, this);
    this.#later.listen(turn);
    for (const type of ["storage", "pageshow", "pagehide"]) window[turn](type, this);
  }

  #furnish(templates, questions) {
    const [store, said] = [this.#store, this.#said];
    this.#therapists = new Therapists(this, this.#later, store, templates, questions, () => this.#showAll());
    this.#sheet = new Sheet(this, templates, questions);
    this.#openQuestions = new OpenQuestions(this.#part("open-questions"), templates, questions, () => this.#showStepLater());
    this.#paper = new Paper(this, this.#papers());
    const sideBySide = new SideBySide(this.#part("table"), templates, questions);
    const along = new TakingAlong(this.#part("taking"), store, this.#fields.allowed, this.#reports());
    this.#views = {
      "what-matters-most": () => this.#showNeedsToChooseFrom(),
      therapists: () => this.#therapists.show(isNickname(document.activeElement)),
      "side-by-side": () => sideBySide.show(store.answers, this.#therapists.names, said),
      "my-questions": () => this.#openQuestions.show(store.answers, this.#therapists.names),
      "take-it-along": () => along.show(),
    };
  }

  /** What a reader brings along from the two-minute checklist: answers on one therapist. */
  #brought() {
    const checked = takeOver();
    const document = { version: 1, mine: {}, therapists: [checked] };
    return checked && answersIn(document, this.#fields.allowed).answers.therapists[0];
  }

  #answer(field) {
    if (!field.name) return;
    const value = this.#fields.answerIn(field);
    if (field.name.startsWith("most.") && value && this.#chosenMusts() > MOST_MUSTS) {
      field.checked = false;
      this.#say("three");
      return;
    }
    const { current } = this.#therapists;
    const change = (answers) => this.#checkOwn(answered(answers, field.name, value), field);
    this.#isAnswering = true;
    this.#store.change(({ mine, therapists }) =>
      whose(field) === "mine"
        ? { mine: change(mine), therapists }
        : { mine, therapists: therapists.map((one, at) => (at === current ? change(one) : one)) },
    );
    this.#isAnswering = false;
  }

  /** Say that a note is too long, once it is written. */
  #measure({ name, value: { length } }) {
    if (name && length > LONGEST_TEXT) this.#say("long", { length, longest: LONGEST_TEXT });
  }

  /** The store empties the fields, and not the browser, so that all is done when this ends. */
  #clear(event) {
    event.preventDefault();
    this.#store.clear();
  }

  /** Who writes a must-have of their own means to choose it, if there is room. */
  #checkOwn(answers, { name }) {
    if (name !== "most-words" || !answers[name] || this.#chosenMusts() >= MOST_MUSTS) return answers;
    return answered(answers, "most.own", "yes");
  }

  #chosenMusts() {
    return this.querySelectorAll('[name^="most."]:checked').length;
  }

  #comeBack() {
    if (hasLeftFast()) this.#store.forget();
    this.#store.comeBack();
    setTimeout(() => this.#fillFields()); // Safari empties the form after this event
  }

  #showAll(notice = "") {
    this.#therapists.stayInside();
    this.#fillFields();
    if (this.#isAnswering) this.#showStepLater();
    else this.#showStep();
    if (!hasAnswers(this.#store.answers)) for (const show of Object.values(this.#views)) show(); // no word is left behind
    this.#say(notice);
  }

  #fillFields() {
    const { mine, therapists } = this.#store.answers;
    this.#fields.fill(mine, therapists[this.#therapists.current]);
  }

  #showStep(step = this.#steps?.shown) {
    for (const part of this.#sometimes) hide(part, !applies(part, this.#store.answers.mine));
    this.#views[step]?.();
  }

  /** A field shows its answer itself; what follows from it elsewhere comes after. */
  #showStepLater() {
    this.#later.do(() => this.#showStep());
  }

  /** The must-haves of step 1; all needs, if there are none. What is chosen already always stands there. */
  #showNeedsToChooseFrom() {
    const { mine } = this.#store.answers;
    const choices = [...this.querySelectorAll('[name^="most."]')];
    const isMust = ({ name }) => mine[name.replace("most", "need")] === "must";
    const hasMusts = choices.some(isMust);
    for (const choice of choices) {
      const stays = isMust(choice) || mine[choice.name] || choice.matches('[name="most.own"], :focus');
      hide(choice.closest("label"), hasMusts && !stays);
    }
    hide(this.#part("no-musts"), hasMusts);
  }

  /** Say one thing to the reader, and offer a way back as long as there is one. */
  #say(notice, details = {}) {
    for (const said of this.#notices) {
      hide(said, said.dataset.saidWhen !== notice);
      if (!said.hidden) said.parentElement.append(said); // what is said twice is heard twice
    }
    for (const [name, value] of Object.entries(details)) this.#part(name).textContent = value;
    this.#part("clear").toggleAttribute("data-speaking", Boolean(notice)); // it stays in sight as long as it says something
    this.#offer(this.#store.wayBack);
  }

  /** Show the way back while there is one. Where it ends nothing is pressed by a second Enter. */
  #offer(wayBack) {
    const undo = this.#part("undo");
    const hadFocus = document.activeElement === undo;
    hide(undo, !wayBack);
    if (wayBack && wayBack !== this.#offered) undo.focus({ preventScroll: true });
    else if (!wayBack && hadFocus) this.querySelector("[role=status]").focus({ preventScroll: true });
    this.#offered = wayBack;
  }

  // Printing, and text to copy

  #papers() {
    return {
      hasAnswers: () => hasAnswers(this.#store.answers),
      filled: () => {
        this.#views["side-by-side"](); // the sheet shows its table too
        this.#sheet.show(...this.#facts());
      },
      questions: () => this.#sheet.showQuestions(...this.#facts()),
      blank: () => {
        this.#sheet.clear();
        this.#fields.fill({}, {});
        this.#therapists.nameOwn("");
        this.#opened = [...this.querySelectorAll("details:not([open])")];
        for (const details of this.#opened) details.open = true;
      },
      screen: () => {
        for (const details of this.#opened.splice(0)) details.open = false;
        this.#sheet.clear();
        this.#fillFields();
        this.#showStep();
      },
    };
  }

  #reports() {
    return { asText: () => this.#sheet.asText(...this.#facts()), tell: (notice) => this.#say(notice) };
  }

  #facts() {
    const { answers } = this.#store;
    const { names } = this.#therapists;
    const of = (whose) => (names.length > 1 && whose.length > 0 ? ` (${whose.map((at) => names[at]).join(", ")})` : "");
    const inWords = ({ ask, whose }) => ask + of(whose);
    const asks = ["before", "after"].map((when) => this.#openQuestions.asks(answers, when).map(inWords));
    return [answers, names, this.#said, asks];
  }
}

function isNickname({ name }) {
  return name === "nickname";
}

/** An answer and its label. */
function saidBy(field) {
  return [field.value, field.closest("label").textContent.trim()];
}
