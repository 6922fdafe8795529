/** Where reading begins, in pixels from the top: below where a link's heading comes to rest, less than a short part. */
const READING_LINE = 64;

/** Marks, in the list of a long page's parts, the one being read: the last whose heading has passed the reading line. */
export class OnThisPageElement extends HTMLElement {
  #links = new Map();
  #observer = new IntersectionObserver(() => this.#mark(), {
    rootMargin: `-${READING_LINE}px 0px 100000px 0px`,
    threshold: 1, // as soon as its upper edge has passed
  });

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
    const passed = [...this.#links.keys()].filter((heading) => heading.getBoundingClientRect().top < READING_LINE);
    for (const [heading, link] of this.#links) {
      if (heading === passed.at(-1)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}
