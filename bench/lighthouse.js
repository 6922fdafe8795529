/**
 * Measures pages with Lighthouse, as a phone on a slow line: node lighthouse.js BROWSER RUNS URL...
 *
 * Writes one line of JSON for each run of each page. All pages take turns, so that a busy moment of the machine touches
 * each of them.
 */
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What one report says: scores out of 100, milliseconds to the largest paint, bytes that traveled. */
function summaryOf({ lhr }) {
  const { audits, categories } = lhr;
  const requests = audits["network-requests"].details.items.filter(({ url }) => url.startsWith("http"));
  const home = new URL(lhr.finalDisplayedUrl).origin;
  const weighed = Object.values(categories).flatMap((category) => category.auditRefs.filter(({ weight }) => weight > 0));
  return {
    url: lhr.requestedUrl,
    scores: Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round(score * 100)])),
    largestPaint: audits["largest-contentful-paint"].numericValue,
    shift: audits["cumulative-layout-shift"].numericValue,
    bytes: requests.reduce((sum, { transferSize }) => sum + transferSize, 0),
    requests: requests.length,
    elsewhere: requests.filter(({ url }) => !url.startsWith(home)).length,
    notPerfect: weighed.map(({ id }) => id).filter((id) => audits[id].score !== null && audits[id].score < 1),
  };
}

const [browser, runs, ...urls] = process.argv.slice(2);
const chrome = await launch({ chromePath: browser, chromeFlags: FLAGS });
try {
  for (let run = 0; run < Number(runs); run += 1) {
    for (const url of urls) {
      const report = await lighthouse(url, { port: chrome.port, output: "json", logLevel: "error" });
      console.log(JSON.stringify(summaryOf(report)));
    }
  }
} finally {
  chrome.kill();
}
