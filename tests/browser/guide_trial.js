/**
 * Runs inside the guide's page before its own scripts, for tests that try thousands of states in one page. A fresh copy
 * of the element starts as it would when the page loads; all that a reader can see or take along is told as one object.
 *
 * Texts come in and go out as JSON in plain ASCII, so that half characters and control signs arrive as they are.
 */
const trial = {
  key: "beyond-the-session.guide",
  troubles: [],
  pristine: null, // the element as the page brings it, before a script has touched it
  saved: null,
  waits: 0,

  get guide() {
    return document.querySelector("session-guide");
  },

  all(selector) {
    return [...this.guide.querySelectorAll(selector)];
  },

  /** Begin anew with this text in storage, or with none. */
  begin(stored = null) {
    this.outside ??= elementsOutside();
    localStorage.clear();
    this.troubles.length = 0;
    if (stored !== null) localStorage.setItem(this.key, stored);
    const fresh = this.pristine.cloneNode(true);
    this.guide.replaceWith(fresh);
  },

  /** Open a file with these bytes, and wait until the guide has made up its mind. */
  async open(bytes) {
    const [field] = this.all("[data-open]");
    const files = new DataTransfer();
    files.items.add(new File([Uint8Array.from(bytes, (one) => one.charCodeAt(0))], "answers.json"));
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    while (field.files.length > 0) await new Promise((done) => setTimeout(done));
  },

  press(selector) {
    this.all(selector)[0].click();
  },

  goTo(step) {
    this.press(`.guide__way a[href="#${step}"]`);
  },

  /** The answers, as "Save to a file" writes them. */
  async answers() {
    this.saved = null;
    this.press("[data-save]");
    return JSON.parse(await this.saved.text());
  },

  get notice() {
    return this.all("[data-said-when]:not([hidden])").map((said) => said.dataset.saidWhen).join();
  },

  /** What the form asks for, one entry for each thing that can be chosen or written. */
  get form() {
    return this.all("form [name]").map((field) => ({
      name: field.name,
      whose: field.closest("[data-therapist]") ? "therapist" : "mine",
      choice: /radio|checkbox/.test(field.type) ? field.value : null,
      isOneLine: field.type === "text",
    }));
  },

  /** The answers on screen, by the names of their fields. */
  get fields() {
    const fields = this.all("[name]").filter((field) => field.value && (!/radio|checkbox/.test(field.type) || field.checked));
    return Object.fromEntries(fields.map((field) => [field.name, field.value]));
  },

  get names() {
    return this.all("[data-names] > *").map((name) => name.textContent);
  },

  /** Look at every step, every therapist and the paper, and tell what there is to see. */
  async look() {
    const notice = this.notice;
    for (const link of this.all(".guide__way a")) link.click();
    const noted = this.all("[data-noted]").map((note) => note.textContent);
    this.goTo("therapists");
    const names = this.names;
    const therapists = names.map((_, at) => {
      this.all("[data-names] > *")[at].click();
      return this.fields;
    });
    dispatchEvent(new Event("beforeprint"));
    const strangers = this.strangers;
    dispatchEvent(new Event("afterprint"));
    const answers = await this.answers();
    return { notice, noted, names, therapists, answers, strangers, troubles: this.troubles.slice() };
  },

  /** Elements and attributes that neither the form nor its templates have, wherever they are in the page. */
  get strangers() {
    const found = elementsIn(this.guide).map(shape).filter((one) => !this.shapes.has(one));
    if (elementsOutside() !== this.outside) found.push("an element outside the guide");
    return [...found, ...Object.keys(Object.prototype)];
  },

  /** What a reader is offered and told besides the answers. */
  get offers() {
    const [keep] = this.all("[data-keep]");
    const [undo] = this.all("[data-undo]");
    return { isKept: keep.closest(".guide__step").hidden ? null : keep.checked, canUndo: !undo.hidden };
  },

  /** Let the ten seconds pass after which a way back ends. */
  passTime() {
    for (const [id, run] of [...held]) if (held.delete(id)) run();
  },

  get stored() {
    return localStorage.getItem(this.key);
  },
};

const SET_BY_SCRIPT = /^(hidden|open|style|colspan|href|(aria|data)-.*)$/;

/** What an element is: its name, its class, where it leads, and what else it has that a browser may act upon. */
function shape(element) {
  const names = element.getAttributeNames().filter((name) => !SET_BY_SCRIPT.test(name));
  const leads = element.matches("[data-file]") ? "" : element.getAttribute("href");
  return [element.localName, element.className, leads, ...names.sort()].join(" ");
}

/** All elements inside, those that wait in templates too. */
function elementsIn(root) {
  return [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.content ? elementsIn(one.content) : [])]);
}

function elementsOutside() {
  return document.querySelectorAll(":not(session-guide, session-guide *)").length;
}

/** Before the page's deferred scripts run. */
document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive" || !trial.guide) return;
  trial.pristine = trial.guide.cloneNode(true);
  trial.shapes = new Set(elementsIn(trial.pristine).map(shape));
});

addEventListener("error", (event) => trial.troubles.push(event.message));
addEventListener("unhandledrejection", (event) => trial.troubles.push(String(event.reason)));
document.addEventListener("securitypolicyviolation", (event) => trial.troubles.push(event.violatedDirective));

/** What waits for a page to be painted is done before the reader's next step; a tab behind another is never painted. */
for (const type of ["click", "input", "change"]) addEventListener(type, () => dispatchEvent(new Event("focusin")));

/** Ten seconds pass only when a test says so, else a busy machine would end what a test is about to use. */
const held = new Map();
const { setTimeout: wait, clearTimeout: stopWaiting } = window;
window.setTimeout = (run, time, ...rest) => {
  if (!(time >= 10000)) return wait(run, time, ...rest);
  const id = -1 - trial.waits++;
  held.set(id, run);
  return id;
};
window.clearTimeout = (id) => held.delete(id) || stopWaiting(id);

const createObjectURL = URL.createObjectURL;
URL.createObjectURL = (blob) => {
  trial.saved = blob;
  return createObjectURL(blob);
};
/** What is saved is read from memory; thousands of downloads would only take time. */
document.addEventListener("click", (event) => event.target.matches("[data-file]") && event.preventDefault(), true);

window.trial = trial;
