/**
 * Whether the reader has left this site fast, in this tab, since the page was opened. The browser may show pages they
 * saw before when someone goes back; such a page asks here, and shows nothing that was written in it.
 */
const LEFT_FAST = "beyond-the-session.left-fast";

export function rememberLeaving() {
  try {
    sessionStorage.setItem(LEFT_FAST, Date.now());
  } catch {
    // Storage is blocked: nobody can be told.
  }
}

export function hasLeftFast() {
  try {
    return Number(sessionStorage.getItem(LEFT_FAST)) > performance.timeOrigin;
  } catch {
    return false;
  }
}
