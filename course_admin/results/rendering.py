"""Markdown and code into HTML, in a process of its own that may take seconds and no more.

The parsers of Markdown and the colouring of code take time with the square of what they read, or
worse, where somebody writes a hundred thousand brackets. So they work in another process, which is
ended when it takes too long. Then, and of what is too long, the text is shown as it was written.

``python -m course_admin.results.rendering`` is that process: it reads a job a line, and writes an
answer a line, both JSON.
"""

from __future__ import annotations

import atexit
import contextlib
import html
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

LONGEST = 20_000  # characters that are rendered
SECONDS = 3  # of computing, for one text
_WALL, _START = 20, 120  # seconds by the clock, where others compute as well
_PICTURE = re.compile(r"image/(png|jpeg|gif|webp)", re.ASCII)
_LONGEST_HTML = 5_000_000  # characters, pictures included
_LINK = re.compile(r"(https?://|mailto:|#)", re.ASCII | re.IGNORECASE)
# What Markdown makes.
_TAGS = {"a", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "hr", "img", "li", "ol"}
_TAGS |= {"p", "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul"}
_TAGS |= {f"h{level}" for level in range(1, 7)}
# What a formula may use: what draws signs and puts them beside, above and below each other.
# MathJax has also commands for links, styles, names and new commands, and lengths that draw over
# the whole page.
_DRAWS = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi
    varpi rho varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi
    Pi Sigma Upsilon Phi Psi Omega ell hbar imath jmath aleph Re Im wp partial nabla infty emptyset
    forall exists nexists neg lnot top bot angle triangle square checkmark dagger ddagger
    pm mp times div cdot ast star circ bullet oplus ominus otimes oslash odot cap cup setminus wedge
    vee land lor le leq ge geq ne neq equiv sim simeq approx cong propto ll gg prec succ subset
    supset subseteq supseteq in ni mid parallel perp vdash models
    leftarrow rightarrow leftrightarrow
    Leftarrow Rightarrow Leftrightarrow longrightarrow Longrightarrow implies iff to gets mapsto
    longmapsto uparrow downarrow hookrightarrow ldots cdots vdots ddots dots dotsc dotsb sum prod
    int iint bigcup bigcap bigoplus bigotimes coprod frac dfrac tfrac cfrac binom sqrt over
    hat widehat tilde widetilde bar overline underline vec dot ddot acute grave check breve mathring
    overbrace underbrace overset underset stackrel limits nolimits substack prime backprime
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp max min sup inf
    lim limsup liminf arg det dim gcd ker Pr hom deg mod bmod pmod operatorname
    left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr langle rangle lfloor rfloor
    lceil rceil lvert rvert lVert rVert vert Vert lbrace rbrace lbrack rbrack backslash
    mathbb mathbf mathcal mathrm mathit mathsf mathtt mathfrak mathscr boldsymbol bm bf rm it cal
    text textbf textit textrm textsf texttt mbox displaystyle textstyle scriptstyle
    quad qquad begin end hline cr boxed not colon tag nonumber notag label
"""
_ENDS = {"begin", "end"}
_COMMAND = re.compile(r"\\([A-Za-z]+)(?:\s*\{\s*([A-Za-z]*\*?)\s*\})?|\\\\\*?\s*\[|\\!")
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)  # MathJax leaves it alone
_DELIMITER = re.compile(r"\$|\\[(\[]|\\begin")
_ENVIRONMENTS = {"aligned", "align", "align*", "matrix", "pmatrix", "bmatrix", "vmatrix", "Bmatrix"}
_ENVIRONMENTS |= {"cases", "array", "equation", "equation*", "gather", "gather*", "gathered"}
_ENVIRONMENTS |= {"split", "smallmatrix"}


def _only_draws(formula: str) -> bool:
    r"""Whether a formula, or a page with formulas, uses nothing but what draws signs.

    Examples
    --------
    >>> _only_draws(r"\frac{1}{2} \begin{pmatrix} a \\ b \end{pmatrix}")
    True
    >>> _only_draws(r"\href{javascript:x}{y}"), _only_draws(r"a \\[99em] b")
    (False, False)
    """
    known = _DRAWS.split()
    return all(
        name in known and (name not in _ENDS or environment in _ENVIRONMENTS)
        for name, environment in _COMMAND.findall(formula)
    )


class Unfit(Exception):
    """A text in Markdown that does more than show text: the message says what."""


def rendered(kind: str, text: str, attachments: Mapping[str, Any] | None = None) -> str | None:
    """Render a text in the other process.

    Parameters
    ----------
    kind : {"markdown", "code", "fit"}
        Markdown to HTML, pictures by name; Python to HTML; or Markdown to the reason why it is
        unfit for a page that does not sanitise it, ``""`` if there is none.
    attachments : mapping, optional
        The pictures of a cell, as a notebook holds them.

    Returns
    -------
    str or None
        None if it took too long, was too long, or could not be rendered.
    """
    if len(text) > LONGEST:
        return None
    with _lock:
        return _process().ask({"kind": kind, "text": text, "attachments": attachments or {}})


class _Process:
    """The other process."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        path = os.pathsep.join(place or str(Path.cwd()) for place in sys.path)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "course_admin.results.rendering"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
            text=True,
            encoding="utf-8",
        )
        self._line(_START)
        atexit.register(self.end)

    def ask(self, job: dict[str, Any]) -> str | None:
        try:
            self.process.stdin.write(json.dumps(job) + "\n")
            self.process.stdin.flush()
            answer = json.loads(self._line(_WALL))
        except (OSError, ValueError):  # it was ended, and says nothing
            self.end()
            return None
        return answer if isinstance(answer, str) else None

    def is_alive(self) -> bool:
        return self.owner == os.getpid() and self.process.poll() is None

    def end(self) -> None:
        if self.owner != os.getpid():
            return
        atexit.unregister(self.end)
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                stream.close()

    def _line(self, seconds: float) -> str:
        timer = threading.Timer(seconds, self.process.kill)
        timer.daemon = True
        timer.start()
        try:
            return self.process.stdout.readline()
        finally:
            timer.cancel()


_lock = threading.Lock()
_running: list[_Process] = []


def _process() -> _Process:
    if not (_running and _running[0].is_alive()):
        for old in _running:
            old.end()
        _running[:] = [_Process()]
    return _running[0]


def render(kind: str, text: str, attachments: Mapping[str, Any]) -> str | None:
    """Do a job; called in the other process."""
    if kind == "code":
        from pygments import highlight
        from pygments.formatters import HtmlFormatter
        from pygments.lexers import PythonLexer

        formatter = HtmlFormatter(nowrap=True, style="default", nobackground=True)
        return highlight(text, PythonLexer(stripnl=False), formatter)
    try:
        return _markdown(text, attachments, strict=kind == "fit")
    except Unfit as reason:
        return str(reason)


def _markdown(text: str, attachments: Mapping[str, Any], *, strict: bool) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    class Renderer(IPythonRenderer):
        """nbconvert's; if strict, it stops at whatever more than shows text."""

        def block_html(self, text: str) -> str:
            if strict:
                raise Unfit("there is HTML in it")
            return super().block_html(text)

        def inline_html(self, text: str) -> str:
            if strict:
                raise Unfit("there is HTML in it")
            return super().inline_html(text)

        def block_mermaidjs(self, code: str) -> str:
            if strict:
                raise Unfit("there is a diagram in it")
            return super().block_code(code)

        def image(self, text: str, url: str, title: str | None = None) -> str:
            text, picture = html.unescape(text), _picture(url, attachments)
            if picture is None and strict:
                raise Unfit("there is a picture in it that was not handed in with it")
            if picture is None:
                return html.escape(f"[picture {text!r}, not handed in]")
            return f'<img src="{picture}" alt="{html.escape(text)}">'

        def link(self, text: str, url: str, title: str | None = None) -> str:
            if strict and not _LINK.match(url):
                raise Unfit("there is a link in it that leads to this server, or runs something")
            return super().link(text, url, title)

        def block_math(self, body: str) -> str:
            return super().block_math(self._formula(body))

        def inline_math(self, body: str) -> str:
            return super().inline_math(self._formula(body))

        def latex_environment(self, name: str, body: str) -> str:
            return super().latex_environment(name, self._formula(body))

        def _formula(self, body: str) -> str:
            if strict and not _only_draws(body):
                raise Unfit("there is a formula in it that does more than show")
            return body

    page = MarkdownWithMath(renderer=Renderer(escape=False, exclude_anchor_links=True)).render(text)
    # MathJax finds formulas in the page, whatever Markdown took them for.
    outside = _CODE.sub("", page)
    if strict and _DELIMITER.search(outside) and not _only_draws(outside):
        raise Unfit("there is a formula in it that does more than show")
    return "" if strict else _clean(page, _TAGS if attachments else _TAGS - {"img"})


def _clean(page: str, tags: set[str]) -> str:
    """Take out of HTML all but what Markdown makes, and pictures that lie in it."""
    import nh3

    attributes = {"a": {"href"}, "img": {"src", "alt"}}
    schemes = {"http", "https", "mailto", "data"}
    return nh3.clean(
        page, tags=tags, attributes=attributes, url_schemes=schemes, attribute_filter=_kept
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "href":
        return value if _LINK.match(value) else None
    return value if attribute == "alt" or _PICTURE.match(value.removeprefix("data:")) else None


def _picture(url: str, attachments: Mapping[str, Any]) -> str | None:
    """Give an attached picture as an address that holds it; None for any other."""
    from urllib.parse import unquote

    if not url.startswith("attachment:"):
        return None
    name = url.removeprefix("attachment:")
    bundle = attachments.get(name) or attachments.get(unquote(name))
    for kind, content in bundle.items() if isinstance(bundle, dict) else ():
        content = "".join(content) if isinstance(content, list) else content
        if _PICTURE.fullmatch(str(kind)) and isinstance(content, str):
            content = re.sub(r"\s", "", content)
            if re.fullmatch(r"[A-Za-z0-9+/=]+", content, re.ASCII):
                return f"data:{kind};base64,{content}"
    return None


def main() -> None:
    """Work, until nobody asks any more."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    render("markdown", "*ready*", {})
    render("code", "ready = 1", {})
    answers, sys.stdout = sys.stdout, sys.stderr
    print(json.dumps("ready"), file=answers, flush=True)
    for line in sys.stdin:
        if hasattr(signal, "setitimer"):  # not on Windows: there the clock alone counts
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            answer = render(**json.loads(line))
        except Exception:  # whatever a parser does not like is shown as it was written
            answer = None
        if answer is not None and len(answer) > _LONGEST_HTML:
            answer = None
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_PROF, 0)
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
