/**
 * All answers as one document, in the order of the steps: it is what is printed, and what is copied as text. Paper can't
 * scroll or unfold, so nothing here is a field. The words are the form's own.
 */
export class Sheet {
  #form;
  #sheet;
  #templates;
  #questions;

  constructor(guide, templates, questions) {
    this.#form = guide.querySelector("form");
    this.#sheet = guide.querySelector("[data-sheet]");
    this.#templates = templates;
    this.#questions = questions;
  }

  show(answers, names, said, asks) {
    this.#sheet.replaceChildren(...this.#all(answers, names, said, asks, this.#sideBySide(answers)));
    this.#sheet.hidden = false;
  }

  /** The questions alone, with room for answers and the words for the phone. */
  showQuestions(answers, names, said, asks) {
    const title = titleOf(this.#step("my-questions"));
    const phone = this.#form.querySelector("[data-phone]");
    this.#sheet.replaceChildren(
      this.#templates.clone("sheet-title", title),
      ...this.#myQuestions(answers, asks),
      this.#templates.clone("sheet-part", phone.previousElementSibling.textContent),
      phone.cloneNode(true),
    );
    this.#sheet.hidden = false;
  }

  clear() {
    this.#sheet.replaceChildren();
    this.#sheet.hidden = true;
  }

  /** The same as plain text, without the table: a blank line before each title, a hyphen before each point. */
  asText(answers, names, said, asks) {
    return this.#all(answers, names, said, asks).map(textOf).join("\n").trim();
  }

  #all(answers, names, said, asks, table = []) {
    const own = (id) => this.#own(this.#step(id), answers.mine);
    return [
      this.#templates.clone("sheet-title", this.#form.getAttribute("aria-label")),
      ...["what-i-hope-for", "what-matters-most", "how-i-like-to-work"].flatMap(own),
      ...table,
      ...answers.therapists.flatMap((one, at) => this.#therapist(one, names[at], answers, said)),
      ...this.#myQuestions(answers, asks),
      ...own("how-sure-am-i"),
    ];
  }

  /** What the reader said on themselves in a step; nothing if they left it out. */
  #own(step, mine) {
    const points = [];
    for (const group of step.querySelectorAll("fieldset, .guide__note")) {
      const said = [...group.querySelectorAll("[name]")].map((field) => saidIn(field, mine)).filter(Boolean);
      const legend = group.querySelector("legend")?.textContent.replace("?", "");
      if (said.length > 0) points.push(legend ? `${legend}: ${said.join(", ")}` : said.join(", "));
    }
    return this.#part(titleOf(step), points);
  }

  /** The table as it stands, with its title; nothing for one therapist alone. */
  #sideBySide({ therapists }) {
    if (therapists.length < 2) return [];
    const step = this.#step("side-by-side");
    const table = step.querySelector("table").cloneNode(true);
    table.dataset.bare = ""; // notes follow, therapist by therapist
    return [this.#templates.clone("sheet-part", titleOf(step)), table];
  }

  #therapist(one, name, answers, said) {
    const questions = [...this.#questions.leftBehind(answers), ...this.#questions.inOrder(answers)];
    const points = questions
      .filter(({ name, note }) => one[name] || one[note])
      .map(({ name, note, text, need, title }) => {
        const question = need === "own" && title ? title : text;
        return [`${question} ${said.get(one[name] ?? "")}`, one[note]].filter(Boolean).join("\n");
      });
    const other = one["other-note"] ? [one["other-note"]] : [];
    return this.#part(name, [...points, ...other]);
  }

  #myQuestions({ mine }, asks) {
    const titles = [...this.#form.querySelectorAll("[data-asks]")].map((list) => list.previousElementSibling.textContent);
    const own = mine["own-questions"] ? [mine["own-questions"]] : [];
    const label = this.#form.querySelector('[name="own-questions"]').closest("label").querySelector("span").textContent;
    return [...this.#part(titles[0], asks[0]), ...this.#part(titles[1], asks[1]), ...this.#part(label, own)];
  }

  #step(id) {
    return this.#form.querySelector(`#${id}`);
  }

  #part(title, points) {
    if (points.length === 0) return [];
    const list = this.#templates.clone("sheet-list");
    list.append(...points.map((point) => this.#templates.clone("sheet-point", point)));
    return [this.#templates.clone("sheet-part", title), list];
  }
}

/** What a field says in words, if this is its answer: its label, or its label and the text written in it. */
function saidIn(field, answers) {
  const answer = answers[field.name];
  if (field.name === "most.own" && answers["most-words"]) return ""; // its words say more than its label
  if (field.name === "most-words") return answers["most.own"] && answer;
  const label = field.closest("label");
  if (field.type === "radio" || field.type === "checkbox") return answer === field.value && label.textContent;
  return answer && `${label.querySelector("span").textContent}: ${answer}`;
}

function titleOf(step) {
  return step.querySelector("h2").lastChild.textContent.trim();
}

function textOf(element) {
  if (element.localName !== "ul") return `\n${element.textContent}\n`;
  return [...element.children].map((point) => `- ${point.textContent.replaceAll("\n", "\n  ")}`).join("\n");
}
