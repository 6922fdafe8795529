import { fitting } from "./answers.js";

/**
 * The fields of the form: what each can hold, what it holds, and how answers come into it. The form itself is the only
 * list of what may be answered; a question that staff add is known here without a change.
 */
export class Fields {
  #fields;
  allowed = { mine: new Map(), therapist: new Map() };

  constructor(form) {
    for (const text of form.querySelectorAll("fieldset :is(textarea, input:not([type])):not([name])")) nameByQuestion(text);
    const named = [...form.elements].filter((field) => field.name);
    this.#fields = named.map(known);
    for (const { name, whose, choice } of this.#fields) {
      const allowed = this.allowed[whose];
      if (choice === null) allowed.set(name, null);
      else if (choice) allowed.set(name, (allowed.get(name) ?? new Set()).add(choice));
    }
  }

  fill(mine, therapist) {
    for (const { field, name, whose, choice } of this.#fields) {
      const answer = (whose === "mine" ? mine : therapist)[name] ?? "";
      if (choice !== null) field.checked = choice === answer;
      else if (field.value !== answer && fitting(field.value) !== answer) field.value = answer;
    }
  }

  /** The answer a field holds, empty if none. */
  answerIn(field) {
    if (field.type === "checkbox") return field.checked ? field.value : "";
    return isOneOfSeveral(field) ? field.value : fitting(field.value);
  }
}

/** A text that stands with a question is its note: `note.goals-hope` belongs to `answer.goals-hope`. */
function nameByQuestion(text) {
  const { name } = text.closest("fieldset").querySelector("[type=radio]");
  text.name = name.replace(".", "-note.").replace("answer-", "");
}

/** Whether a field is about the reader or about the therapist in view. */
export function whose(field) {
  return field.closest("[data-therapist]") ? "therapist" : "mine";
}

function isOneOfSeveral(field) {
  return field.type === "radio" || field.type === "checkbox";
}

/** What stays the same of a field, looked up once and not at every key; its `choice` is null if it holds a text. */
function known(field) {
  return { field, name: field.name, whose: whose(field), choice: isOneOfSeveral(field) ? field.value : null };
}
