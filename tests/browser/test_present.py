"""`make present`: a lesson as live slides, paged through to the end, in both front ends."""

import pytest
from playwright.sync_api import expect

LESSON = "00_getting_started"
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


@pytest.fixture(scope="module")
def presented(serve):
    """`make present` on lesson 00, in a copy of the course."""
    with serve("present", f"LESSON={LESSON}") as lab:
        yield lab


def page_through(page) -> list[dict]:
    """Press the space bar until the last slide is all there; give where we were after each."""
    visits = [page.evaluate(WHERE)]
    for _ in range(300):
        here = visits[-1]
        if here["number"] == here["count"] - 1 and not here["hidden"]:
            return visits
        page.keyboard.press("Space")
        page.wait_for_function(
            f"before => {{ const now = ({WHERE})();"
            " return now.number !== before.number || now.hidden !== before.hidden; }",
            arg=here,
        )
        visits.append(page.evaluate(WHERE))
    pytest.fail(f"after 300 steps still on slide {visits[-1]}")


@pytest.mark.parametrize("front_end", ["nbclassic/notebooks", "rise"])
def test_every_slide_is_reached_and_a_cell_runs(front_end, presented, page):
    page.goto(presented.address(f"/{front_end}/notebooks/{LESSON}/{LESSON}.ipynb"))
    slide = page.locator(".slides section.present section.present")
    expect(slide.get_by_role("heading", level=1)).to_contain_text("Getting started")
    visits = page_through(page)
    assert sorted({visit["number"] for visit in visits}) == list(range(visits[-1]["count"]))
    assert visits[-1]["count"] > 20
    assert not [v["number"] for v in visits if v["scrolls"]], "wider than the slide"
    assert not [v["number"] for v in visits if v["raw"]], "formulas left as text"
    fonts = page.evaluate("getComputedStyle(document.querySelector('.reveal h2')).fontFamily")
    assert fonts.startswith('"Helvetica Neue", Arial'), "not the look of slides.css"
