import { decoded, joined, mendedPlace } from "./mended.js";

/** What mail services, ads and networks add to a link to tell readers apart. */
const TRACKING = new RegExp(
  "^(?:(?:utm|mtm|matomo|pk|piwik|mc|fb|ga|gad|hsa|trk|bsft|vero|oly|ml|ck|sfmc|at)_|_?_hs|hscta|elqtrack)" +
    "|^(?:(?:fb|g|d|tw|tt|y|ys|rb_)clid|(?:ms|rb_|ir)cl(?:ic)?kid|gclsrc|[gw]braid|igsh(?:id)?|mkt_tok|epik|srsltid|dm_i" +
    "|_(?:k[ex]|ga|gl|_s)|ef_id|li_fat_id|s_kwcid|wickedid|_openstat|vgo_ee|_bta_(?:tid|c)|mibextid|sccid|rdt_cid|trk|_branch_match_id|et_rid|sib_id|nr_email_referer|em[cd]i|wt_mc|mkwid|email)$",
  "i",
);

/** Whether a part of an address, such as "utm_source=mail", tells readers apart; also where HTML has been at its &. */
function isTracking(pair) {
  return TRACKING.test(decoded(pair.split("=")[0]).replace(/^(?:amp;)+/, ""));
}

/** The one id that begins so, as when the end of a line was cut off; undefined if several do. */
function onlyOneFrom(ids, beginning) {
  const found = beginning.length > 5 ? ids.filter((id) => id.startsWith(beginning)) : [];
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Sets right the address a reader came by: takes out what was added to tell readers apart, so that it stands neither in
 * the address bar nor in what they copy from there, and finds the place a damaged address means.
 */
export class Arrival {
  constructor() {
    window.addEventListener("hashchange", this);
    this.#takeOutTracking();
    this.#findPlace();
  }

  handleEvent() {
    this.#findPlace();
  }

  #takeOutTracking() {
    const there = new URL(location);
    const said = there.search.slice(1).split("&");
    const kept = said.filter((pair) => !isTracking(pair));
    if (kept.length < said.length) there.search = kept.join("&");
    if (isTracking(there.hash.slice(1))) there.hash = "";
    if (there.href !== location.href) history.replaceState(history.state, "", there);
  }

  #findPlace() {
    if (location.hash.length < 2 || this.#isThere()) return;
    const meant = mendedPlace(location.hash);
    const ids = [...document.querySelectorAll("main [id]")].map(({ id }) => id);
    const id = ids.find((id) => id === meant) ?? ids.find((id) => joined(id) === joined(meant)) ?? onlyOneFrom(ids, meant);
    if (id) location.replace(`#${id}`);
  }

  /** Whether the place is there just as the address names it. */
  #isThere() {
    try {
      return Boolean(document.getElementById(decodeURIComponent(location.hash.slice(1))));
    } catch {
      return false;
    }
  }
}
