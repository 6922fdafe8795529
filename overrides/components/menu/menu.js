/**
 * Closes the menu's sheet when focus leaves it, so that the sheet never covers what has focus.
 *
 * Opening, closing and Escape are the browser's own: the button and the sheet are tied together in the template.
 */
export class MenuElement extends HTMLElement {
  connectedCallback() {
    this.addEventListener("focusout", this);
  }

  handleEvent(event) {
    const sheet = this.querySelector("[popover]");
    if (event.relatedTarget && !sheet.contains(event.relatedTarget)) sheet.hidePopover?.();
  }
}
