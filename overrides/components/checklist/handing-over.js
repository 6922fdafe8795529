/**
 * Hands what a reader checked in the two-minute checklist over to the guide, which is another page. They ask for it by
 * following the link that says so. It waits in this tab from one page to the next, and is gone when it is taken.
 */
const HANDED_OVER = "beyond-the-session.handed-over";

/** Let these answers wait, in the place of others; none, to let nothing wait. */
export function handOver(checked) {
  takeOver();
  if (Object.keys(checked).length === 0) return;
  try {
    sessionStorage.setItem(HANDED_OVER, JSON.stringify(checked));
  } catch {
    // Storage is blocked: the guide opens empty.
  }
}

/** What was handed over, once; null if nothing was. */
export function takeOver() {
  try {
    const text = sessionStorage.getItem(HANDED_OVER);
    sessionStorage.removeItem(HANDED_OVER);
    return JSON.parse(text);
  } catch {
    return null;
  }
}
