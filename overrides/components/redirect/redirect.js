/**
 * Takes a reader on from an address that leads elsewhere, with the question (?…) and the place (#…) it came with. The
 * page leaves no trace in the history, so that Back leads to where the reader came from.
 */
addEventListener("DOMContentLoaded", () => {
  const places = [...document.querySelectorAll(".redirect__place")];
  const moved = places.find((place) => new URL(`#${place.id}`, location).hash === location.hash);
  const goal = new URL((moved ?? document).querySelector(moved ? "a" : "[data-goal]").href);
  goal.search = location.search;
  if (!moved && !goal.hash) goal.hash = location.hash;
  location.replace(goal);
});
