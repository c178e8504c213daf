"""What runs in the kernel that a student's answer runs in: see `judging` for the whole.

The text of this module and of `plain_values` is sent to the kernel, which need not have
`course_admin`. It runs the answer, then serves calls of what the answer defined, or runs the check
beside it. Nothing it says can be trusted further than the process it says it from: the answer's
code shares that process.
"""

from __future__ import annotations

import base64
import builtins
import contextlib
import copy
import inspect
import io
import math
import os
import random
import sys
import sysconfig
import threading
import traceback
import types
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import torch
from IPython.core.inputtransformer2 import TransformerManager

from course_admin.grading.plain_values import decode, encode

# As in `course.settings`, which a kernel has not.
LESSON_PACKAGES = ("course_utils", "illustrations", "reference")
PRINTED_BYTES = 4000
MESSAGE_BYTES = 2000

Reply = dict[str, Any]


class Server:
    """Answers the requests of a `judging.Session`, one text for another.

    Parameters
    ----------
    seed : int
        Where random numbers start.
    """

    def __init__(self, seed: int) -> None:
        self.namespace: dict[str, Any] = {"__name__": "__main__", **notebook_names()}
        self.given: dict[str, Any] = {}
        self.seed = seed
        self.watch: Watch | None = None
        os.environ["COURSE_STATIC"] = "1"
        torch.set_num_threads(1)

    def __call__(self, request: str) -> str:
        """Do what a request asks for; give the reply, encoded."""
        content = decode(base64.b64decode(request))
        reply = getattr(self, f"_{content.pop('do')}")(**content)
        return base64.b64encode(encode(reply, opaque=True)).decode()

    def _prepare(self, cells: list[str]) -> Reply:
        """Run the course's own cells, which an answer and its check rely on."""
        seed_everything(self.seed)
        for number, source in enumerate(cells):
            error = run_cell(source, self.namespace, f"<course {number}>")
            if error is not None:
                return {"error": describe(error)}
        self.given = dict(self.namespace)
        return {"error": None}

    def _answer(self, cells: list[str], names: list[str]) -> Reply:
        """Run the answer, and before it the other cells that it uses names of.

        The reply says which of ``names``, those that the check uses, can be called, and gives the
        values of the others.
        """
        self.watch = Watch()
        seed_everything(self.seed)
        error = None
        with captured() as printed:
            for source in cells:
                error = run_cell(source, self.namespace, "<answer>")
        found = [name for name in names if name in self.namespace]
        return {
            "error": None if error is None else describe(error),
            "printed": printed.getvalue()[:PRINTED_BYTES],
            "callables": [name for name in found if callable(self.namespace[name])],
            "values": {
                name: self.namespace[name] for name in found if not callable(self.namespace[name])
            },
        }

    def _call(self, name: str, args: list[Any], kwargs: dict[str, Any], rng: Any) -> Reply:
        """Call what the answer defined; give the result, and the arguments as they are now."""
        torch.set_rng_state(rng)
        with captured():
            try:
                result = self.namespace[name](*args, **kwargs)
            except BaseException as error:
                return {"raised": describe(error), "args": args, "kwargs": kwargs}
        return {"result": result, "args": args, "kwargs": kwargs}

    def _flags(self) -> Reply:
        """Give what the answer did that no answer needs to do."""
        return {"flags": self.watch.events}

    def _check(self, source: str, names: list[str], token: str) -> Reply:
        """Run the check in this process, beside the answer.

        The names in it mean what the course's cells gave them, except ``names``, which the answer
        is asked to define. What the check itself defines, the answer cannot see as its globals.
        """
        flags = self.watch.restore()
        answered = {name: self.namespace[name] for name in names if name in self.namespace}
        namespace = {**self.namespace, **self.given, **answered}
        filename = f"<check {token}>"
        self.watch.trusted.add(filename)
        seed_everything(self.seed)
        with captured():
            error = run_cell(source, namespace, filename)
        flags += self.watch.restore() + self.watch.canaries()
        reply: Reply = {"error": None, "flags": flags + self.watch.events, "token": token}
        if error is not None:
            reply.update(error=describe(error), **place_of(error, filename))
        return reply


def run_cell(source: str, namespace: dict[str, Any], filename: str) -> BaseException | None:
    """Run a cell as IPython would, magics left out; give the error that it raised."""
    lines = ["" if line.lstrip().startswith(("%", "!")) else line for line in source.split("\n")]
    try:
        code = TransformerManager().transform_cell("\n".join(lines))
        exec(compile(code, filename, "exec", dont_inherit=True), namespace)
    except BaseException as error:
        return error
    return None


def describe(error: BaseException) -> list[str]:
    """Give the nearest built-in class of an error, its own class, and its message."""
    mro = type.mro(type(error))
    known = next(cls.__name__ for cls in mro if vars(builtins).get(cls.__name__) is cls)
    try:
        message = str(error)
    except BaseException:
        message = "(its message cannot be read)"
    return [known, type(error).__name__[:60], message[:MESSAGE_BYTES]]


def place_of(error: BaseException, filename: str) -> Reply:
    """Say in which line of the check an error arose, and whether the course's check raised it."""
    from course_utils import checks

    files, line = [], 0
    frame = error.__traceback__
    while frame is not None:
        files.append(frame.tb_frame.f_code.co_filename)
        if files[-1] == filename:
            line = frame.tb_lineno
        frame = frame.tb_next
    inside = files[files.index(filename) :] if filename in files else []
    ours = type(error) is checks.CheckFailed and set(inside) == {filename, checks.__file__}
    return {"line": line, "ours": ours}


def seed_everything(seed: int) -> None:
    """Start all random numbers anew."""
    random.seed(seed)
    np.random.seed(seed % 2**32)
    torch.manual_seed(seed)


@contextlib.contextmanager
def captured() -> Iterator[io.StringIO]:
    """Keep the beginning of what is printed, and drop the rest."""
    text = _Beginning()
    with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
        yield text


class _Beginning(io.StringIO):
    def write(self, text: str) -> int:
        room = PRINTED_BYTES - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)


def notebook_names() -> dict[str, Any]:
    """Give the names that every notebook has."""
    from IPython import get_ipython
    from IPython.display import display

    return {"get_ipython": get_ipython, "display": display}


class Watch:
    """Notices that an answer changes what a check relies on, or looks at who calls it.

    An audit hook cannot be removed, and sees what the code of an answer asks the interpreter for.
    Whoever knows Python's insides well enough will get past it: a check that can run in another
    process should.
    """

    def __init__(self) -> None:
        from course_utils import checks

        self.checks = checks
        self.events: list[str] = []
        self.trusted: set[str] = {"<answering>"}
        self.threads = set(threading.enumerate())
        modules = [builtins, torch, torch.nn, torch.nn.functional, torch.linalg, np, math, random]
        modules += [copy, traceback, torch.autograd, torch.testing, torch.nn.init, torch.optim]
        modules += [m for name, m in sys.modules.items() if name.startswith(LESSON_PACKAGES)]
        classes = [torch.Tensor, torch.nn.Module, torch.nn.Parameter, checks.CheckFailed]
        self.before = [(place, dict(vars(place))) for place in dict.fromkeys(modules + classes)]
        self.code = {
            value: (value.__code__, value.__defaults__, value.__kwdefaults__)
            for _, names in self.before
            for value in names.values()
            if isinstance(value, types.FunctionType)
        }
        sys.addaudithook(_hook(self.events, self.trusted))

    def restore(self) -> list[str]:
        """Undo what was changed; give a sentence for each change."""
        changed = []
        for place, names in self.before:
            now = vars(place)
            for name, value in names.items():
                if now.get(name) is not value and callable(value):
                    changed.append(f"replaced {place.__name__}.{name}")
                    with contextlib.suppress(Exception):
                        setattr(place, name, value)
        for function, (code, defaults, kwdefaults) in self.code.items():
            now = (function.__code__, function.__defaults__, function.__kwdefaults__)
            if now[0] is not code or now[1] is not defaults or now[2] is not kwdefaults:
                changed.append(f"rewrote {function.__module__}.{function.__name__}")
                function.__code__, function.__defaults__ = code, defaults
                function.__kwdefaults__ = kwdefaults
        for place, _ in self.before:
            name = place.__name__
            if isinstance(place, types.ModuleType) and sys.modules.get(name) is not place:
                changed.append(f"replaced the module {name}")
                sys.modules[name] = place
        left = [t for t in threading.enumerate() if t not in self.threads and not _is_monitor(t)]
        if left:
            changed.append(f"left {len(left)} threads running")
        return changed

    def canaries(self) -> list[str]:
        """Try what every check must reject; give a sentence for each that passes."""
        checks, nan = self.checks, float("nan")
        wrong: list[Callable[[], Any]] = [
            lambda: checks.expect(1, 2),
            lambda: checks.expect(torch.zeros(2), torch.ones(2)),
            lambda: checks.expect(torch.zeros(2), torch.zeros(3)),
            lambda: checks.expect([1.0], [nan]),
            lambda: checks.finite(torch.tensor([nan]), "NaN"),
            lambda: checks.that(torch.equal(torch.zeros(2), torch.ones(2)), "equal"),
            lambda: checks.that(torch.allclose(torch.zeros(2), torch.ones(2)), "close"),
            lambda: checks.kind("1", int),
            lambda: checks.raises(ValueError, lambda: None, "nothing raised"),
        ]
        flags = []
        for number, canary in enumerate(wrong):
            try:
                canary()
            except checks.CheckFailed:
                continue
            except BaseException as error:
                flags.append(f"disarmed the checks (canary {number} raised {type(error).__name__})")
            else:
                flags.append(f"disarmed the checks (canary {number} passed)")
        return flags


def _is_monitor(thread: threading.Thread) -> bool:
    """Whether it is the thread of a progress bar."""
    monitor = sys.modules.get("tqdm._monitor")
    return monitor is not None and type(thread) is monitor.TMonitor


_LOOKS = {
    "sys._getframe": "looks at the frames of its callers",
    "sys._current_frames": "looks at the frames of other threads",
    "sys.settrace": "traces other code",
    "sys.setprofile": "traces other code",
    "gc.get_objects": "searches the memory for objects",
    "gc.get_referrers": "searches the memory for objects",
    "gc.get_referents": "searches the memory for objects",
    "ctypes.dlsym": "reaches into the interpreter with ctypes",
    "ctypes.cdata": "reaches into the interpreter with ctypes",
    "ctypes.string_at": "reaches into the interpreter with ctypes",
    "code.__new__": "makes code objects",
    "os.fork": "starts processes",
    "os.posix_spawn": "starts processes",
    "subprocess.Popen": "starts processes",
    "os.exec": "starts processes",
    "os.system": "starts processes",
    "socket.connect": "opens a connection",
}
_FRAMES = {"tb_frame", "gi_frame", "cr_frame", "ag_frame", "f_back", "__code__"}


def _hook(events: list[str], trusted: set[str]) -> Callable[[str, tuple], None]:
    getframe, prefixes = sys._getframe, _library_folders()
    between = {inspect.__file__, traceback.__file__, contextlib.__file__}
    state = threading.local()
    looks, frames = dict(_LOOKS), set(_FRAMES)

    def hook(event: str, arguments: tuple) -> None:
        if event in looks:
            what = looks[event]
        elif event in ("object.__getattr__", "object.__setattr__") and arguments[1] in frames:
            what = "looks at the frames of its callers"
            if arguments[1] == "__code__":
                if event == "object.__getattr__":
                    return
                what = "rewrites functions"
        else:
            return
        if getattr(state, "inside", False) or len(events) >= 20:
            return
        state.inside = True
        try:
            frame = getframe(1)
            while frame is not None and frame.f_code.co_filename in between:
                frame = frame.f_back
            name = "" if frame is None else frame.f_code.co_filename
            if name not in trusted and not name.startswith(prefixes) and what not in events:
                events.append(what)
        finally:
            state.inside = False

    return hook


def _library_folders() -> tuple[str, ...]:
    """Where code that is nobody's answer lies."""
    paths = sysconfig.get_paths()
    folders = {paths["stdlib"], paths["platstdlib"], paths["purelib"], paths["platlib"]}
    folders.add(str(Path(inspect.__file__).parent))
    folders |= {str(Path(find_spec(name).origin).parent) for name in LESSON_PACKAGES}
    folders |= {str(Path(torch.__file__).parents[1]), "<frozen ", "<course "}
    return tuple(folders)
