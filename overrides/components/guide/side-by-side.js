/**
 * What was noted for each therapist, as a table in words: must-haves first, then area by area. It counts inside an area
 * and marks what differs. It adds nothing up and ranks nobody, since only the reader knows what counts how much.
 */
export class SideBySide {
  #root;
  #table;
  #templates;
  #questions;

  constructor(root, templates, questions) {
    this.#root = root;
    this.#table = root.querySelector("table");
    this.#templates = templates;
    this.#questions = questions;
    root.hidden = false;
    for (const choice of root.querySelectorAll("[type=checkbox]")) choice.addEventListener("change", () => this.#sift());
  }

  /** Show these answers; `names` are the therapists' nicknames, `said` the words for each answer. */
  show(answers, names, said) {
    this.#showHeads(names);
    for (const body of [...this.#table.tBodies]) body.remove();
    const leading = this.#questions.leading(answers);
    for (const [group, questions] of Object.entries(leading)) {
      if (questions.length > 0) this.#table.append(this.#needs(this.#templates.words(group), questions, answers, names, said));
    }
    for (const area of this.#questions.areas) this.#table.append(this.#area(area, answers, names, said));
    this.#showUnknown(answers, names);
    this.#root.querySelector("[data-one-alone]").hidden = names.length > 1;
    this.#root.querySelector("[data-only-line]").hidden = names.length < 2;
    this.#sift();
  }

  #showHeads(names) {
    const heads = this.#root.querySelector("[data-heads]");
    heads.replaceChildren(heads.firstElementChild, ...names.map((name) => this.#templates.clone("head", name)));
  }

  #needs(title, questions, answers, names, said) {
    const body = this.#templates.clone("rows", { title });
    body.querySelector("th").colSpan = names.length + 1;
    body.append(...questions.map((question) => this.#row(question, question.title || question.text, answers, names, said)));
    return body;
  }

  /** An area with its counts, and those of its questions that someone has an answer or a note to. */
  #area({ title, questions }, answers, names, said) {
    const body = this.#templates.clone("rows", { title });
    body.firstElementChild.append(...answers.therapists.map((one, at) => this.#counts(questions, one, names[at])));
    const known = questions.filter(({ name, note }) => answers.therapists.some((one) => one[name] || one[note]));
    body.append(...known.map((question) => this.#row(question, question.text, answers, names, said)));
    return body;
  }

  #counts(questions, one, whose) {
    const cell = this.#templates.clone("counts", { whose });
    for (const part of [...cell.querySelectorAll("[data-count]")]) {
      const count = questions.filter(({ name }) => (one[name] ?? "") === part.dataset.count).length;
      if (count === 0) part.remove();
      else part.prepend(part.previousElementSibling.matches("[data-count]") ? `, ${count}` : count);
    }
    return cell;
  }

  #row(question, title, answers, names, said) {
    const row = this.#templates.clone("row", { title });
    const differs = !question.isKnowing && isDiffering(answers.therapists.map((one) => one[question.name]));
    row.querySelector("[data-differs]").hidden = !differs;
    row.toggleAttribute("data-differing", differs);
    row.append(...answers.therapists.map((one, at) => this.#cell(one, question, names[at], said)));
    return row;
  }

  #cell(one, { name, note }, whose, said) {
    const answer = one[name] ?? "";
    const cell = this.#templates.clone("cell", { whose, said: said.get(answer), noted: one[note] ?? "" });
    cell.querySelector("[data-said]").dataset.said = answer;
    return cell;
  }

  #showUnknown(answers, names) {
    const open = this.#questions.open(answers);
    const points = open.map(({ title, text, need, whose }) =>
      this.#templates.clone("unknown", { title: (need && title) || text, whose: whose.map((at) => names[at]).join(", ") }),
    );
    this.#root.querySelector("[data-unknown]").replaceChildren(...points);
  }

  #sift() {
    const isSifted = this.#root.querySelector("[data-only-differing]").checked;
    for (const body of this.#table.tBodies) {
      body.hidden = isSifted && !body.querySelector("[data-differing]");
      for (const row of [...body.rows].slice(1)) row.hidden = isSifted && !("differing" in row.dataset);
    }
    this.#table.toggleAttribute("data-bare", !this.#root.querySelector("[data-with-notes]").checked);
    const isEmpty = !this.#table.querySelector("[data-differing]");
    this.#root.querySelector("[data-nothing-differs]").hidden = !(isSifted && isEmpty);
  }
}

/** Whether two of these answers say something different; one that isn't there yet says nothing. */
function isDiffering(given) {
  return new Set(given.filter(Boolean)).size > 1;
}
