"""What in a right answer an honest one has no need of, where that could gain something: read it.

Where a check forbids functions, or judges a trained model, hostile code in the answer's process
could still reach what is forbidden, or look up what it should have learned. There it cannot be
stopped, for there it may do anything; so it is seen. An answer is read as Python, and whatever is
not of the kind that these exercises need is named. No points depend on it.
"""

from __future__ import annotations

import ast
import re
import zlib
from collections.abc import Iterator, Sequence, Set

from IPython.core.inputtransformer2 import TransformerManager

# What an answer may import without being read.
_USUAL = {
    "torch",
    "numpy",
    "math",
    "cmath",
    "random",
    "itertools",
    "functools",
    "collections",
    "operator",
    "statistics",
    "copy",
    "time",
    "dataclasses",
    "typing",
    "types",
    "enum",
    "abc",
    "string",
    "re",
    "contextlib",
    "warnings",
    "heapq",
    "bisect",
    "fractions",
    "decimal",
    "matplotlib",
    "scipy",
    "sklearn",
    "IPython",
    "tqdm",
    "pprint",
    "textwrap",
    "course_utils",
    "illustrations",
    "reference",
}
_REACHES = {"overrides", "ops", "ctypes", "ctypeslib", "multiprocessing", "cpp_extension"}
_REACHES |= {
    "check_cells",
    "checks",
    "forbidding",
    "tutor",
    "sys",
    "os",
    "importlib",
    "inspect",
    "gc",
}
_REACHES |= {"builtins", "pickle", "threading", "concurrent", "subprocess", "joblib", "parallel"}
# What runs a text, or finds by it.
_REACHES |= {"get_ipython", "get_field", "vformat", "get_type_hints", "ev", "run_cell", "ex"}
_REACHES |= {"allow_pickle", "weights_only"}
# Magics that run none of a student's code.
_MAGICS = {"matplotlib", "config", "load_ext", "autoreload", "precision", "pinfo", "pinfo2", "load"}
_MAGICS |= {"pip", "conda", "env", "cd", "pwd", "who", "gui", "pylab", "tensorboard"}
_COMMANDS = ("pip install ", "pip3 install ", "ls", "nvidia-smi", "pwd")  # and that of the shell
_STARS = {"math", "cmath"}  # what all of may be imported
# What names an attribute by a text: allowed with a plain one alone.
_BY_TEXT = {"getattr", "setattr", "delattr", "attrgetter", "methodcaller", "vars", "__dict__"}
# Other ways to a product of matrices, where that is forbidden.
_PRODUCTS = {"conv1d", "conv2d", "conv3d", "cdist", "inv", "inverse", "pinv", "solve", "lstsq"}
_PRODUCTS |= {"blas", "sparse"}
_RUN = {"exec", "eval", "compile", "open", "__import__", "globals", "breakpoint"}
# Operators, and what every object has; not what leads from an object to its code or its class's.
_HARMLESS = {
    "__name__",
    "__version__",
    "__main__",
    "_",
    *dir(float),
    *dir(list),
}
_HARMLESS -= {
    name for name in _HARMLESS if re.match("__(reduce|getattribute|init_sub|subclassh|doc)", name)
}
_MOST = 5  # that are named
_MOST_DATA = 1000  # numbers, and characters of text
_MOST_TRANSFORMED = 200_000  # characters, times magics
_MOST_SOURCE = 2000  # bytes of a cell, compressed; an honest answer has up to 700
_MAGIC = re.compile(r"[%!?]")
_UNUSUAL_WORD = re.compile(r"(?<![\w-])_[A-Za-z]\w*|(?<![\w])__\w+__(?!\w)")
# For a cell that the answer does not rely on.
_AROUND = re.compile(
    r"\b(tutor|__import__|import_module|attrgetter|torch\._C|torch\.ops|ctypes|DisableTorchFunction\w*|check_cells|forbid_for_good"
    r"|(?:from|import) boundary|sys\.modules|importlib|get_objects|getsource|currentframe|_getframe"
    r"|__wrapped__|__globals__|__code__|__closure__|_thread|threading|concurrent|multiprocessing"
    r"|subprocess|os\.fork|_pop_mode\w*|embedded)\b"
)


def named(
    answer: Sequence[str],
    others: Sequence[str],
    forbidden: Set[str],
    *,
    learned: bool,
) -> list[str]:
    r"""Say what of a right answer's code somebody has to read.

    Parameters
    ----------
    answer : sequence of str
        The answer's cell, and the student's cells that it relies on.
    others : sequence of str
        The student's other cells that ran.
    forbidden : set of str
        The last parts of the names that the check forbids, in all their spellings.
    learned : bool
        Whether the check judges what a model has learned, which an answer could hold instead.

    Examples
    --------
    >>> named(["def f(a, b):\n    return (a[:, :, None] * b).sum(1)"], [], {"dot"}, learned=False)
    []
    >>> named(["kept = [np.dot]", "import os"], [], {"dot"}, learned=False)
    ['keeps dot without calling it', 'imports os']
    """
    found: dict[str, None] = {}
    for source in answer:
        tree = _read(source)
        if tree is None:
            found |= {"cannot be read": None}
            continue
        found |= dict.fromkeys(_in_tree(tree, forbidden))
        if learned and (_data_in(tree) > _MOST_DATA or _size(tree) > _MOST_SOURCE):
            found |= {"holds much data": None}
    for source in others:
        found |= dict.fromkeys(f"names {one}" for one in _AROUND.findall(source))
        tree = _read(source)
        if tree is not None:
            found |= dict.fromkeys(_changed_modules(tree))
        if learned and (tree is None or _size(tree) > _MOST_SOURCE):
            found |= {"holds much data in another cell": None}
    return list(found)[:_MOST]


def _read(source: str) -> ast.Module | None:
    """Read what IPython makes of a cell; what a magic runs that is timed stands below it."""
    try:
        tree = _parsed(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _is_magic(node, {"time", "timeit"}):
                tree.body += ast.parse(node.args[-1].value).body
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return None
    return tree


def _parsed(source: str) -> ast.Module:
    """Read a cell, for which IPython goes through all of it again for each magic in it.

    Raises
    ------
    SyntaxError
        If it is no Python, or holds too many magics for its length.
    """
    try:
        return ast.parse(source)
    except SyntaxError:
        if len(_MAGIC.findall(source)) * len(source) > _MOST_TRANSFORMED:
            raise
        return ast.parse(TransformerManager().transform_cell(source))


def _is_magic(node: ast.Call, names: Set[str]) -> bool:
    """Whether it calls a magic of these names as IPython writes that."""
    texts = [getattr(one, "value", None) for one in node.args]
    if isinstance(node.func, ast.Attribute) and node.func.attr == "system":
        plain = [one for one in texts if isinstance(one, str) and not re.search("[;&|<>$`]", one)]
        return "pip" in names and len(plain) == len(texts) == 1 and plain[0].startswith(_COMMANDS)
    is_one = isinstance(node.func, ast.Attribute) and node.func.attr.endswith("_magic")
    return (
        is_one and all(isinstance(one, str) for one in texts) and texts[:1] in [[n] for n in names]
    )


def _changed_modules(tree: ast.Module) -> Iterator[str]:
    """Say where a cell changes what other modules define."""
    imported = {"torch", "np", "nn", "F", "numpy", "math", "random", "course_utils", "reference"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imported |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
            whose = node.value
            while isinstance(whose, ast.Attribute):
                whose = whose.value
            if isinstance(whose, ast.Name) and whose.id in imported:
                yield f"changes {node.attr} of {whose.id}"
        if isinstance(node, ast.Name) and node.id in ("setattr", "delattr", "exec", "eval"):
            yield f"names {node.id}"


def _size(tree: ast.Module) -> int:
    """Give the bytes of a source, compressed, without comments and without texts of its own."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [one for one in body if not _is_text(one)] or [ast.Pass()]
    try:
        return len(zlib.compress(ast.unparse(tree).encode("utf-8", "replace")))
    except (ValueError, RecursionError):  # of more digits, or deeper, than Python writes
        return _MOST_SOURCE + 1


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(getattr(node.value, "value", None), str)


def _in_tree(tree: ast.Module, forbidden: Set[str]) -> Iterator[str]:
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    plain = {id(node.func) for node in ast.walk(tree) if _names_plainly(node, forbidden)}
    given = {n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and _is_set(n)}
    given |= {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    bound = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and type(n.ctx) is ast.Store}
    bound |= {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)} | given
    magics = {
        id(n.func.value.func)
        for n in ast.walk(tree)
        if isinstance(n, ast.Call)
        and _is_magic(n, _MAGICS | {"time", "timeit"})
        and isinstance(n.func.value, ast.Call)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            modules = [f"{node.module or ''}.{alias.name}" for alias in node.names]
        else:
            modules = []
        for module in modules:
            parts = module.split(".")
            reaches = _REACHES | _PRODUCTS if "matmul" in forbidden else _REACHES
            unusual = any(part in reaches or part.startswith("_") for part in parts)
            unusual |= parts[-1] == "*" and parts[0] not in _STARS
            if unusual or parts[0] not in _USUAL or parts[-1] in forbidden:
                yield f"imports {module}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            for word in _UNUSUAL_WORD.findall(node.value):
                if word not in _HARMLESS:
                    yield f"names {word} in a text"
        for name in (*getattr(node, "kwd_attrs", ()), getattr(node, "arg", None)):
            if name in _REACHES or (type(node) is ast.MatchClass and (name or "")[:1] == "_"):
                yield f"names {name}"
        if isinstance(node, ast.Call) and _takes_the_class_off(node):
            yield "views an array as another class"
        if isinstance(node, ast.MatMult) and "matmul" in forbidden:
            yield "multiplies by @"
        if isinstance(node, ast.Name):
            name, own = node.id, False
            kept = isinstance(node.ctx, ast.Load) and id(node) not in called
            if name == "get_ipython" and id(node) not in magics:
                yield "names get_ipython"
            if kept and name in forbidden - {"grad"} and name not in bound:
                yield f"keeps {name} without calling it"
        elif isinstance(node, ast.Attribute):
            name, own = node.attr, _is_own(node)
        else:
            continue
        is_attribute = isinstance(node, ast.Attribute)
        if name in _BY_TEXT and id(node) not in plain:
            yield f"names {name}"
        if is_attribute and name in _PRODUCTS and "matmul" in forbidden:
            yield f"names {name}"
        if name in (_REACHES if is_attribute else _RUN):
            yield f"names {name}"
        elif name.startswith("_") and not own and name not in _HARMLESS | given:
            if is_attribute or name.startswith("__"):
                yield f"names {name}"
        elif is_attribute and not own and _keeps(node, called) and name in forbidden - {"grad"}:
            yield f"keeps {name} without calling it"


def _data_in(tree: ast.Module) -> int:
    """Count the digits that stand in it beyond those of usual numbers, and the characters of texts.

    Docstrings are left out: to read them is to name ``__doc__``.
    """
    texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    values = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in texts
    ]
    return sum(map(_data_of, values))


def _data_of(value: object) -> int:
    if isinstance(value, str | bytes):
        return len(value)
    return max(1, value.bit_length() // 8) if isinstance(value, int) else 1


def _names_plainly(node: ast.AST, forbidden: Set[str]) -> bool:
    """Whether it is a call like ``getattr(x, "public")`` of nothing that is forbidden."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) > 1):
        return False
    name = getattr(node.args[1], "value", None)
    return (
        isinstance(name, str)
        and name.isidentifier()
        and not name.startswith("_")
        and name not in forbidden | _REACHES
    )


def _is_own(node: ast.Attribute) -> bool:
    """Whether it is an attribute of a class's own, or a method that one's class overrides."""
    whose = node.value
    if isinstance(whose, ast.Name):
        return whose.id in ("self", "cls")
    is_super = isinstance(whose, ast.Call) and isinstance(whose.func, ast.Name)
    return is_super and whose.func.id == "super"


def _keeps(node: ast.Attribute, called: set[int]) -> bool:
    return isinstance(node.ctx, ast.Load) and id(node) not in called


def _is_set(node: ast.Attribute) -> bool:
    return isinstance(node.ctx, ast.Store) and not node.attr.startswith("__")


def _takes_the_class_off(node: ast.Call) -> bool:
    named_so = [getattr(arg, "attr", getattr(arg, "id", "")) for arg in node.args]
    return (
        isinstance(node.func, ast.Attribute) and node.func.attr == "view" and "ndarray" in named_so
    )
