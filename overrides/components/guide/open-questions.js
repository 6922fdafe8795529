/** The questions to take along: how the reader likes to work, and what is still open, each in words to ask it with. */
export class OpenQuestions {
  #root;
  #templates;
  #questions;
  #shown = new Map(); // what stands in each list

  constructor(root, templates, questions, onChange) {
    this.#root = root;
    this.#templates = templates;
    this.#questions = questions;
    root.hidden = false;
    this.#wantsAll.addEventListener("change", onChange);
  }

  get #wantsAll() {
    return this.#root.querySelector("[data-all]");
  }

  show(answers, names) {
    for (const list of this.#root.querySelectorAll("[data-asks]")) {
      const asks = this.asks(answers, list.dataset.asks).map(({ ask, whose }) => ({
        ask,
        whose: names.length > 1 ? whose.map((at) => names[at]).join(", ") : "",
      }));
      const text = JSON.stringify(asks);
      if (text === this.#shown.get(list)) continue; // nobody waits for what is there already
      this.#shown.set(list, text);
      list.replaceChildren(...asks.map((texts) => this.#templates.clone("ask", texts)));
      list.previousElementSibling.hidden = asks.length === 0;
    }
  }

  /**
   * What to ask "before" or "after" the first meeting: `{ ask, whose }`, of the kind the reader has chosen. Who sees a
   * sign to leave has nothing to ask the therapist.
   */
  asks(answers, when) {
    const open = this.#wantsAll.checked ? this.#questions.open(answers) : this.#questions.pressing(answers);
    const wishes = when === "before" ? this.#questions.wishes(answers).map((ask) => ({ ask, whose: [] })) : [];
    return [...wishes, ...open.filter((one) => one.when === when && !one.isToLeave).map(inWords)];
  }
}

/** An open question in words to ask it with; as it stands, if one can only ask oneself. */
function inWords({ ask, text, whose }) {
  return { ask: ask.includes("?") ? ask : text, whose };
}
