/**
 * Opens the search. Until then it costs nothing: the box's code and the words to search in are fetched at the first
 * opening. If that fails, the box says so.
 */

/** Whether a click leads to another place in this tab; with a key held it may open another one. */
function isFollowed(event) {
  return event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

export class SiteSearchElement extends HTMLElement {
  #loading = null;

  connectedCallback() {
    if (!this.querySelector("dialog").showModal) return; // an old browser: the menu leads everywhere
    this.querySelector("[data-open]").hidden = false;
    for (const type of ["click", "submit"]) this.addEventListener(type, this);
  }

  handleEvent(event) {
    if (event.type === "submit") event.preventDefault(); // Enter would close the box
    else if (event.target.closest("[data-open]")) this.#open();
    else if (event.target.closest("[data-close]") || isFollowed(event)) this.querySelector("dialog").close();
  }

  #open() {
    this.querySelector("dialog").showModal();
    this.#loading ??= this.#load();
  }

  async #load() {
    const failed = this.querySelector("[data-failed]");
    failed.hidden = true;
    const entries = new URL(this.dataset.entries, location.href);
    try {
      const [code, answer] = await Promise.all([
        import(new URL(this.dataset.code, location.href)),
        fetch(entries, { cache: "no-cache" }),
      ]);
      const { docs } = await answer.json();
      new code.SearchBox(this.querySelector("dialog"), docs, new URL("..", entries));
    } catch {
      failed.hidden = false;
      this.#loading = null; // the next opening tries again
    }
  }
}
