"""What axe-core, and a look at the layout, find wrong with a page: for the site and for slides."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")

# What reaches beyond the window, and lies in no box of its own that scrolls or cuts off.
TOO_WIDE = """() => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth)
        found.push(`the page is ${document.documentElement.scrollWidth} pixels wide`);
    for (const element of document.querySelectorAll('main *')) {
        const box = element.getBoundingClientRect();
        if (!box.width || box.right <= innerWidth + 1) continue;
        let around = element;
        while ((around = around.parentElement))
            if (getComputedStyle(around).overflowX !== 'visible'
                || getComputedStyle(around).position === 'fixed') break;
        if (!around && getComputedStyle(element).position !== 'fixed')
            found.push(`${element.tagName}.${element.className} ends at ${Math.round(box.right)}: `
                       + element.textContent.slice(0, 60));
    }
    return found.slice(0, 5);
}"""

# In code and in formulas one element of each kind stands for all of its kind: axe is ten times
# faster so. What is left out has the same style sheet and no meaning of its own.
WITHOUT_REPETITIONS = """() => {
    const seen = new Set();
    for (const code of document.querySelectorAll('pre'))
        for (const part of [...code.querySelectorAll('span[class]')]) {
            const kind = code.parentElement.parentElement.className + part.className;
            if (seen.has(kind)) part.replaceWith(part.textContent);
            seen.add(kind);
        }
    for (const formula of document.querySelectorAll('.MathJax > nobr')) formula.replaceChildren();
}"""


def grave_violations(page: Page, *, contrast: bool = True) -> list[str]:
    """Run axe-core on a page.

    Returns what is serious or critical: the rule, what it says, and the first elements. The rule
    about contrast takes most of the time: without ``contrast`` it is left out.
    """
    results = Axe().run(page, options={"rules": {"color-contrast": {"enabled": contrast}}})
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: "
        + "; ".join(node["html"][:150] for node in violation["nodes"][:3])
        for violation in results.response["violations"]
        if violation["impact"] in GRAVE
    ]


def too_wide(page: Page) -> list[str]:
    """What makes a page scroll sideways."""
    return page.evaluate(TOO_WIDE)
