/**
 * Closes the menu's sheet when focus leaves it, a link in it is followed or the screen grows wide enough for a row of
 * links, so that it never covers where one is.
 *
 * Opening, closing and Escape are the browser's own: the button and the sheet are tied together in the template.
 */
export class MenuElement extends HTMLElement {
  #wide = matchMedia("(min-width: 80rem)"); // as in menu.css

  connectedCallback() {
    this.#wide.addEventListener("change", this);
    for (const type of ["click", "focusout"]) this.addEventListener(type, this);
  }

  disconnectedCallback() {
    this.#wide.removeEventListener("change", this);
  }

  handleEvent(event) {
    const sheet = this.querySelector("nav");
    const isWide = event.target === this.#wide;
    const isFollowed = event.type === "click" && event.target.closest("a");
    const isLeft = event.type === "focusout" && event.relatedTarget && !sheet.contains(event.relatedTarget);
    if (isWide || isFollowed || isLeft) sheet.hidePopover?.();
  }
}
