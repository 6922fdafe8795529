/** Gives each custom element its class. The classes stand with their components and register nothing themselves. */
import { ChecklistElement } from "./components/checklist/checklist.js"

customElements.define("session-checklist", ChecklistElement)
