"""The static slides of every lesson, opened from disk and walked through, slide by slide."""

from pathlib import Path

import pytest

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from course_admin.publishing.slides import write_deck
from tests.browser.accessibility import WITHOUT_REPETITIONS, grave_violations

LESSONS = find_lessons(find_course(Path(__file__).parent))
pytestmark = pytest.mark.needs("browser")
# Contrast takes most of axe's time, and all decks have one style sheet.
CONTRAST = (LESSONS[0], LESSONS[2])

# Of the fonts that slides.css names, this is the widest: what fits with it fits with all.
WIDEST_FONTS = """
:root { --course-font: "DejaVu Sans"; --course-code-font: "DejaVu Sans Mono"; }
"""

# Give what is wrong with each slide: nothing, if it is as it should be.
WALK = r"""() => {
  const problems = [];
  const growths = [];
  const { width, height } = Reveal.getConfig();
  const slides = document.querySelectorAll(".slides > section > section");
  for (const slide of slides) {
    const { h, v } = Reveal.getIndices(slide);
    Reveal.slide(h, v ?? 0);
    const name = slide.textContent.trim().split("\n")[0].slice(0, 60);
    const complain = (what) => problems.push(`${h}/${v ?? 0} "${name}": ${what}`);
    if (Reveal.getCurrentSlide() !== slide) complain("cannot be reached");
    if (slide.offsetHeight === 0) complain("is not shown");
    if (slide.scrollHeight > height) complain(`is ${slide.scrollHeight} high, of ${height}`);
    if (slide.scrollWidth > width) complain(`is ${slide.scrollWidth} wide, of ${width}`);
    for (const part of slide.querySelectorAll("pre, table, .jp-OutputArea, .jp-InputArea")) {
      if (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1) {
        complain(`scrolls: ${part.innerText.slice(0, 60)}`);
      }
    }
    for (const picture of slide.querySelectorAll("img")) {
      if (!picture.naturalWidth) complain(`lacks a picture: ${picture.alt}`);
      if (!picture.alt) complain("has a picture without a text for those who cannot see it");
    }
    for (const formula of slide.querySelectorAll('script[type^="math/tex"]')) {
      const drawn = formula.previousElementSibling?.querySelector("svg");
      if (!drawn?.getBoundingClientRect().width) complain(`not drawn: ${formula.text}`);
    }
    if (slide.querySelector(".merror, .MathJax_Error, [data-mml-node=merror]")) {
      complain("has a formula that MathJax does not understand");
    }
    const prose = slide.cloneNode(true);
    prose.querySelectorAll("pre, code, script, svg").forEach((part) => part.remove());
    growths.push(Number(slide.style.getPropertyValue("--course-grow")));
    if (/\$[^$]+\$|\\\(|\\\[/.test(prose.textContent)) complain("has a formula left as text");
  }
  return [growths, problems];
}"""

# Axe judges what is shown: all slides, one below the other.
SHOW_ALL = """() => {
  for (const slide of document.querySelectorAll(".slides section")) {
    slide.hidden = false;
    slide.removeAttribute("aria-hidden");
    slide.style.cssText = "display: block !important; visibility: visible; position: static;"
      + "opacity: 1; transform: none";
  }
  for (const part of document.querySelectorAll(".fragment")) part.classList.add("visible");
}"""


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.name)
def test_every_slide_fits_and_shows_all_it_holds(lesson, page, tmp_path):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    address = write_deck(lesson, tmp_path).as_uri()
    page.goto(address)
    page.wait_for_function("document.body.dataset.ready")
    page.add_style_tag(content=WIDEST_FONTS)
    growths, problems = page.evaluate(WALK)
    assert not problems, "\n".join(problems)
    assert len(growths) > (7 if lesson.is_project else 20)
    assert min(growths) >= 1
    assert (
        lesson.is_project or sum(growths) / len(growths) > 1.1
    )  # text of 32 pixels where there is room: 25 x 1.28
    assert said == []
    fetched = [url for url in asked if not url.startswith(("data:", f"{address}"))]
    assert fetched == [], "a deck is one file: it fetches nothing, not even from disk"
    page.evaluate(WITHOUT_REPETITIONS)
    page.evaluate(SHOW_ALL)
    assert grave_violations(page, contrast=lesson in CONTRAST) == []
