const BEFORE = ["keydown", "click", "focusin", "input", "beforeprint", "popstate", "hashchange"];

/**
 * Puts off what keeps a slow phone busy until the page has shown that a tap or a key was heard; at the latest until the
 * reader does the next thing, so that nothing ever meets a page that is half drawn.
 */
export class Later {
  #work = null;

  listen(turn) {
    for (const type of BEFORE) window[turn](type, this, true);
  }

  handleEvent() {
    this.#finish();
  }

  /** One work waits at a time; another has it done first. */
  do(work) {
    this.#finish();
    this.#work = work;
    afterPaint(() => this.#finish());
  }

  #finish() {
    const work = this.#work;
    this.#work = null;
    work?.();
  }
}

/** Do this once the page has been painted, whatever comes between. */
export function afterPaint(work) {
  requestAnimationFrame(() => setTimeout(work));
}
