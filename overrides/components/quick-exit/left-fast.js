/**
 * Whether the reader has left a page of this site fast, in this tab. The browser may show pages they saw before when
 * someone goes back; such a page asks here, and shows nothing that was written in it.
 */
const LEFT_FAST = "beyond-the-session.left-fast";

export function rememberLeaving() {
  try {
    sessionStorage.setItem(LEFT_FAST, "yes");
  } catch {
    // Storage is blocked: nobody can be told.
  }
}

export function hasLeftFast() {
  try {
    return sessionStorage.getItem(LEFT_FAST) === "yes";
  } catch {
    return false;
  }
}
