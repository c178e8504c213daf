"""Badges: small pictures of our own, and the launch links they carry."""

from __future__ import annotations

from urllib.parse import quote

from course_admin.course.settings import Course

BADGES = {"colab": ("Open in", "Colab", "#B34700"), "binder": ("Launch on", "Binder", "#005A9C")}

_SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{text}">
<title>{text}</title>
<rect width="{width}" height="20" rx="3" fill="#444"/>
<path d="M{split} 0h{right}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{split}z" fill="{colour}"/>
<g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
<text x="{x1}" y="14" textLength="{l1}">{left_text}</text>
<text x="{x2}" y="14" textLength="{l2}">{right_text}</text>
</g>
</svg>
"""


def badge_svg(name: str) -> str:
    """Draw a badge; ``name`` is a key of `BADGES`."""
    left, right, colour = BADGES[name]
    l1, l2 = 6.2 * len(left), 6.8 * len(right)
    split, width = round(l1 + 12), round(l1 + l2 + 24)
    return _SVG.format(
        text=f"{left} {right}",
        left_text=left,
        right_text=right,
        width=width,
        split=split,
        right=width - split - 3,
        colour=colour,
        x1=round(split / 2, 1),
        x2=round((split + width) / 2, 1),
        l1=round(l1),
        l2=round(l2),
    )


def badge_links(course: Course, lesson: str, images: str) -> str:
    """Give the badges of a lesson in Markdown; ``images`` is the path from there to img/."""
    notebook = f"notebooks/{lesson}/{lesson}.ipynb"
    links = {
        "colab": "https://colab.research.google.com/github/"
        f"{course.repository_path}/blob/{course.branch}/{notebook}",
        "binder": f"https://mybinder.org/v2/gh/{course.repository_path}/{course.branch}"
        f"?urlpath={quote('lab/tree/' + notebook, safe='')}",
    }
    return " ".join(
        f"[![{' '.join(BADGES[name][:2])}]({images}/badge_{name}.svg)]({link})"
        for name, link in links.items()
    )
