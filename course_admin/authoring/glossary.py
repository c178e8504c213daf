"""The terms of the lessons, each with the sentence in which it is defined.

A term is **bold** where it is defined (CONTRIBUTING, "Style"). Bold type does other work too, and a
passage in bold is *not* a term when one of these holds:

1. it stands in a lesson's opening (outcomes), in an exercise, in a question to discuss, in a table
   or heading, or from the heading Summary on, where terms are repeated;
2. it is a sentence or the heading of a paragraph: it ends with a full stop, a colon, a question
   mark or an exclamation mark;
3. it is a formula, a number or code alone;
4. ``site/emphasis.toml`` lists it for its lesson: a word that is stressed, and defined nowhere.

What is left are the terms. So a new term is in the glossary without further ado, and a newly
stressed word shows up there, too, until it is written in *italics* or listed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomllib
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from nbformat import NotebookNode

from course_admin.course.lessons import is_task
from course_admin.course.settings import CourseError

EMPHASIS_FILE = "emphasis.toml"
FEWEST_WORDS = 8  # a shorter sentence alone explains little
_PARSER = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin, double_inline=True)
# A sentence ends before white space and a capital, a formula, code or another opening.
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”)*]*\s+(?=[\"“(*$`]*[A-Z0-9ÀÁÄÇÉÖØÜŁ$`\\])")
_ABBREVIATION = re.compile(r"\b(al|e\.g|i\.e|vs|Fig|Proc|cf|etc|pp?|[A-Z])\.$")
# Such a sentence is understood only after the one before it.
_LEANS_ON_THE_ONE_BEFORE = re.compile(
    r"[\"“(*]*(This|These|That|Those|It|Its|They|Their|Such|So|Both|He|She|And|But|Here|There|"
    r"The other|One of them|Each of them|Others|Today|Two of them|The first|The second)\b"
)
_MATH_OR_CODE = re.compile(r"\$[^$]+\$|`[^`]+`")


@dataclass(frozen=True)
class Definition:
    """Where and how one lesson defines a term.

    Attributes
    ----------
    term : str
        The term as it stands in the lesson, in Markdown.
    sentence : str
        The sentence around it, in Markdown, and what it needs to be understood.
    lesson : str
        The lesson's name, for example ``02_mlp``.
    cell, line : int
        The position of the cell, and the first line in it of the block that holds the sentence.
    """

    term: str
    sentence: str
    lesson: str
    cell: int
    line: int

    @property
    def label(self) -> str:
        """The name of the place, for links: ``term-02-mini-batches``."""
        return f"term-{self.lesson.split('_')[0]}-{slug(self.term)}"


@dataclass(frozen=True)
class Bold:
    """A passage in bold: its Markdown, the paragraph around it, and where that stands.

    Attributes
    ----------
    text : str
        The passage, in Markdown.
    paragraph : str
        The whole paragraph, in Markdown.
    place : int
        The position of the passage in it.
    line : int
        The first line of the block, in the whole text.
    in_table_or_heading : bool
        Whether it stands in a table or a heading.
    formula : str
        The formula that follows the paragraph on lines of its own; empty without one.
    """

    text: str
    paragraph: str
    place: int
    line: int
    in_table_or_heading: bool
    formula: str = ""

    @property
    def sentence(self) -> str:
        """What says the meaning; a sentence that a formula completes takes it along."""
        sentence = sentence_around(self.paragraph, self.place)
        completed = " ".join(self.paragraph.split()).endswith(sentence.removesuffix("."))
        if self.formula and completed and self.paragraph.rstrip()[-1] not in ".?!":
            return f"{sentence.removesuffix('.')} $\\displaystyle {self.formula}$"
        return sentence.removesuffix(":") + " …" if sentence.endswith(":") else sentence


def find_definitions(
    notebook: NotebookNode, lesson: str, emphasis: frozenset[str] = frozenset()
) -> list[Definition]:
    """Find the terms of a lesson, in order, each where it is bold for the first time.

    Parameters
    ----------
    notebook : NotebookNode
        The released notebook.
    lesson : str
        Its name.
    emphasis : frozenset of str
        Passages in bold which are no terms.

    Raises
    ------
    CourseError
        If a passage is listed as emphasis and is not bold where a term could be.
    """
    found: dict[str, Definition] = {}
    unused = set(emphasis)
    for number, bold in candidates(notebook):
        if bold.text in emphasis:
            unused.discard(bold.text)
            continue
        found.setdefault(
            term_key(bold.text), Definition(bold.text, bold.sentence, lesson, number, bold.line)
        )
    if unused:
        raise CourseError(
            f"site/{EMPHASIS_FILE} lists {sorted(unused)} for {lesson}, where nothing of that kind "
            "is bold (any longer), or a rule excludes it: take it out of the list."
        )
    return list(found.values())


def candidates(notebook: NotebookNode) -> Iterator[tuple[int, Bold]]:
    """Give what is bold and, by the first three rules, may be a term, with its cell's position."""
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type != "markdown" or number == 0 or is_task(cell):
            continue
        headings = [line.lstrip("# ") for line in cell.source.splitlines() if line.startswith("#")]
        if "Summary" in headings:
            return
        if any(re.match(r"Exercise \d", heading) for heading in headings):
            continue
        for bold in bold_passages(cell.source):
            if not bold.in_table_or_heading and may_be_term(bold.text):
                yield number, bold


def may_be_term(text: str) -> bool:
    """Whether a passage in bold, by its form alone, may be a term.

    Examples
    --------
    >>> [may_be_term(text) for text in ("mini-batches", "The rule.", "$d$", "`nn.Module`", "1")]
    [True, False, False, False, False]
    """
    words = _MATH_OR_CODE.sub("", text)
    return text[-1] not in ".:?!" and bool(re.search(r"[^\W\d_]", words))


def bold_passages(markdown: str) -> Iterator[Bold]:
    """Give every passage in bold of a Markdown text, in order.

    Examples
    --------
    >>> [bold] = bold_passages("One pass is an **epoch**. Then comes `2**3 + 2**3`.")
    >>> bold.text, bold.sentence
    ('epoch', 'One pass is an **epoch**. Then comes `2**3 + 2**3`.')
    """
    block = 0
    around: list[str] = []
    tokens = _PARSER.parse(markdown)
    for position, token in enumerate(tokens):
        if token.level == 0 and token.map:
            block = token.map[0]
        if token.nesting == 1:
            around.append(token.type)
        elif token.nesting == -1:
            around.pop()
        if token.type != "inline":
            continue
        special = any(kind in ("table_open", "heading_open") for kind in around)
        place = 0
        follows = tokens[position + 2] if position + 2 < len(tokens) else None
        formula = (
            " ".join(follows.content.split()) if follows and follows.type == "math_block" else ""
        )
        for text in _strong_texts(token.children or []):
            place = token.content.index(f"**{text}**", place)
            yield Bold(" ".join(text.split()), token.content, place, block, special, formula)
            place += len(text) + 4


def sentence_around(paragraph: str, place: int) -> str:
    """Cut out the sentence at ``place``; with a neighbour, if it leans on that or is too short.

    Examples
    --------
    >>> sentence_around("Ten neurons. Each of the ten sees all inputs. This is a **layer**.", 50)
    'Each of the ten sees all inputs. This is a **layer**.'
    """
    starts = [0]
    for match in _SENTENCE_END.finditer(paragraph):
        before = paragraph[: match.start()]
        in_formula = _MATH_OR_CODE.sub("", before).count("$") % 2
        if not in_formula and not _ABBREVIATION.search(before.rstrip('"”)*')):
            starts.append(match.end())
    index = max(i for i, start in enumerate(starts) if start <= place)
    end = starts[index + 1] if index + 1 < len(starts) else len(paragraph)
    first = index
    while first > 0 and _LEANS_ON_THE_ONE_BEFORE.match(paragraph[starts[first] :]):
        first -= 1
    if len(paragraph[starts[first] : end].split()) < FEWEST_WORDS:
        if first > 0:
            first -= 1
        elif index + 1 < len(starts):
            end = starts[index + 2] if index + 2 < len(starts) else len(paragraph)
    sentence = " ".join(paragraph[starts[first] : end].split()).rstrip(",; ")
    return sentence if sentence[-1] in '.:?!)”"*$' else sentence + "."


def slug(term: str) -> str:
    """Give a term as a part of an address: letters, digits and hyphens.

    Examples
    --------
    >>> slug("Gram matrix"), slug("k-nearest neighbours"), slug("Poincaré map")
    ('gram-matrix', 'k-nearest-neighbours', 'poincare-map')
    """
    plain = unicodedata.normalize("NFKD", term).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def term_key(term: str) -> str:
    """Give what two spellings of one term have in common.

    Examples
    --------
    >>> term_key("Mini-batches") == term_key("mini-batch"), term_key("bias") == term_key("Bias")
    (True, True)
    >>> term_key("loss") == term_key("losses"), term_key("class"), term_key("patches")
    (True, 'class', 'patch')
    """
    key = " ".join(term.lower().split())
    if re.search(r"(ch|sh|ss|x)es$", key):
        return key[:-2]
    if re.search(r"[^suig]s$", key):
        return key[:-1]
    return key


def read_emphasis(path: Path) -> dict[str, frozenset[str]]:
    """Read ``site/emphasis.toml``: lesson -> passages in bold that are no terms.

    Raises
    ------
    CourseError
        If it is not a table of lists of strings.
    """
    if not path.is_file():
        return {}
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path} cannot be read: {error}") from error
    for lesson, words in table.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise CourseError(f'{path}: {lesson} must be a list of strings: ["all", "not"].')
    return {lesson: frozenset(words) for lesson, words in table.items()}


def merge(definitions: list[Definition]) -> list[list[Definition]]:
    """Put the definitions of one term in several lessons together; terms in alphabetic order."""
    terms: dict[str, list[Definition]] = {}
    for definition in definitions:
        terms.setdefault(term_key(definition.term), []).append(definition)
    return [terms[key] for key in sorted(terms, key=lambda key: (slug(key), key))]


def with_labels(source: str, definitions: list[Definition]) -> str:
    """Give a cell's Markdown with a target for links before each block that defines a term."""
    lines = source.split("\n")
    for definition in sorted(definitions, key=lambda each: each.line, reverse=True):
        lines.insert(definition.line, f"({definition.label})=")
    return "\n".join(lines)


def _strong_texts(children: list[Token]) -> Iterator[str]:
    text: list[str] | None = None
    for child in children:
        if child.type == "strong_open":
            text = []
        elif child.type == "strong_close" and text is not None:
            yield "".join(text)
            text = None
        elif text is not None:
            text.append(_markdown_of(child))


def _is_formula(tokens: list[Token]) -> bool:
    return [token.type for token in tokens] == ["math_block"]


def _markdown_of(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type in ("em_open", "em_close", "code_inline"):
        return token.markup + (token.content + token.markup if token.content else "")
    if token.type == "math_inline":
        return f"${token.content}$"
    return token.content
