/**
 * Turns dark colors on and off; its name says what a press brings. Only a choice that differs from the system's wish is kept, on this device: a first
 * visit stores nothing, and going back to what the system wishes takes the choice out again.
 */
const KEPT_UNDER = "beyond-the-session.colors"; // before-paint.js reads it

export class ColorSwitchElement extends HTMLElement {
  #system = matchMedia("(prefers-color-scheme: dark)");

  connectedCallback() {
    this.#button.hidden = false;
    this.#button.addEventListener("click", this);
    this.#system.addEventListener("change", this);
    this.#show();
  }

  disconnectedCallback() {
    this.#system.removeEventListener("change", this);
  }

  handleEvent(event) {
    if (event.type === "click") this.#choose(!this.#isDark);
    this.#show();
  }

  get #button() {
    return this.querySelector("button");
  }

  get #style() {
    return document.getElementById("dark");
  }

  get #isDark() {
    return matchMedia(this.#style.media).matches;
  }

  #choose(dark) {
    this.#style.media = dark ? "screen" : "not all";
    try {
      if (dark === this.#system.matches) localStorage.removeItem(KEPT_UNDER);
      else localStorage.setItem(KEPT_UNDER, dark ? "dark" : "light");
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
  }

  #show() {
    for (const name of this.querySelectorAll("[data-to]")) name.hidden = (name.dataset.to === "dark") === this.#isDark;
  }
}
