/** Gives each custom element its class. The classes stand with their components and register nothing themselves. */
import { Arrival } from "./components/arrival/arrival.js";
import { ChecklistElement } from "./components/checklist/checklist.js";
import { ColorSwitchElement } from "./components/color-switch/color-switch.js";
import { MenuElement } from "./components/menu/menu.js";
import { OnThisPageElement } from "./components/on-this-page/on-this-page.js";
import { QuickExitElement } from "./components/quick-exit/quick-exit.js";
import { SiteSearchElement } from "./components/site-search/site-search.js";

customElements.define("session-checklist", ChecklistElement);
customElements.define("session-color-switch", ColorSwitchElement);
customElements.define("session-menu", MenuElement);
customElements.define("session-on-this-page", OnThisPageElement);
customElements.define("session-quick-exit", QuickExitElement);
customElements.define("session-site-search", SiteSearchElement);
new Arrival();
