"""One side of the wall: asks the other one, and answers what it may ask back.

What crosses is a plain value (`values`), shared data (tensors, layers and optimizers that both
sides hold, and that are brought up to date with every message), or a number for an object that
stays where it is (`far`). The check's side serves little: calls of the functions and modules that
the check handed over, looks into its loaders, gradients. It believes no more than it can read.
"""

from __future__ import annotations

import contextlib
import copy
import hashlib
import itertools
import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import torch
from torch import nn

from . import gradients, modules
from .arguments import has_containers, write_back
from .errors import as_error, describe
from .known import Known, Snapshot
from .messages import Channel, Gone, NotPlain
from .sharing import Given, SharingReader, SharingWriter

MOST_NESTED = 60  # questions within answers to questions
# What the check's side lets an answer do with what it was handed.
OFFERED = frozenset({"call", "train", "get", "length", "item", "iterate", "next", "pull_back"})


class Peer:
    """One side.

    Parameters
    ----------
    channel : Channel
        The way to the other side.
    answers : bool
        Whether this is the answers' side.
    **operations : callable
        What else may be asked of this side.

    Attributes
    ----------
    known : Known
        What both sides know.
    writes_back : bool
        Whether the check's tensors, lists and modules become what an answer has made of them.
    changed : bool
        Whether an answer has made anything else of them.
    """

    def __init__(self, channel: Channel, *, answers: bool, **operations: Callable) -> None:
        self.channel, self.answers = channel, answers
        self.known = Known(weakly=not answers)
        self.writes_back, self.changed = True, False
        self._numbers = itertools.count(1 if answers else 0, 2)
        self._states: dict[int, Any] = {}
        self._pasts: dict[int, list[Any]] = {}
        self._held: list[Any] = []  # what the other side may ask for during a call
        self.pulling_back = False
        self._nested, self._process = 0, os.getpid()
        self._random: torch.Tensor | None = None
        self.secret_seed: int | None = None
        self._failed: BaseException | None = None
        offered = {
            "call": lambda function, args, kwargs: function(*args, **kwargs),
            "train": lambda module, mode: module.train(mode) and None,
            "get": self._get,
            "length": len,
            "item": lambda value, place: value[place],
            "iterate": iter,
            "next": lambda iterator: list(itertools.islice(iterator, 1)),
            "pull_back": self._pull_back,
            "set": setattr,
            "set_item": lambda value, place, item: value.__setitem__(place, item),
            "copy": copy.deepcopy,
        }
        self._operations = {
            name: operation for name, operation in offered.items() if answers or name in OFFERED
        } | operations

    @property
    def asking(self) -> bool:
        """Whether the other side has been asked for something and is not yet done."""
        return self._nested > 0

    def call(self, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function that lies on the other side."""
        return self.ask("call", function, list(args), kwargs)

    def ask(self, do: str, *arguments: Any) -> Any:
        """Ask the other side to do something; give its answer.

        Raises
        ------
        NotPlain
            If that is none, or an argument cannot be sent.
        Gone
            If the other side is gone.
        Exception
            What was raised there: the same class if it is Python's own, else `AnswerError`.
        """
        if os.getpid() != self._process:
            raise RuntimeError(
                "a process that an answer starts cannot use what the check has given it: a loader "
                "needs num_workers=0 there"
            )
        if self._nested >= MOST_NESTED:
            raise RecursionError("too many calls within calls through the wall")
        self._nested += 1
        try:
            self._send(do, list(arguments))
            return self._reply(arguments)
        finally:
            self._nested -= 1
            if not self._nested:
                self._held.clear()

    def serve(self) -> None:
        """Answer questions until the other side is gone."""
        with contextlib.suppress(Gone):
            while True:
                tree, data = self.channel.receive()
                self._answer(tree, SharingReader(self, data))

    def learn(self, number: Any, value: Any, as_long_as: Any = None) -> None:
        """Note an object that the other side has numbered."""
        mine = 1 if self.answers else 0
        if type(number) is not int or number < 0 or number % 2 == mine:
            raise NotPlain("not a number of its own")
        if self.known.find(number) is not None:
            raise NotPlain("a number for two objects")
        self.known.add(number, value, as_long_as=as_long_as)
        if not self.answers:
            self._held.append(value)  # the other side may speak of it again

    # What goes out

    def _send(self, do: str, arguments: list[Any]) -> None:
        # Arguments of the check's are shared, so that an answer may change them.
        writer = SharingWriter(self, share=not self.answers)
        node = writer.node(arguments)
        changes = self._changes(writer)
        forgotten, self.known.forgotten = self.known.forgotten, []
        for number in forgotten:
            self._states.pop(number, None)
            self._pasts.pop(number, None)
        random = None
        if not self.answers:
            now = torch.get_rng_state()
            if self._random is None or not torch.equal(now, self._random):
                secret = torch.initial_seed() == self.secret_seed
                random = writer.numbers(_veiled(now) if secret else now)
            self._random = now
        flags = [torch.is_grad_enabled(), random]
        self.channel.send(["ask", do, node, changes, forgotten, flags], writer.data)

    def _changes(self, writer: SharingWriter) -> list[Any]:
        """Write what of the shared data has changed since the last message."""
        changes = []
        for number in list(self._states):
            value, before = self.known.find(number), self._states[number]
            if value is None:
                del self._states[number]
                continue
            if isinstance(value, torch.Tensor):
                if before is None or not before.is_of(value):
                    changes.append([number, writer.content(value)])
                    self._states[number] = Snapshot(value)
                continue
            if isinstance(value, nn.Module):
                now = modules.state(value)
                if now != before:
                    changes.append([number, modules.body(writer, value)])
            else:
                now = modules.state_of_optimizer(value)
                if now != before:
                    changes.append([number, modules.write_optimizer(writer, value)])
            self._states[number] = now
        return changes

    def remember(self, number: int, value: Any) -> None:
        """Note the state of shared data as both sides know it."""
        if isinstance(value, torch.Tensor):
            self._states[number] = Snapshot(value)
        elif isinstance(value, nn.Module):
            self._states[number] = modules.state(value)
        else:
            self._states[number] = modules.state_of_optimizer(value)

    def number(self, value: Any, strongly: bool = False) -> int:
        """Give an object of this side a number."""
        number = next(self._numbers)
        self.known.add(number, value, strongly=strongly)
        return number

    def note_past(self, number: int, inputs: list[Any]) -> None:
        """Note what the past of a tensor begins with, for `gradients.pull_back`."""
        self._pasts[number] = inputs

    def hold(self, value: Any) -> None:
        """Keep an object as long as the call lasts."""
        self._held.append(value)

    def owns(self, value: Any) -> bool:
        """Whether an object that both sides know is of this side."""
        number = self.known.number_of(value)
        return number is not None and number % 2 == (1 if self.answers else 0)

    def is_answers(self, owner: Any) -> bool | None:
        """Whether this is a copy of an answer's layer; False for the wall, None if unknown."""
        if owner is self or "_far_peer" in getattr(owner, "__dict__", ()):
            return False
        if not isinstance(owner, nn.Module):
            return None
        return True if self.known.number_of(owner) is not None and not self.owns(owner) else None

    def has_past(self, number: int) -> bool:
        """Whether a tensor of this side has been sent with its past."""
        return number in self._pasts

    # What comes in

    def _reply(self, arguments: tuple[Any, ...]) -> Any:
        while True:
            tree, data = self.channel.receive()
            reader = SharingReader(self, data)
            if type(tree) is not list or not tree:
                raise NotPlain("no message")
            if tree[0] == "ask":
                self._answer(tree, reader)
                continue
            if tree[0] not in ("gives", "raises") or len(tree) != 5:
                raise NotPlain("no reply")
            kind, node, changes, _, flags = tree
            value = reader.value(node)
            if kind == "gives" and (type(value) is not list or len(value) != 2):
                raise NotPlain("no result")
            if type(flags) is not list or len(flags) != 2:
                raise NotPlain("no reply")
            self._take(changes, reader)
            if self._failed is not None:
                failed, self._failed = self._failed, None
                raise failed
            takes_notes, drew = flags
            if not self.answers and drew == "drew":
                torch.randint(2, (1,))  # what is drawn next is not the answer's to choose
            if not self.answers and type(takes_notes) is bool:
                torch.set_grad_enabled(takes_notes)  # as the answer has left it
            if kind == "raises":
                raise as_error(value)
            result, after = value
            if after is not None:
                self._write_back(arguments, after)
            return self._given(result, arguments)

    def _given(self, result: Any, arguments: tuple[Any, ...]) -> Any:
        """Give an argument that a call has returned; any other result as it is."""
        if type(result) is not Given:
            return result
        try:
            return arguments[1][result.place]
        except (IndexError, TypeError):
            raise NotPlain("no argument") from None

    def _answer(self, tree: Any, reader: SharingReader) -> None:
        """Do what the other side asks for."""
        arguments: list[Any] = []
        before = takes_notes = None
        try:
            _, do, node, changes, forgotten, flags = tree
            arguments = reader.value(node)
            self._take(changes, reader)
            if self.answers:
                for number in forgotten:
                    self.known.drop(number)
                    self._states.pop(number, None)
                    self._pasts.pop(number, None)
                if flags[1] is not None:
                    torch.set_rng_state(reader.numbers(flags[1]))
                before = torch.get_rng_state()
            operation = self._operations.get(do)
            if operation is None:
                raise AttributeError(f"this cannot be asked for: {do!r:.40}")
            if not self.answers and do != "pull_back" and not self.owns(arguments[0]):
                raise AttributeError("only what the check has handed over can be asked for")
            with torch.set_grad_enabled(flags[0] is True):
                try:
                    result = operation(*arguments)
                finally:
                    takes_notes = torch.is_grad_enabled() if self.answers else None
            self._give(arguments, result, [takes_notes, _drew(before)])
        except Gone:
            raise
        except BaseException as error:
            if not self.answers:
                if isinstance(error, NotPlain | MemoryError | KeyboardInterrupt):
                    raise
                if type(error).__module__.startswith("course_utils"):
                    self._failed = error  # a check within the check
            self._send_reply("raises", describe(error), [takes_notes, _drew(before)])

    def _give(self, arguments: list[Any], result: Any, flags: list[Any]) -> None:
        after = None
        if self.answers and has_containers(arguments):
            after = arguments
        if len(arguments) == 3 and type(arguments[1]) is list:
            for place, given in enumerate(arguments[1]):
                if result is given and type(result) in (list, dict, np.ndarray):
                    result = Given(place)
        self._send_reply("gives", [result, after], flags)

    def _send_reply(self, kind: str, value: Any, flags: list[Any]) -> None:
        if os.getpid() != self._process:
            os._exit(1)  # a fork that came to the end of an answer's code: it has no say
        writer = SharingWriter(self, share=False)
        try:
            node = writer.node(value)
        except (NotPlain, RecursionError) as error:
            if kind == "raises":
                raise
            writer, kind = SharingWriter(self, share=False), "raises"
            node = writer.node(describe(error))
        changes = self._changes(writer)
        self.channel.send([kind, node, changes, [], flags], writer.data)

    def _take(self, changes: list[Any], reader: SharingReader) -> None:
        """Bring the shared data up to date with what the other side has made of it."""
        try:
            self._take_all(changes, reader)
        except (NotPlain, Gone):
            raise
        except Exception as error:
            raise NotPlain(f"no changes ({type(error).__name__}: {error})"[:200]) from None

    def _take_all(self, changes: list[Any], reader: SharingReader) -> None:
        reshaped = False
        for number, content in changes:
            value = self.known.find(number)
            if value is None or number not in self._states:
                continue
            if not self.answers and number % 2 == 0:
                self.changed = True
                if not self.writes_back:
                    self._states[number] = None  # it is sent anew
                    continue
            if isinstance(value, torch.Tensor):
                before = value.shape, value.dtype
                reader.fill(value, content)
                reshaped |= before != (value.shape, value.dtype)
            elif isinstance(value, nn.Module):
                modules.fill(reader, value, content)
            else:
                modules.fill_optimizer(value, modules.read_content(reader, content))
            self.remember(number, value)
        if reshaped and not self.answers:
            for module in map(self.known.find, self._states):
                if isinstance(module, nn.Module):
                    modules.check_shapes(module)

    def _write_back(self, arguments: tuple[Any, ...], after: Any) -> None:
        """Give lists, dicts and arrays the contents that a call has given them there."""
        if type(after) is not list or len(after) != len(arguments):
            raise NotPlain("no arguments")
        for mine, its in zip(arguments, after, strict=True):
            if self.writes_back:
                self.changed |= write_back(mine, its)
            else:
                self.changed |= write_back(copy.deepcopy(mine), its)

    # What may be asked

    def _get(self, value: Any, name: str) -> Any:
        """Give an attribute: of the check's things only what is public, and no method."""
        if type(name) is not str:
            raise AttributeError("a name is a text")
        if self.answers:
            return getattr(value, name)
        if name.startswith("_") or isinstance(value, type | ModuleType):
            raise AttributeError(name)
        if not hasattr(value, "__dict__"):
            raise AttributeError(name)
        if callable(value) and not isinstance(value, nn.Module):
            raise AttributeError(name)
        found = getattr(value, name)
        if isinstance(found, ModuleType) or (callable(found) and not isinstance(found, nn.Module)):
            raise AttributeError(name)
        return found

    def _pull_back(self, number: int, gradient: torch.Tensor) -> list[Any]:
        tensor = self.known.find(number)
        if tensor is None or number not in self._pasts:
            raise NotPlain("no tensor with a past")
        before, self.pulling_back = self.pulling_back, True
        try:
            return gradients.pull_back(tensor, self._pasts[number], gradient)
        finally:
            self.pulling_back = before


def _drew(before: torch.Tensor | None) -> str:
    """Say whether random numbers were drawn since the generator had this state."""
    return "" if before is None or torch.equal(before, torch.get_rng_state()) else "drew"


def _veiled(state: torch.Tensor) -> torch.Tensor:
    """Give the state of another generator, which follows from this one and does not tell it.

    From a generator's own state one can compute what it began with, and so what a check has drawn.
    """
    digest = hashlib.sha256(state.numpy().tobytes()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:7], "big")).get_state()
