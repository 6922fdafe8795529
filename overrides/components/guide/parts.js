/**
 * Finds the parts of an element that are marked `data-<name>`, each but once, since every key may ask for them. None is
 * ever replaced.
 */
export function partsOf(root) {
  const found = {};
  return (name) => (found[name] ??= root.querySelector(`[data-${name}]`));
}

/** Let an element say this. One that says it already isn't touched: the page is laid out anew only where it changes. */
export function write(element, text) {
  if (element.textContent !== String(text)) element.textContent = text;
}

/** Hide an element, or show it. One that is hidden already isn't touched either. */
export function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

/** Give an element's attribute this value, or take it away with null. One that is right already isn't touched either. */
export function mark(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
