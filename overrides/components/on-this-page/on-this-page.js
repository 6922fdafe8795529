/**
 * Marks, in the list of a long page's parts, the one that is in sight: the last whose heading has come into the upper
 * quarter of the screen.
 */
export class OnThisPageElement extends HTMLElement {
  #links = new Map();
  #observer = new IntersectionObserver(() => this.#mark(), { rootMargin: "100000px 0px -75% 0px" });

  connectedCallback() {
    for (const link of this.querySelectorAll("a")) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) this.#links.set(heading, link);
    }
    for (const heading of this.#links.keys()) this.#observer.observe(heading);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  #mark() {
    const passed = [...this.#links.keys()].filter((heading) => heading.getBoundingClientRect().top < innerHeight / 4);
    for (const [heading, link] of this.#links) {
      if (heading === passed.at(-1)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}
