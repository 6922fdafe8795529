/**
 * Finds places on the site by words, and lists them. Fetched when the search is opened.
 *
 * A few dozen places are few: every one is looked at for every letter typed, and nothing needs to be kept. A word is
 * found by its beginning, so that "trusting" finds "trust"; where nothing is found, a wrong letter or two is forgiven.
 */
const SMALL_WORDS = new Set("a an and are as at be can do for how i if in is it me my of on or that the to what with you your".split(" "));
const ENDINGS = ["ies", "ing", "ed", "es", "s", "e", "y"];
const MOST = 12;
const AROUND = 70; // characters of an excerpt on each side of the word found

/** The words of a text as they are compared: lower case, without accents and apostrophes. */
function wordsOf(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A word without its ending, so that forms of one word meet; three letters at least are left. */
function stemOf(word) {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 3) ?? "";
  return word.slice(0, word.length - ending.length);
}

/** Whether two words differ by so few letters that one may be the other mistyped. */
function isNear(word, other) {
  const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  if (Math.abs(word.length - other.length) > allowed) return false;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= word.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const changed = row[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[other.length] <= allowed;
}

const begins = (stem, word) => word.startsWith(stem);
const resembles = (stem, word) => isNear(stem, stemOf(word));

/** How well a place answers: a word in its title counts most. 0 if a wanted word is missing. */
function scoreOf(place, stems, fits) {
  let score = 0;
  for (const stem of stems) {
    const inTitle = place.titleWords.filter((word) => fits(stem, word)).length;
    const inText = place.textWords.filter((word) => fits(stem, word)).length;
    if (inTitle + inText === 0) return 0;
    score += 10 * inTitle + Math.min(inText, 5);
  }
  return score;
}

/**
 * The places that have all the words, best first; `near` says that letters had to be forgiven.
 * `places` come from `prepare`.
 */
export function find(places, words) {
  const all = wordsOf(words);
  const telling = all.filter((word) => !SMALL_WORDS.has(word));
  const stems = (telling.length ? telling : all).map(stemOf);
  for (const fits of stems.length ? [begins, resembles] : []) {
    const scored = places.map((place) => ({ place, score: scoreOf(place, stems, fits) })).filter(({ score }) => score);
    scored.sort((one, other) => other.score - one.score);
    const found = scored.map(({ place }) => place);
    if (found.length) return { found, near: fits === resembles, excerptOf: (place) => excerpt(place.text, stems, fits) };
  }
  return { found: [], near: false };
}

/** The entries of the index with their words, ready to be searched. A part of a page knows the page it is on. */
export function prepare(entries) {
  const titles = new Map(entries.map(({ location, title }) => [location, title]));
  return entries.map(({ location, title, text }) => ({
    location,
    page: location.includes("#") ? titles.get(location.split("#")[0]) : "",
    title,
    text,
    titleWords: wordsOf(title),
    textWords: wordsOf(text),
  }));
}

/** The text around the first word found, in three parts: before it, the word, after it. */
function excerpt(text, stems, fits) {
  const words = [...text.matchAll(/[\p{L}\p{N}'’]+/gu)];
  const hit = words.find(([word]) => wordsOf(word).some((plain) => stems.some((stem) => fits(stem, plain))));
  if (!hit) return text ? [text.slice(0, 2 * AROUND).replace(/\W*\S*$/, ""), "", "…"] : ["", "", ""];
  const end = hit.index + hit[0].length;
  const before = hit.index > AROUND ? text.slice(hit.index - AROUND, hit.index).replace(/^\S*\s/, "…") : text.slice(0, hit.index);
  const after = end + AROUND < text.length ? text.slice(end, end + AROUND).replace(/\W*\s\S*$/, "…") : text.slice(end);
  return [before, hit[0], after];
}

/** The dialog at work: it searches while one types, and Enter leads to the first place found. */
export class SearchBox {
  #dialog;
  #places;
  #home;

  constructor(dialog, entries, home) {
    this.#dialog = dialog;
    this.#places = prepare(entries);
    this.#home = home;
    for (const type of ["input", "submit"]) dialog.addEventListener(type, this);
    this.#search();
    dialog.dataset.loaded = "";
  }

  handleEvent(event) {
    if (event.type === "input") this.#search();
    if (event.type === "submit") this.#part("results").querySelector("a")?.focus();
  }

  #part(name) {
    return this.#dialog.querySelector(`[data-${name}]`);
  }

  #search() {
    const typed = this.#dialog.querySelector("input").value.trim();
    const { found, near, excerptOf } = find(this.#places, typed);
    this.#part("count").textContent = found.length;
    this.#part("found").hidden = !found.length || near;
    this.#part("near").hidden = !found.length || !near;
    this.#part("none").hidden = found.length > 0 || !typed;
    this.#part("more").hidden = found.length <= MOST;
    const first = found.slice(0, MOST);
    this.#part("results").replaceChildren(...first.map((place) => this.#entryFor(place, excerptOf(place))));
  }

  #entryFor(place, [before, word, after]) {
    const entry = this.#dialog.querySelector("template").content.cloneNode(true);
    entry.querySelector("a").href = new URL(place.location, this.#home);
    entry.querySelector("[data-title]").textContent = place.title;
    entry.querySelector("[data-page]").textContent = place.page;
    const mark = document.createElement("mark");
    mark.textContent = word;
    entry.querySelector("[data-excerpt]").append(before, mark, after);
    return entry;
  }
}
