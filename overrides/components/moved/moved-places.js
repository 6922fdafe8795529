/** Takes a reader who asks for a place by a name it had before to where it is now, and gives them its new address. */
export class MovedPlaces {
  constructor() {
    window.addEventListener("hashchange", this);
    this.handleEvent();
  }

  handleEvent() {
    const places = [...document.querySelectorAll(".moved")];
    const moved = places.find((place) => new URL(`#${place.id}`, location).hash === location.hash);
    if (!moved) return;
    const goal = new URL(moved.dataset.goal ?? moved.querySelector("a").href, location);
    goal.search = location.search;
    location.replace(goal);
  }
}
