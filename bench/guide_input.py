"""Times the guide on a slow phone: how long after a tap or a key the page shows that it was heard. Weighs it as well.

    make bench, or this alone: .venv/bin/python -m bench.guide_input

Four therapists, every question answered, every note filled, a narrow screen and a processor four times slower than this
machine's. The browser's own Event Timing says how long each tap and key took, from the moment it came in to the next
paint; it rounds to 8 ms and is silent below 16, so what it is silent about counts as 16. Milliseconds are those of this
machine, and mean nothing while it does other work; of three rounds the middle one counts.
A bare page with as many fields, without a style or a script, is measured in the same run: it is the limit.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from math import ceil
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.guide import ADDRESS, file_of
from tests.browser.guide_model import MOST_THERAPISTS, NOTE, TRIAL, everything, form_in
from tests.conftest import FULL_EXAMPLE, build, copy_project, serve
from tests.prepare import whole_browser

SLOWER = 4
ROUNDS = 3
LONGEST_WAIT = 50  # milliseconds, for 95 of 100 taps and keys
MOST_SCRIPT, MOST_PAGE = 12_000, 24_000  # bytes, compressed as hosts do
FINGER = 150  # milliseconds from one key to the next, and from a scroll to a tap: quick fingers
PRESS = 90  # milliseconds a finger stays down in a tap
TYPED = "and one more thing "
TICKS, TEXTS = 8, 2
"""How many fields of each kind are used in a step, spread over all that are in sight."""
SILENT = 16.0  # milliseconds: the browser tells nothing about what was faster
THERAPISTS, WITHOUT_FIELDS = 3, (1, 4, 7)  # steps, counted from 0; what is ticked in the second is full already
KINDS = ("key", "tick", "therapist", "step")

LISTEN = """() => {
  window.heard = []
  const kindOf = (name, target) =>
    name.startsWith("key") ? "key"
    : !target || target.closest("[data-names]") ? "therapist" // a button may have been made anew since
    : target.closest(".guide__way") ? "step" : "tick"
  const tell = (one) => ({
    id: one.interactionId, took: one.duration, kind: kindOf(one.name, one.target),
    target: one.target?.name || one.target?.textContent?.trim().slice(0, 30) || "a name",
    step: document.querySelector(".guide__step:not([hidden])")?.id ?? "",
    before: one.processingStart - one.startTime,
  })
  new PerformanceObserver((list) => heard.push(...list.getEntries().filter((one) => one.interactionId).map(tell)))
    .observe({ type: "event", durationThreshold: 16 })
}"""
UNFOLD = "for (const fold of document.querySelectorAll('.guide__step:not([hidden]) details')) fold.open = true"
SPREAD = "(all, most) => all.map((_, at) => at).filter((at) => at % Math.ceil(all.length / most) === 0)"
HOLD = "(element, at) => { element.dataset.held = at }"
CHOICES = "input:is([type=radio], [type=checkbox]):not(:checked, [name^='most.'])"
WRITTEN = "input:is(:not([type]), [type=text]), textarea"
KINDS_OF_FIELDS = "all => all.map((one) => [one.type, one.name])"
MARKS = count()


@dataclass
class Hand:
    """Taps and types in a page as a person does, and counts each tap and key."""

    page: Page
    done: Counter[str] = field(default_factory=Counter)

    def tap(self, target: Locator, kind: str = "tick") -> None:
        """Bring it in sight, come to it (Playwright checks what it would hit), press, take the finger away."""
        target.scroll_into_view_if_needed()
        self.page.wait_for_timeout(FINGER)  # what comes in sight is laid out, and may move it
        target.hover()
        self.page.wait_for_timeout(FINGER)
        self.page.mouse.down()
        self.page.wait_for_timeout(PRESS)
        self.page.mouse.up()
        self.done[kind] += 1
        self.page.wait_for_timeout(FINGER)

    def type(self, target: Locator) -> None:
        """Write at the end of what stands there."""
        self.tap(target)
        self.page.keyboard.press("End")  # the tap has brought the focus
        self.page.keyboard.type(TYPED, delay=FINGER)
        self.done["key"] += 1 + len(TYPED)
        self.page.wait_for_timeout(FINGER)

    def use(self, part: Locator) -> None:
        """Some of the choices and texts in sight."""
        for choice in _spread(part.locator(CHOICES), TICKS):
            self.tap(choice)
        for text in _spread(part.locator(WRITTEN), TEXTS):
            self.type(text)


def _spread(all_: Locator, most: int) -> list[Locator]:
    """At most so many of the elements in sight, from the first to the last; each stays the same when others change."""
    seen, held = all_.filter(visible=True), []
    for at in seen.evaluate_all(SPREAD, most):
        mark = next(MARKS)
        seen.nth(at).evaluate(HOLD, mark)
        held.append(all_.page.locator(f"[data-held='{mark}']"))
    return held


@dataclass
class Times:
    """How long each tap and key took in one round, and what the slowest were."""

    done: Counter[str]
    heard: list[dict[str, Any]]

    @property
    def slowest(self) -> list[dict[str, Any]]:
        """The longest event of each tap and key, the slowest first."""
        longest: dict[int, dict[str, Any]] = {}
        for one in self.heard:
            if one["took"] > longest.get(one["id"], {"took": 0})["took"]:
                longest[one["id"]] = one
        return sorted(longest.values(), key=lambda one: -float(one["took"]))

    def of(self, *kinds: str) -> list[float]:
        """Milliseconds of every tap and key of these kinds, those the browser was silent about too."""
        told = [float(one["took"]) for one in self.slowest if one["kind"] in kinds]
        return told + [SILENT] * (sum(self.done[kind] for kind in kinds) - len(told))

    @property
    def figures(self) -> tuple[float, float, float]:
        """Median, what 95 of 100 stay within, and the longest."""
        return figures(self.of(*KINDS))


def figures(times: list[float]) -> tuple[float, float, float]:
    """Median, what 95 of 100 stay within, and the longest."""
    return median(times), sorted(times)[ceil(0.95 * len(times)) - 1], max(times)


def middle_round(rounds: list[Times]) -> Times:
    """The round whose 95th percentile is the median."""
    return sorted(rounds, key=lambda one: one.figures[1])[len(rounds) // 2]


def filled_guide(chromium: Browser, address: str) -> Page:
    """The guide with everything in it, on a slow phone."""
    with chromium.new_page() as asked:
        asked.add_init_script(TRIAL)
        asked.goto(address)
        file = file_of(everything(form_in(asked)).file.encode())
    page = slow_phone(chromium, address)
    page.locator("session-guide input[type=file]").set_input_files(file)
    page.locator("[data-said-when=opened]:not([hidden])").wait_for(state="attached")
    return page


def slow_phone(chromium: Browser, address: str) -> Page:
    """A page on a narrow screen and a slow processor, in which all is timed from now on."""
    page = chromium.new_page(viewport={"width": 360, "height": 740})
    page.goto(address)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(LISTEN)
    return page


def times_of(hand: Hand) -> Times:
    """What the browser has told so far; the page is closed."""
    hand.page.wait_for_timeout(1000)  # the last ones are told a while later
    times = Times(hand.done, hand.page.evaluate("heard"))
    hand.page.close()
    return times


def measure_guide(page: Page) -> Times:
    """Go through all steps, use the fields of each, and those of every therapist."""
    hand, ways = Hand(page), page.locator(".guide__way a")
    for at in range(ways.count()):
        hand.tap(ways.nth(at), "step")
        page.evaluate(UNFOLD)
        if at == THERAPISTS:
            use_all_therapists(hand)
        elif at not in WITHOUT_FIELDS:
            hand.use(page.locator(".guide__step:not([hidden])"))
    return times_of(hand)


def use_all_therapists(hand: Hand) -> None:
    """Bring one after the other in view."""
    for name in range(MOST_THERAPISTS):
        hand.tap(hand.page.locator("[data-names] > button").nth(name), "therapist")
        hand.use(hand.page.locator(".guide__step:not([hidden])"))


def measure_bare(page: Page) -> Times:
    """Use the fields of the bare page again and again."""
    hand = Hand(page)
    for _ in range(6):
        hand.use(page.locator("form"))
    return times_of(hand)


def bare_page(chromium: Browser, guide: str) -> str:
    """As many fields of each kind as the guide has, each with a label, and nothing else."""
    with chromium.new_page() as page:
        page.goto(guide)
        kinds = page.locator("session-guide form [name]").evaluate_all(KINDS_OF_FIELDS)
    fields = "".join(f"<p><label>{name} {_bare_field(kind)}</label>" for kind, name in kinds)
    phone = '<meta name="viewport" content="width=device-width">'
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Bare</title>{phone}<form>{fields}</form></html>'
    )


def _bare_field(kind: str) -> str:
    return f"<textarea>{NOTE}</textarea>" if kind == "textarea" else f'<input type="{kind}">'


def compressed(file: Path) -> int:
    """How many bytes of a file travel."""
    return len(gzip.compress(file.read_bytes(), 6))


def weigh(site: Path) -> bool:
    """Print what the guide weighs; whether that is little enough."""
    (script,) = site.glob("components/guide/*.js")
    weights = {
        "script": (compressed(script), MOST_SCRIPT),
        "page and style": (compressed(site / ADDRESS / "index.html"), MOST_PAGE),
    }
    for name, (weight, most) in weights.items():
        print(f"{name}: {weight:,} of at most {most:,} bytes, compressed")
    return all(weight <= most for weight, most in weights.values())


def report(guide: Times, bare: Times) -> bool:
    """Print the times; whether the guide is fast enough."""
    print("| | taps and keys | median | 95th percentile | longest |\n|---|---|---|---|---|")
    for name, times in {"guide": guide, "bare page": bare}.items():
        print(row(name, times.of(*KINDS)))
    ratios = [f"{ours / theirs:.2f}" for ours, theirs in zip(guide.figures, bare.figures, strict=True)]
    print(f"| guide ÷ bare | | {' | '.join(ratios)} |")
    for kind in KINDS:
        print(row(f"guide, {kind}", guide.of(kind)))
    print("The slowest, and how long each waited for what was still going on:")
    for one in guide.slowest[:8]:
        print(f"- {one['took']:.0f} ms ({one['before']:.0f}): {one['kind']}, “{one['target']}” in {one['step']}")
    if bare.figures[1] >= LONGEST_WAIT:
        print("Even the bare page misses the limit: this machine is slow or busy, so only the ratio says something.")
    return guide.figures[1] < LONGEST_WAIT


def row(name: str, times: list[float]) -> str:
    """One line of the table."""
    return f"| {name} | {len(times)} | {' | '.join(f'{time:.0f} ms' for time in figures(times))} |"


def main() -> int:
    """Build the full example, weigh and time its guide; 1 if a promise isn't kept."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build(copy_project(Path(folder) / "site", FULL_EXAMPLE))
        chromium = playwright.chromium.launch(executable_path=whole_browser(), args=FLAGS.split())
        with contextmanager(serve)(site) as home:
            (site / "bare.html").write_text(bare_page(chromium, home + ADDRESS))
            guide, bare = [], []
            for _ in range(ROUNDS):
                guide.append(measure_guide(filled_guide(chromium, home + ADDRESS)))
                bare.append(measure_bare(slow_phone(chromium, f"{home}bare.html")))
        chromium.close()
        kept = [weigh(site), report(middle_round(guide), middle_round(bare))]
    promise = f"95 of 100 taps and keys seen within {LONGEST_WAIT} ms, and light enough"
    print(f"{'Kept' if all(kept) else 'Not kept'}: {promise}.")
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
