/**
 * Takes a reader on from an address that leads elsewhere, with the question (?…) and the place (#…) it came with. The
 * page leaves no trace in the history, so that Back leads to where the reader came from.
 */
addEventListener("DOMContentLoaded", () => {
  const hashOf = (id) => new URL(`#${id}`, location).hash;
  const asked = location.hash.toLowerCase().replace(/[^\p{L}\p{N}]+$/u, ""); // a full stop may have come along
  const isAsked = (id) => [location.hash, asked].includes(hashOf(id));
  const own = [...document.querySelectorAll(".redirect__place")].find((place) => isAsked(place.id));
  const link = (own ?? document).querySelector(own ? "a" : "[data-goal]");
  const goal = new URL(link.href);
  const others = (link.dataset.others ?? "").split(" ");
  goal.search = location.search;
  if (!own && location.hash && (!goal.hash || others.some(isAsked))) goal.hash = location.hash;
  location.replace(goal);
});
