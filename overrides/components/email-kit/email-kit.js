const SAID_FOR = 6000; // milliseconds

/** Copies what staff paste into e-mails, with and without its looks, and finds it by words. */
export class EmailKitElement extends HTMLElement {
  #silence;

  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("input", this);
  }

  handleEvent({ type, target }) {
    if (type === "input" && target.matches("[type=search]")) this.#filter(wordsOf(target.value));
    if (type === "click" && target.closest("[data-copy]")) this.#copy(partOf(target));
  }

  #filter(words) {
    const all = [...this.querySelectorAll("[data-one]")];
    for (const one of all) {
      const there = [...one.querySelectorAll("[data-find]")].flatMap((part) => wordsOf(part.textContent));
      one.hidden = !words.every((word) => there.some((other) => other.startsWith(word)));
    }
    for (const section of this.querySelectorAll("section")) {
      section.hidden = !section.querySelector("[data-one]:not([hidden])");
    }
    const found = all.filter((one) => !one.hidden).length;
    this.querySelector("[data-found]").textContent = found;
    this.querySelector("[data-found-line]").hidden = !found || found === all.length;
    this.querySelector("[data-none-line]").hidden = found > 0;
  }

  async #copy(part) {
    const look = part.querySelector("[data-html]");
    const kinds = { "text/plain": part.querySelector("[data-plain]").textContent };
    if (look) kinds["text/html"] = look.innerHTML.trim();
    if (await written(kinds)) this.#say("copied");
    else this.#select(look ?? part.querySelector("[data-plain]"));
  }

  /** The last resort: staff copy it themselves. */
  #select(text) {
    const fold = text.closest("details");
    if (fold) fold.open = true;
    getSelection().selectAllChildren(text);
    this.#say("selected");
  }

  #say(what) {
    for (const said of this.querySelectorAll("[data-said] > span")) said.hidden = !said.matches(`[data-${what}]`);
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.querySelector(`[data-${what}]`).toggleAttribute("hidden", true), SAID_FOR);
  }
}

/** What a button copies: the line it stands in, or all the texts of its entry. */
function partOf(button) {
  return button.closest("[data-line]") ?? button.closest("[data-one]").querySelector("[data-texts]");
}

/** Put a text on the clipboard in each of these kinds; whether that could be done. */
async function written(kinds) {
  try {
    const blobs = Object.entries(kinds).map(([kind, text]) => [kind, new Blob([text], { type: kind })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return writtenAsOfOld(kinds);
  }
}

/** The same for browsers that know no other way, and for pages on an address without https. */
function writtenAsOfOld(kinds) {
  const put = (event) => {
    for (const [kind, text] of Object.entries(kinds)) event.clipboardData.setData(kind, text);
    event.preventDefault();
  };
  document.addEventListener("copy", put, { once: true });
  const isDone = document.execCommand("copy");
  document.removeEventListener("copy", put);
  return isDone;
}

/** The words of a text as they are compared: small letters without accents, hyphens or the s of a plural. */
function wordsOf(text) {
  const letters = text.normalize("NFD").replace(/[\p{M}’'-]/gu, "").toLowerCase();
  return (letters.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replace(/(?<=\p{L}{2})s$/u, ""));
}
