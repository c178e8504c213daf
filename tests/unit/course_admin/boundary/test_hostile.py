"""Whatever an answer's process sends, its check ends with a value, an error, or `NotPlain`."""

import copy
import json
import random
import resource
import socket
import time
import traceback
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from torch import nn

from course_admin.boundary.answers import Answers, seed_everything
from course_admin.boundary.messages import Channel, Gone, NotPlain
from course_admin.boundary.peer import Peer
from tests.unit.course_admin.boundary.conftest import Wall

SECONDS = 300  # for one message, on a busy machine
MEMORY = 2 * 10**9  # bytes, for all of them
READ_BY = {"messages", "values", "modules"}  # which must raise `NotPlain` and nothing else
CELL = """
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 1)
        self.norm = nn.BatchNorm1d(1)
        self.rnn = nn.GRU(1, 1)
    def forward(self, x): return self.norm(self.layer(x))
net = Net()
def f(x, items, given):
    items.append(given(x * 2))
    loss = net(x).sum() + x.sum()
    loss.backward(retain_graph=True)
    x.data[0, 0] = 7
    return [loss, net, torch.optim.Adam(net.parameters()), iter([1]), lambda a, b=1: a, {"a": x},
            np.ones(2), x.max(dim=0), (1, 2.5, "text", None, b"abc", 2j, {3}, slice(1), torch.int8)]
"""


class Tape(Channel):
    """Keeps what comes."""

    def __init__(self, connection):
        super().__init__(connection)
        self.received = []

    def receive(self):
        tree, data = super().receive()
        self.received.append((tree, bytes(data)))
        return tree, data


class Script(Channel):
    """Gives what it was given, then ends; keeps what is sent."""

    def __init__(self, messages):
        self.messages, self.sent = list(messages), []

    def send(self, tree, data):
        self.sent.append(json.loads(json.dumps(tree)))

    def receive(self):
        if not self.messages:
            raise Gone("the other side is gone")
        tree, data = self.messages.pop(0)
        return tree, memoryview(data)


def conversation(peer, use=lambda result: None):
    """Be a check that uses all kinds of things; its side of the talk is always the same."""
    f = peer.ask("value", "f")
    x = torch.ones(3, 2, requires_grad=True)
    result = f(x, [1], lambda y: y + 1)
    result[0].backward()
    list(result[3])
    return result


@pytest.fixture(scope="module")
def recorded():
    """All messages that an honest answer sends in such a talk."""
    wall = Wall()
    wall.define(CELL)
    tape = Tape(wall.peer.channel._socket)
    wall.peer = Peer(tape, answers=False)
    conversation(wall.peer)
    wall.close()
    return tape.received


def listen(messages):
    """Have the talk with who sends these messages; give what it came to, and what was sent."""
    script = Script(messages)
    peer = Peer(script, answers=False)
    started = time.monotonic()
    try:
        result = conversation(peer)
    except (NotPlain, Gone) as error:
        result = error
    except Exception as error:  # raised by the answer, or by what is done with another value
        result = error
    steps = traceback.extract_tb(getattr(result, "__traceback__", None))
    refused = isinstance(result, NotPlain | Gone)
    assert refused or not {Path(step.filename).stem for step in steps} & READ_BY, repr(result)
    assert time.monotonic() - started < SECONDS
    return result, script.sent


def test_the_honest_talk_is_had(recorded):
    result, _ = listen(recorded)
    assert isinstance(result, list), result
    assert type(result[2]) is torch.optim.Adam
    assert isinstance(result[1], nn.Module)


PART = [True, ["dict", []], [], [], [], [[], []]]
ONE = ["float32", [1], 0, 4]
PIECES = [
    None, True, -1, 0, 1, 3, 2**31, 2**63, 2**70, 1.5, float("nan"), "", "x", "x" * 1000, "float64",
    "__class__", [], {}, [[]], ["=", None], ["int", "0x5"], ["bytes", 0, 8], ["known", 0],
    ["known", 1], ["known", 3], ["given", 0], ["given", -5], ["given", "x"],
    ["far", 1001, "function", "f", None], ["far", 1003, "object", "f", 5],
    ["far", 1005, "iterator", "", None], ["far", 2, "class", "", []],
    ["named", "os", "system"], ["named", "math", "sqrt"],
    ["tensor", "float32", [2], 0, 8], ["tensor", "int8", [0, 2**40], 0, 0],
    ["shared", 1007, True, ONE, True, None], ["shared", 0, True, ONE, True, None],
    ["past", 1009, ONE, []], ["past", 1011, ONE, [["=", None]]],
    ["module", 1013, True, "torch.nn.modules.linear.Linear", "L", PART],
    ["module", 1015, False, "torch.nn.modules.rnn.GRU", "L", PART],
    ["module", 1017, False, "torch.nn.modules.module.Module", "L", PART],
    ["dict", [[["=", "forward"], ["=", None]], [["=", "_parameters"], ["=", None]]]],
    ["optimizer", 1019, "SGD", [[[[], ["dict", []]]], []]],
    ["optimizer", 1021, "Optimizer", [[], []]],
    ["dict", [[["=", "a"], ["=", None]]]],
]  # fmt: skip


def places(tree, path=()):
    """Give the path of each node of a tree."""
    yield path
    if isinstance(tree, list | dict):
        for key in range(len(tree)) if isinstance(tree, list) else tree:
            yield from places(tree[key], (*path, key))


def mutated(tree, chance):
    """Change one to three nodes of a tree."""
    tree = copy.deepcopy(tree)
    for _ in range(chance.randint(1, 3)):
        *above, last = chance.choice([path for path in places([tree]) if path])
        inside = [tree]
        for key in above:
            inside = inside[key]
        kind = chance.random()
        if kind < 0.5 or not isinstance(inside, list):
            inside[last] = copy.deepcopy(chance.choice(PIECES))
        elif kind < 0.65 and above:
            del inside[last]
        elif kind < 0.8 and above:
            inside.insert(last, copy.deepcopy(inside[last]))
        else:
            other = chance.randrange(len(inside))
            inside[last], inside[other] = inside[other], inside[last]
        tree = inside[0] if not above else tree
    return tree


@pytest.mark.parametrize("seed", range(4))
def test_messages_that_were_changed_are_refused_or_read(recorded, seed):
    chance = random.Random(seed)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    refused = 0
    for _ in range(300):
        messages = list(recorded)
        place = chance.randrange(len(messages))
        messages[place] = (mutated(messages[place][0], chance), messages[place][1])
        result, _ = listen(messages)
        refused += isinstance(result, NotPlain)
    assert refused > 50
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before < MEMORY


@pytest.mark.parametrize("seed", range(4))
def test_bytes_that_were_changed_are_refused_or_read(recorded, seed):
    chance = random.Random(seed)
    for _ in range(300):
        messages = list(recorded)
        place = chance.randrange(len(messages))
        tree, data = messages[place]
        text = bytearray(json.dumps(tree, separators=(",", ":")).encode() + data)
        sizes = (len(text) - len(data), len(data))
        lengths = bytearray(b"".join(size.to_bytes(8, "big") for size in sizes))
        for _ in range(chance.randint(1, 4)):
            target = text if chance.random() < 0.9 else lengths
            target[chance.randrange(len(target))] = chance.choice([*b'[]{}",:0159-x', 0, 255])
        one, other = socket.socketpair()
        with one, other:
            other.sendall(lengths + text)
            other.shutdown(socket.SHUT_WR)
            try:
                tree, data = Channel(one).receive()
            except (NotPlain, Gone):
                continue
        messages[place] = (tree, bytes(data))
        listen(messages)


def ask(do, arguments, changes=()):
    return (["ask", do, arguments, list(changes), [], [True, None]], b"")


def one_question(peer_operations, message, value=None):
    """Let an answer ask this while it is asked for ``f``; give the reply that it gets."""
    script = Script([message])
    peer = Peer(script, answers=False, **peer_operations)
    number = peer.number(value, strongly=True)
    assert number == 0
    with pytest.raises(Gone):
        peer.ask("value", "f")
    return script.sent[1]


@pytest.mark.parametrize(
    "do", ["run", "value", "seed", "set", "set_item", "copy", "__init__", "", None, 5, [], {}]
)
def test_an_answer_cannot_ask_for_what_is_not_offered(do):
    kind, error, *_ = one_question({}, ask(do, ["list", [["known", 0]]]), [1])
    assert kind == "raises"
    assert "cannot be asked for" in str(error) or "unhashable" in str(error)


@pytest.mark.parametrize(
    "name", ["_secret", "__class__", "__dict__", "method", "missing", "", 5, None, "a.b"]
)
def test_an_answer_cannot_read_what_is_not_public(name):
    class Own:
        """A thing of the check's."""

        def __init__(self):
            self._secret, self.public = 1, 2

        def method(self):
            """Give nothing."""

    node = ["=", name] if not isinstance(name, int) else ["int", "0x5"]
    kind, *_ = one_question({}, ask("get", ["list", [["known", 0], node]]), Own())
    assert kind == "raises"
    kind, value, *_ = one_question({}, ask("get", ["list", [["known", 0], ["=", "public"]]]), Own())
    assert (kind, value[1][0]) == ("gives", ["int", "0x2"])


@pytest.mark.parametrize(
    "value",
    [
        [1], {"a": 1}, "text", int, len, lambda: 1,
        json,
    ],
    ids=["list", "dict", "text", "class", "builtin", "function", "module"],
)  # fmt: skip
def test_lists_texts_classes_modules_and_functions_have_no_attributes_for_an_answer(value):
    for name in ("append", "keys", "real", "mro", "loads", "codecs", "__globals__"):
        kind, *_ = one_question({}, ask("get", ["list", [["known", 0], ["=", name]]]), value)
        assert kind == "raises", name


def test_the_answers_side_runs_cells_and_gives_what_they_define():
    answers = Answers(SimpleNamespace(user_ns={"x": 5}))
    assert answers.value("x") == 5
    with pytest.raises(NameError, match="name 'y' is not defined"):
        answers.value("y")


def test_random_numbers_start_anew_wherever_they_are_drawn():
    def draw():
        import numpy as np

        return [random.random(), np.random.rand(), torch.rand(1).item()]

    seed_everything(2**40)
    first = draw()
    seed_everything(2**40)
    assert draw() == first
