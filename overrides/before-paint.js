/**
 * Before anything is painted: the colors a reader chose here before, if they ever did. Finishing puts this into the page.
 */
try {
  const chosen = localStorage.getItem("beyond-the-session.colors");
  if (chosen) document.getElementById("dark").media = chosen === "dark" ? "screen" : "not all";
} catch {
  // Storage is blocked: the system's wish holds.
}
