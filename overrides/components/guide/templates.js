/** Clones of the guide's templates. All markup and all words stand there. */
export class Templates {
  #templates;

  constructor(root) {
    this.#templates = new Map([...root.querySelectorAll("template")].map((one) => [one.dataset.template, one.content]));
  }

  /** A fresh copy of a template's element; `texts` go into the parts marked `data-<name>`, or into the whole. */
  clone(name, texts = {}) {
    const copy = this.#templates.get(name).firstElementChild.cloneNode(true);
    if (typeof texts === "string") copy.textContent = texts;
    else for (const [part, text] of Object.entries(texts)) copy.querySelector(`[data-${part}]`).textContent = text;
    return copy;
  }

  /** The words of a template that has no element. */
  words(name) {
    return this.#templates.get(name).textContent.trim();
  }
}
