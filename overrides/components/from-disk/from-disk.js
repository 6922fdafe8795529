import { SearchBox } from "../site-search/search-box.js";

/**
 * The search of pages opened from a folder on disk. There a browser fetches neither modules nor data, so both come with
 * the page: this script has the box in it, and `searchEntries` stands in a script of its own.
 */
class SearchFromDisk {
  #search;
  #box = null;

  constructor(search) {
    this.#search = search;
    search.addEventListener("click", this, true);
  }

  handleEvent(event) {
    if (!event.target.closest("[data-open]")) return;
    event.stopPropagation(); // the site's own script would fetch the box
    const dialog = this.#search.querySelector("dialog");
    dialog.showModal();
    this.#box ??= new SearchBox(dialog, searchEntries, this.#home);
  }

  get #home() {
    return new URL("..", new URL(this.#search.dataset.entries, location));
  }
}

new SearchFromDisk(document.querySelector("session-site-search"));
