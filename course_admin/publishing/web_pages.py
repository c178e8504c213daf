"""What can be found wrong with finished web pages: links, pictures, what they fetch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from course_admin.course.findings import Finding

# What makes a browser fetch something: tag -> attribute. Of <link>, only what is loaded.
_FETCHED = {"img": "src", "script": "src", "iframe": "src", "video": "src", "audio": "src"}
_LOADED_LINKS = {"stylesheet", "icon", "shortcut", "preload", "modulepreload", "manifest"}


@dataclass
class Page(HTMLParser):
    """What a page holds: anchors, links, what it fetches, pictures without a text."""

    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    silent_pictures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what this element adds."""
        attributes = {name: value or "" for name, value in attrs}
        self.ids.update(filter(None, (attributes.get("id"), attributes.get("name"))))
        if tag == "a" and "href" in attributes:
            self.links.append(attributes["href"])
        if tag in _FETCHED and attributes.get(_FETCHED[tag]):
            self.fetched.append(attributes[_FETCHED[tag]])
        if tag == "link" and _LOADED_LINKS & set(attributes.get("rel", "").split()):
            self.fetched.append(attributes.get("href", ""))
        if tag == "img" and not attributes.get("alt", "").strip():
            self.silent_pictures.append(attributes.get("src", "?"))


def page_findings(folder: Path) -> Iterator[Finding]:
    """Check all pages below ``folder``, without a network.

    Links within the site must lead to a file, and to an anchor that is there. Links elsewhere must
    have the form of an address. Nothing may be fetched from elsewhere, and each picture needs an
    alternative text.
    """
    _read.cache_clear()  # a page may have been made anew
    for path in sorted(folder.rglob("*.html")):
        where = path.relative_to(folder).as_posix()
        if where.startswith("_static/"):  # the theme's templates, which are no pages
            continue
        page = _read(path)
        for link in page.links:
            problem = _link_problem(link, path)
            if problem:
                yield Finding(where, problem)
        for address in page.fetched:
            if urlsplit(address).netloc:
                yield Finding(where, f"fetches {address}: a page must be complete offline")
            elif not address.startswith("data:") and not _target(address, path).is_file():
                yield Finding(where, f"fetches {address}, which is not there")
        for picture in page.silent_pictures:
            yield Finding(where, f"the picture {picture[:80]} has no alternative text")


def malformed(address: str) -> bool:
    """Whether a link to elsewhere cannot be right, by its form.

    Examples
    --------
    >>> malformed("https://doi.org/10.1038/323533a0"), malformed("https:/doi.org/10.1038")
    (False, True)
    >>> malformed("http://localhost"), malformed("mailto:ada"), malformed("htps://doi.org/10")
    (True, True, True)
    """
    parts = urlsplit(address)
    if parts.scheme == "mailto":
        return "@" not in parts.path
    host = parts.hostname or ""
    return parts.scheme not in ("http", "https") or "." not in host or " " in address


def _link_problem(link: str, page: Path) -> str | None:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return f"the address {link} is malformed" if malformed(link) else None
    target = _target(link, page)
    if not target.is_file():
        return f"the link {link} leads nowhere"
    anchor = unquote(parts.fragment)
    if anchor and target.suffix == ".html" and anchor not in _read(target).ids:
        return f"the link {link} leads to no place on its page"
    return None


def _target(link: str, page: Path) -> Path:
    path = unquote(urlsplit(link).path)
    return (page.parent / path).resolve() if path else page


@cache
def _read(path: Path) -> Page:
    page = Page()
    page.feed(path.read_text("utf-8"))
    return page
