/**
 * Before anything is painted: the colors a reader chose here before, if they ever did, and the face of the title, which
 * stands in the page and is ready in no time once it is asked for. Finishing puts this script into the page.
 */
document.fonts?.load("600 1em Fraunces");
try {
  const chosen = localStorage.getItem("beyond-the-session.colors");
  const dark = document.getElementById("dark");
  if (chosen === "dark") dark.media = "screen";
  if (chosen === "light") dark.media = "not all";
} catch {
  // Storage is blocked: the system's wish holds.
}
