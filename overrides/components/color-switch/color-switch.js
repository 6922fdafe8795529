/**
 * Turns dark colors on and off; its name says what a press brings.
 *
 * Only a choice that differs from the system's wish is kept, on this device: a first visit stores nothing, and going
 * back to what the system wishes takes the choice out again.
 */
const KEPT_UNDER = "beyond-the-session.colors"; // before-paint.js reads it

export class ColorSwitchElement extends HTMLElement {
  #system = matchMedia("(prefers-color-scheme: dark)");
  #bySystem = "screen and (prefers-color-scheme: dark)"; // as in main.html

  connectedCallback() {
    this.#button.hidden = false;
    this.#button.addEventListener("click", this);
    this.#system.addEventListener("change", this);
    window.addEventListener("pageshow", this);
    this.#show();
  }

  disconnectedCallback() {
    this.#system.removeEventListener("change", this);
    window.removeEventListener("pageshow", this);
  }

  handleEvent(event) {
    if (event.type === "click") this.#choose(!this.#isDark);
    if (event.persisted) this.#paint(this.#kept); // back in a page the browser had put aside
    this.#show();
  }

  get #button() {
    return this.querySelector("button");
  }

  get #isDark() {
    return matchMedia(document.getElementById("dark").media).matches;
  }

  get #kept() {
    try {
      return localStorage.getItem(KEPT_UNDER);
    } catch {
      return null; // storage is blocked
    }
  }

  #paint(choice) {
    document.getElementById("dark").media = { dark: "screen", light: "not all" }[choice] ?? this.#bySystem;
  }

  #choose(dark) {
    const choice = dark === this.#system.matches ? null : dark ? "dark" : "light";
    this.#paint(choice);
    try {
      if (choice) localStorage.setItem(KEPT_UNDER, choice);
      else localStorage.removeItem(KEPT_UNDER);
    } catch {
      // Storage is blocked: the choice holds for this page.
    }
  }

  #show() {
    for (const name of this.querySelectorAll("[data-to]")) name.hidden = (name.dataset.to === "dark") === this.#isDark;
  }
}
