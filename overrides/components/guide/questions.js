/**
 * The questions about a therapist as the form asks them, and what a set of answers makes of them: which come first, and
 * which are still open. A question is `{ name, note, need, text, ask, when, isQuick, isKnowing, isToLeave, item }`;
 * that of a need has a `title` too.
 */
export class Questions {
  #needs;
  #titles; // the names of the needs
  #wishes;
  areas;

  constructor(form) {
    [this.#needs, ...this.areas] = [...form.querySelectorAll("[data-area]")].map(areaIn);
    const asked = [...form.querySelectorAll('[name^="need."][value="must"]')];
    this.#titles = new Map(asked.map((field) => [field.name.slice(5), field.closest("fieldset").firstElementChild.textContent]));
    this.#wishes = [...form.querySelectorAll("[data-wish]")];
  }

  /** The question about what a reader adds to the list. */
  get own() {
    return this.#needs.questions.find(({ need }) => need === "own");
  }

  /** What the reader said has to fit: the chosen few first, then other must-haves, then what would be nice. */
  leading({ mine }) {
    const titled = (question) => ({ ...question, title: this.#titles.get(question.need) ?? mine["most-words"] });
    const needs = this.#needs.questions.map(titled);
    const first = needs.filter(({ need }) => mine[`most.${need}`]);
    const marked = (mark) => needs.filter(({ need }) => mine[`need.${need}`] === mark && !mine[`most.${need}`]);
    return { first, must: marked("must"), nice: marked("nice") };
  }

  /** The areas with what is asked of a therapist in each; of the needs only the reader's own, the chosen few first. */
  asked(answers) {
    return [{ element: this.#needs.element, questions: this.#needsOf(answers) }, ...this.areas];
  }

  /** Needs that are answered for someone, though the reader doesn't count them among theirs any more. */
  leftBehind(answers) {
    const shown = this.#needsOf(answers).map(({ name }) => name);
    const isAnswered = ({ name, note }) => answers.therapists.some((one) => one[name] || one[note]);
    return this.#needs.questions.filter((question) => !shown.includes(question.name) && isAnswered(question));
  }

  inOrder(answers) {
    return this.asked(answers).flatMap(({ questions }) => questions);
  }

  /** The questions nobody has a clear answer to yet, each with the therapists it is open for. */
  open(answers) {
    return this.inOrder(answers)
      .map((question) => ({ ...question, whose: indexes(answers.therapists, (one) => isOpen(question, one)) }))
      .filter(({ whose }) => whose.length > 0);
  }

  /** Those of them to ask first: must-haves, those of the two-minute checklist, and where one isn't sure. */
  pressing(answers) {
    const isUnsure = ({ name }) => answers.therapists.some((one) => one[name] === "unsure");
    return this.open(answers).filter((question) => question.need || question.isQuick || isUnsure(question));
  }

  /** What the reader can say on how they like to work. */
  wishes({ mine }) {
    return this.#wishes.filter((wish) => applies(wish, mine)).map((wish) => wish.querySelector("q").textContent);
  }

  #needsOf(answers) {
    return Object.values(this.leading(answers)).flat();
  }
}

/** Whether a part that is only for those who gave a certain answer, `data-applies="name=value"`, is for this reader. */
export function applies(part, mine) {
  const [name, value] = part.dataset.applies.split("=");
  return mine[name] === value;
}

function areaIn(element) {
  return {
    element,
    title: element.querySelector("h3").textContent,
    questions: [...element.querySelectorAll(".guide__question")].map(questionIn),
  };
}

function questionIn(item) {
  const { name } = item.querySelector("[type=radio]");
  const [kind, id] = name.split(".");
  return {
    name,
    note: item.querySelector("textarea").name,
    need: kind === "meets" ? id : "",
    text: item.querySelector("[data-text]").textContent,
    ask: item.querySelector("q").textContent,
    when: "after" in item.dataset ? "after" : "before",
    isQuick: "quick" in item.dataset,
    isKnowing: "knowing" in item.dataset,
    isToLeave: Boolean(item.closest("[data-to-leave]")),
    item,
  };
}

/** Without a clear answer. A no to what the reader knows is none: they have yet to find out. */
function isOpen({ name, isKnowing }, { [name]: answer }) {
  return !answer || answer === "unsure" || (isKnowing && answer === "no");
}

function indexes(list, isWanted) {
  return list.flatMap((one, at) => (isWanted(one) ? [at] : []));
}
