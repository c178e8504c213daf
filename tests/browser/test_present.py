"""`make present`: a lesson as live slides, paged through to the end, in both front ends."""

import re
import time

import pytest
from playwright.sync_api import expect

LESSON = "00_getting_started"
SLOW = 300_000  # milliseconds: a server and a kernel start on a busy machine
pytestmark = pytest.mark.needs("browser")

# Where we are: the slide's number, whether any part of it is still hidden, and if it is the last.
WHERE = """() => {
  const slides = [...document.querySelectorAll('.slides section section')];
  const shown = document.querySelector('.slides section.present section.present');
  return {
    number: slides.indexOf(shown),
    count: slides.length,
    hidden: shown?.querySelectorAll('.fragment:not(.visible)').length ?? 0,
    scrolls: shown ? shown.scrollWidth > shown.clientWidth + 1 : false,
    raw: /\\$[^$\\n]+\\$/.test([...(shown?.querySelectorAll('p, li, td') ?? [])]
      .map((text) => text.innerText).join(' ')),
  };
}"""


@pytest.fixture
def presented(serve):
    """`make present` on lesson 00, in a copy of the course; each time with a new kernel."""
    with serve("present", f"LESSON={LESSON}") as lab:
        yield lab


def wait_for_kernel(page, sessions: str) -> None:
    """Wait until the kernel is connected and idle: keys pressed earlier are lost."""
    deadline = time.monotonic() + SLOW / 1000
    while time.monotonic() < deadline:
        kernels = [session["kernel"] for session in page.request.get(sessions).json()]
        if any(k["execution_state"] == "idle" and k["connections"] for k in kernels):
            return
        page.wait_for_timeout(200)
    pytest.fail("the notebook has no kernel")


def page_on(page, until) -> list[dict]:
    """Press the space bar until it is as ``until`` says; give where we were on the way."""
    visits = [page.evaluate(WHERE)]
    for _ in range(300):
        here = visits[-1]
        if until(here):
            return visits
        page.keyboard.press("Space")
        page.wait_for_function(
            f"before => {{ const now = ({WHERE})();"
            " return now.number !== before.number || now.hidden !== before.hidden; }",
            arg=here,
        )
        page.wait_for_function(f"() => !({WHERE})().raw")  # formulas are set one after the other
        visits.append(page.evaluate(WHERE))
    pytest.fail(f"after 300 steps still on slide {visits[-1]}")


@pytest.mark.parametrize("front_end", ["nbclassic/notebooks", "rise"])
def test_a_cell_runs_and_every_slide_is_reached(front_end, presented, page):
    page.goto(presented.address(f"/{front_end}/notebooks/{LESSON}/{LESSON}.ipynb"))
    slide = page.locator(".slides section.present section.present")
    title = slide.get_by_role("heading", level=1)
    expect(title).to_contain_text("Getting started", timeout=SLOW)
    of_slides_css = re.compile('^"Helvetica Neue", Arial')
    expect(title).to_have_css("font-family", of_slides_css)

    wait_for_kernel(page, presented.address("/api/sessions"))
    code = slide.locator(".CodeMirror, .cm-content").locator("visible=true")
    visits = page_on(page, lambda here: not here["hidden"] and code.count())
    # The first cell that runs is number 1; the notebook came with one more of that number.
    first = page.locator(".input_prompt, .jp-InputPrompt").filter(has_text="[1]:")
    before = first.count()
    code.first.click()
    page.keyboard.press("Shift+Enter")
    expect(first).to_have_count(before + 1, timeout=SLOW)
    page.keyboard.press("Escape")

    visits += page_on(page, lambda here: here["number"] == here["count"] - 1 and not here["hidden"])
    assert {visit["number"] for visit in visits} == set(range(visits[-1]["count"]))
    assert visits[-1]["count"] > 20
    assert not [visit["number"] for visit in visits if visit["scrolls"]], "wider than the slide"
    assert not [visit["number"] for visit in visits if visit["raw"]], "formulas left as text"
