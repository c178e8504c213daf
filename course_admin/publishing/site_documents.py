"""What the site shows of CONTRIBUTING and ``docs/``, with links that lead somewhere."""

from __future__ import annotations

import os
import re
from pathlib import Path

from course_admin.course.settings import Course

_FENCED = re.compile(r"^(`{3,}|~{3,}).*?^\1 *$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<=\]\()([^)\s]+)(?=[)\s])")


def whole_page(course: Course, name: str) -> str:
    """Give a Markdown file of the repository, without its title."""
    text = (course.root / name).read_text("utf-8")
    return with_repository_links(re.sub(r"\A# .*\n", "", text), "", course)


def with_repository_links(markdown: str, folder: str, course: Course) -> str:
    """Let relative links of a file in ``folder`` lead to the site's page, or to the repository.

    CONTRIBUTING is the site's page for authors, ``docs/`` and ``img/`` are part of it; what else
    lies in the repository is not.
    """

    def rewrite(link: re.Match[str]) -> str:
        target, hash_mark, anchor = link[1].partition("#")
        if not target or re.match(r"[a-z]+:", target):
            return link[1]
        path = os.path.normpath(Path(folder, target)).replace(os.sep, "/")
        if path == "CONTRIBUTING.md":
            return "/authors.md" + hash_mark + anchor
        if path == "README.md":
            return "/index.md"
        if re.fullmatch(r"site/\w+\.md", path):
            return path.removeprefix("site") + hash_mark + anchor
        if path.startswith("img/") or re.fullmatch(r"docs/[^/]+\.md", path):
            return f"/{path}{hash_mark}{anchor}"
        if re.fullmatch(r"notebooks/(\w+)/\1\.ipynb", path):
            return f"/{path}{hash_mark}{anchor}"
        return f"{course.repository.rstrip('/')}/blob/{course.branch}/{path}{hash_mark}{anchor}"

    parts, end = [], 0
    for fence in _FENCED.finditer(markdown):
        parts += [_LINK.sub(rewrite, markdown[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join([*parts, _LINK.sub(rewrite, markdown[end:])])
