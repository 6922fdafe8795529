/** Gives the email kit its class, on the one page that has it. */
import { EmailKitElement } from "./email-kit.js";

customElements.define("session-email-kit", EmailKitElement);
