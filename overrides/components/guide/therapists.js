import { MOST_THERAPISTS } from "./answers.js";
import { hide, mark, partsOf, write } from "./parts.js";

/** Which therapist is in view: a button for each, one to add another, one to remove the one in view. */
export class Therapists {
  #root;
  #later;
  #templates;
  #store;
  #questions;
  #onSwitch;
  #part;
  current = 0;

  constructor(guide, later, store, templates, questions, onSwitch) {
    this.#root = guide;
    this.#later = later;
    this.#store = store;
    this.#templates = templates;
    this.#questions = questions;
    this.#onSwitch = onSwitch;
    this.#part = partsOf(guide);
    const who = this.#part("who");
    who.hidden = false;
    for (const part of [who, this.#part("remove")]) part.addEventListener("click", this);
    for (const done of guide.querySelectorAll("[data-done]")) done.hidden = false;
  }

  handleEvent(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if ("name" in button.dataset) this.#switchTo([...this.#part("names").children].indexOf(button));
    if ("add" in button.dataset) this.#add();
    if ("remove" in button.dataset) this.#remove();
  }

  /** The nicknames, or a number for those who have none. */
  get names() {
    const unnamed = this.#templates.words("unnamed");
    return this.#store.answers.therapists.map(({ nickname }, at) => nickname?.trim() || `${unnamed} ${at + 1}`);
  }

  /** Others may have removed the one in view. */
  stayInside() {
    this.current = Math.min(this.current, this.#store.answers.therapists.length - 1);
  }

  /** Show whom the step is about. While a nickname is being written, the areas below wait for it. */
  show(isNaming) {
    const { names } = this;
    this.#showNames(names);
    hide(this.#part("add"), names.length === MOST_THERAPISTS);
    hide(this.#part("remove"), names.length === 1);
    write(this.#part("remove-name"), names[this.current]);
    const { answers } = this.#store;
    const areas = this.#questions.asked(answers);
    this.#arrangeNeeds(areas[0]);
    this.nameOwn(answers.mine["most-words"]);
    for (const area of areas) this.#showDone(area);
    if (!isNaming) this.#nameAreas(areas, names.length > 1 ? `${names[this.current]}: ` : "");
  }

  /** A button for each name. Those that are there stay in place, and keep the focus. */
  #showNames(names) {
    const { children: buttons } = this.#part("names");
    for (const button of [...buttons].slice(names.length)) button.remove();
    this.#part("names").append(...names.slice(buttons.length).map((name) => this.#templates.clone("name", name)));
    names.forEach((name, at) => write(buttons[at], name));
    this.#press(this.current);
  }

  /** Show which button is the chosen one. */
  #press(chosen) {
    [...this.#part("names").children].forEach((button, at) => mark(button, "aria-pressed", String(at === chosen)));
  }

  #nameAreas(areas, name) {
    for (const { element } of areas) write(element.querySelector("[data-rated]"), name);
  }

  #showDone({ element, questions }) {
    const one = this.#store.answers.therapists[this.current];
    write(element.querySelector("[data-asked]"), questions.length);
    write(element.querySelector("[data-answered]"), questions.filter(({ name }) => one[name]).length);
  }

  /** Only what the reader said has to fit is asked about a therapist, the chosen few first. */
  #arrangeNeeds({ element, questions }) {
    hide(element, questions.length === 0);
    const items = questions.map(({ item }) => item);
    const list = element.querySelector(".guide__questions");
    for (const item of list.children) hide(item, !items.includes(item));
    if (items.some((item, at) => list.children[at] !== item)) list.prepend(...items); // moving takes away the focus
  }

  /** The must-have that a reader has added bears the name they gave it. */
  nameOwn(name) {
    const { item, text } = this.#questions.own;
    write(item.querySelector("[data-text]"), name || text);
  }

  /** The button shows at once that it was pressed; all that is asked about a therapist comes after. */
  #switchTo(at) {
    this.#press(at);
    this.#later.do(() => {
      this.current = at;
      this.#onSwitch();
      this.#part("names").children[at].focus();
    });
  }

  #add() {
    this.#store.change(({ mine, therapists }) => ({ mine, therapists: [...therapists, {}].slice(0, MOST_THERAPISTS) }));
    this.current = this.#store.answers.therapists.length - 1;
    this.#onSwitch();
    this.#root.querySelector('[name="nickname"]').focus();
  }

  #remove() {
    const [at, gone] = [this.current, this.#store.answers.therapists[this.current]];
    this.current = Math.max(0, at - 1);
    this.#store.change(
      ({ mine, therapists }) => ({ mine, therapists: therapists.filter((_, index) => index !== at) }),
      "removed",
      ({ mine, therapists }) => ({ mine, therapists: [...therapists.slice(0, at), gone, ...therapists.slice(at)] }),
    );
  }
}
