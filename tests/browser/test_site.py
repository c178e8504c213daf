"""The web site as a reader meets it: from disk, without a network, at a desk and on a phone.

With COURSE_SCREENSHOTS=1 the top of every page is kept in build/screenshots/site, at both sizes.
"""

import os
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from course_admin.course.lessons import find_lessons
from course_admin.course.settings import find_course
from course_admin.publishing.website import build_site
from tests.browser.accessibility import WITHOUT_REPETITIONS, grave_violations, too_wide

COURSE = find_course(Path(__file__).parent)
LESSONS = [lesson.name for lesson in find_lessons(COURSE)]
SCREENSHOTS = COURSE.build / "screenshots" / "site"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SLOW = 300_000  # milliseconds
# Contrast takes most of axe's time and is a matter of style sheets: a page of each kind will do.
OF_EACH_KIND = ("index", f"{LESSONS[0]}/{LESSONS[0]}", "glossary", "authors", "api/checks")
FORMULAS_ARE_DONE = """() => !document.querySelector('.math') || (window.MathJax?.isReady
    && !MathJax.Hub.queue.pending && !MathJax.Hub.queue.running
    && !document.querySelector('.MathJax_Processing, .MathJax_Processed'))"""
pytestmark = pytest.mark.needs("browser")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """A site of the tests' own: nobody else writes to it, and nothing is in it but what is new."""
    home = tmp_path_factory.mktemp("site")
    folder, findings = build_site(COURSE, home / "html", work=home / "work")
    assert findings == []
    return folder


@pytest.fixture
def reader(browser):
    """A page, and what it asked for and did not get; nothing outside this machine can be had."""
    # Colours that fade over would be judged half-way.
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_offline(True)
    missed = []

    def refuse(route):
        missed.append(route.request.url)
        route.abort()

    context.route(re.compile("^https?:"), refuse)
    page = context.new_page()
    page.set_default_timeout(SLOW)
    page.on("requestfailed", lambda request: missed.extend(not_there(request)))
    page.missed = missed
    yield page
    context.close()


def not_there(request):
    """The address of a missing file; but for MathJax's TeX fonts, which it can do without."""
    if request.failure == "net::ERR_FILE_NOT_FOUND" and "/fonts/HTML-CSS/TeX/" not in request.url:
        yield request.url


def pages(site):
    return [
        path
        for path in sorted(site.rglob("*.html"))
        if "_static" not in path.relative_to(site).parts
    ]


def test_every_page_is_whole_at_a_desk_and_on_a_phone(site, reader):
    problems = {}
    for path in pages(site):
        name = path.relative_to(site).with_suffix("").as_posix().removeprefix("notebooks/")
        problems[name] = list(problems_of(reader, path.as_uri(), name))
    assert {name: found for name, found in problems.items() if found} == {}
    assert set(problems) >= {f"{name}/{name}" for name in LESSONS} | {
        "index", "outcomes", "glossary", "references", "authors", "api", "search",
        "docs/for-students", "docs/for-instructors",
    }  # fmt: skip


def problems_of(page, address, name):
    page.missed.clear()
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.wait_for_function(FORMULAS_ARE_DONE)
    yield from (f"on a phone: {what}" for what in too_wide(page))
    keep(page, name, "phone")
    page.set_viewport_size(DESK)
    yield from (f"at a desk: {what}" for what in too_wide(page))
    keep(page, name, "desk")
    yield from unrendered_formulas(page)
    yield from (f"asked for {url}" for url in page.missed)
    page.evaluate(WITHOUT_REPETITIONS)
    yield from grave_violations(page, contrast=name in OF_EACH_KIND)
    if name in OF_EACH_KIND:
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        yield from (f"in the dark: {what}" for what in grave_violations(page))


def unrendered_formulas(page):
    for text in page.evaluate(
        """() => [...document.querySelectorAll('span.math.notranslate, div.math.notranslate')]
            .filter(formula => !formula.querySelector('.MathJax nobr')?.textContent.trim())
            .map(formula => formula.textContent)"""
    ):
        yield f"the formula {text[:60]!r} is not rendered"
    for text in page.locator(".merror").all_inner_texts():
        yield f"MathJax says {text[:80]!r}"


def keep(page, name, size):
    if os.environ.get("COURSE_SCREENSHOTS") == "1":
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOTS / f"{name.split('/')[-1]}_{size}.png")


def test_a_search_leads_to_the_lesson_that_teaches_it(site, reader):
    reader.set_viewport_size(DESK)
    reader.goto((site / "index.html").as_uri())
    reader.locator(".search-button-field:visible").click()
    field = reader.locator("dialog input[type=search], .search-button__search-container input")
    field.first.fill("softmax")
    field.first.press("Enter")
    found = reader.locator("#search-results a")
    expect(found.filter(has_text="3 · Activations").first).to_be_visible(timeout=SLOW)
    expect(found.filter(has_text="Glossary").first).to_be_visible()
    assert reader.missed == []


def test_a_lesson_shows_its_outputs_and_folds_its_solutions(site, reader):
    name = LESSONS[0]
    reader.goto((site / "notebooks" / name / f"{name}.html").as_uri())
    solution = (COURSE.solutions / name / "ex1.py").read_text("utf-8").strip().splitlines()[-1]
    code = reader.locator("pre").filter(has_text=solution.strip()).first
    expect(code).to_be_hidden()
    reader.get_by_text("Show the solution").first.click()
    expect(code).to_be_visible()
    expect(reader.get_by_text("NotImplementedError()").first).to_be_visible()
    assert reader.get_by_text("google.colab").count() == 0


def test_a_lesson_can_be_launched_and_downloaded(site, reader):
    name = LESSONS[0]
    path = f"{COURSE.branch}/notebooks/{name}/{name}.ipynb"
    reader.goto((site / "notebooks" / name / f"{name}.html").as_uri())
    links = reader.locator("main a").evaluate_all("links => links.map(link => link.href)")
    assert f"https://colab.research.google.com/github/{COURSE.repository_path}/blob/{path}" in links
    lab = quote(f"lab/tree/notebooks/{name}/{name}.ipynb", safe="")
    binder = f"https://mybinder.org/v2/gh/{COURSE.repository_path}/{COURSE.branch}?urlpath={lab}"
    assert binder in links
    (download,) = [link for link in links if "_downloads" in link]
    released = COURSE.notebooks / name / f"{name}.ipynb"
    assert Path(download.removeprefix("file://")).read_bytes() == released.read_bytes()


def test_a_term_of_the_glossary_leads_to_where_it_is_defined(site, reader):
    reader.set_viewport_size(DESK)
    reader.goto((site / "glossary.html").as_uri())
    reader.locator("#term-epoch + dd").get_by_role("link").click()
    expect(reader).to_have_url(re.compile(r"02_mlp\.html#term-02-epoch$"))
    expect(reader.locator("strong").filter(has_text=re.compile("^epoch$"))).to_be_in_viewport()
