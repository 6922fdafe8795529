/** The questions to take along: how the reader likes to work, and what is still open, each in words to ask it with. */
export class OpenQuestions {
  #root;
  #templates;
  #questions;

  constructor(root, templates, questions, onChange) {
    this.#root = root;
    this.#templates = templates;
    this.#questions = questions;
    root.hidden = false;
    const choices = [...root.querySelectorAll("[data-which]")];
    for (const choice of choices) {
      choice.addEventListener("change", () => {
        for (const other of choices) other.checked = other === choice; // they have no name to belong together by
        onChange();
      });
    }
  }

  show(answers, names) {
    for (const list of this.#root.querySelectorAll("[data-asks]")) {
      const points = this.asks(answers, list.dataset.asks).map(({ ask, whose }) =>
        this.#templates.clone("ask", { ask, whose: names.length > 1 ? whose.map((at) => names[at]).join(", ") : "" }),
      );
      list.replaceChildren(...points);
      list.previousElementSibling.hidden = points.length === 0;
    }
  }

  /** What to ask "before" or "after" the first meeting: `{ ask, whose }`, of the kind the reader has chosen. */
  asks(answers, when) {
    const isShort = this.#root.querySelector('[data-which="short"]').checked;
    const open = isShort ? this.#questions.pressing(answers) : this.#questions.open(answers);
    const wishes = when === "before" ? this.#questions.wishes(answers).map((ask) => ({ ask, whose: [] })) : [];
    return [...wishes, ...open.filter((question) => question.when === when).map(inWords)];
  }
}

/** An open question in words to ask it with; as it stands, if one can only ask oneself. */
function inWords({ ask, text, whose }) {
  return { ask: ask.includes("?") ? ask : text, whose };
}
