/**
 * Closes the menu's sheet when focus leaves it or a link in it is followed, so that it never covers where one is.
 *
 * Opening, closing and Escape are the browser's own: the button and the sheet are tied together in the template.
 */
export class MenuElement extends HTMLElement {
  connectedCallback() {
    for (const type of ["click", "focusout"]) this.addEventListener(type, this);
  }

  handleEvent(event) {
    const sheet = this.querySelector("nav");
    const isFollowed = event.type === "click" && event.target.closest("a");
    const isLeft = event.type === "focusout" && event.relatedTarget && !sheet.contains(event.relatedTarget);
    if (isFollowed || isLeft) sheet.hidePopover?.();
  }
}
