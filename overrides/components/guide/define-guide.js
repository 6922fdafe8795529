/** Gives the decision guide its class. It is a script of its own, so that it works when the others don't load. */
import { GuideElement } from "./guide.js";

customElements.define("session-guide", GuideElement);
