/** Helps readers whose address isn't there, on the page that says so. */
import { NotFoundElement } from "./not-found.js";

customElements.define("session-not-found", NotFoundElement);
