"""Values cross whole and exact; nothing else crosses."""

import contextlib
import enum
import json
import math
import time
from collections import OrderedDict

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from course_admin.boundary.messages import MOST_DATA, NotPlain
from course_admin.boundary.values import (
    DTYPES,
    MOST_DEPTH,
    MOST_DIGITS,
    MOST_KEYS,
    Reader,
    Writer,
    same_numbers,
)

SECONDS = 300  # more than any message may take, on a busy machine


def crossed(value):
    """Write a value and read it again, through JSON as between processes."""
    writer = Writer()
    tree = json.loads(json.dumps(writer.node(value)))
    return Reader(memoryview(b"".join(writer.data))).value(tree)


def read(tree, data=b""):
    return Reader(memoryview(data)).value(tree)


TENSORS = [
    torch.arange(6).reshape(2, 3),
    torch.tensor(True),
    torch.tensor(2.5),
    torch.zeros(0, 3),
    torch.ones(3, dtype=torch.bfloat16),
    torch.tensor([1 + 2j, float("nan")]),
    torch.tensor([float("nan"), float("inf"), -0.0]),
    torch.arange(6.0).reshape(2, 3).T,
    torch.arange(24.0).reshape(2, 3, 4).permute(2, 0, 1),
    torch.tensor(2.0).expand(3),
    torch.arange(9.0)[::9],
    torch.arange(9.0)[5:].unsqueeze(0),
    torch.tensor([1 + 2j]).conj(),
    torch.tensor([1 + 2j]).conj().imag,
    torch.ones(1, 2, 3, 4).to(memory_format=torch.channels_last),
    torch.ones(3, requires_grad=True).detach(),
]


@pytest.mark.parametrize("tensor", TENSORS, ids=str)
def test_a_tensor_keeps_dtype_shape_and_values(tensor):
    back = crossed(tensor)
    assert type(back) is torch.Tensor
    assert back.dtype == tensor.dtype
    torch.testing.assert_close(back, tensor, rtol=0, atol=0, equal_nan=True)


@pytest.mark.parametrize("name", [n for n in DTYPES if "float" in n or "complex" in n])
def test_every_bit_of_a_number_crosses(name):
    tensor = torch.arange(256, dtype=torch.uint8).view(DTYPES[name])
    assert same_numbers(crossed(tensor), tensor)


@pytest.mark.parametrize(
    "array",
    [np.arange(6).reshape(2, 3), np.ones((2, 0)), np.array(5), np.arange(6).reshape(2, 3).T,
     np.arange(9)[::-2], np.array([1], ">i4"), np.array([True]), np.array([1j]),
     np.array([0.5], "float16"), np.broadcast_to(np.ones(1), (3,))],
    ids=repr,
)  # fmt: skip
def test_an_array_keeps_dtype_shape_and_values_and_can_be_written(array):
    back = crossed(array)
    assert type(back) is np.ndarray
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(back, array)
    assert back.flags.writeable


atoms = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.binary()
    | st.complex_numbers(allow_nan=False) | st.text(st.characters(exclude_categories=["Cs"]))
    | st.sampled_from([torch.float16, torch.device("cpu"), slice(1, None), range(3), 2**100])
)  # fmt: skip
keys = st.text("ab") | st.integers() | st.booleans() | st.tuples(st.integers(), st.text("ab"))
plain = st.recursive(
    atoms,
    lambda inner: (
        st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(keys, inner) | st.sets(keys)
        | st.frozensets(keys) | st.dictionaries(keys, inner).map(OrderedDict)
    ),
    max_leaves=20,
)  # fmt: skip


@given(plain)
def test_plain_python_comes_back_equal_and_of_the_same_type(value):
    back = crossed(value)
    assert back == value
    assert type(back) is type(value)
    assert repr(back) == repr(value) or isinstance(value, set | frozenset | list | tuple | dict)


@pytest.mark.parametrize(
    "value",
    [np.float32(1.5), np.int64(-3), np.bool_(True), np.complex64(1j), torch.Size([1, 2]), (), [],
     set(), {}, torch.float16, {1, 2}, torch.device("cpu"), torch.ones(2, 3).max(dim=0),
     torch.ones(2, 3).sort(), float("-inf"), -0.0, -(2**100), slice(None, 3), range(1, 9, 2),
     complex(0, float("inf")), OrderedDict(a=1), {True: 1, 2.5: None, (1, "a"): b"x"}],
    ids=str,
)  # fmt: skip
def test_each_plain_kind_keeps_its_type(value):
    back = crossed(value)
    assert type(back) is type(value)
    assert str(back) == str(value)


def test_what_equals_nothing_comes_back_as_it_was():
    assert math.isnan(crossed(float("nan")))
    assert math.isnan(crossed(complex(1, float("nan"))).imag)
    assert type(crossed(np.float32("nan"))) is np.float32


def test_half_a_character_is_replaced():
    assert crossed("a\ud800b") == "a?b"


class Cunning(torch.Tensor):
    pass


class Text(str):
    def encode(self, *_):
        raise ValueError("my own words")

    __str__ = __add__ = __eq__ = encode
    __hash__ = str.__hash__


class Level(enum.IntEnum):
    HIGH = 3


class Letter(str, enum.Enum):
    A = "a"


class Money(float):
    __add__ = __float__ = None


class Many(list):
    pass


@pytest.mark.parametrize(
    "value",
    [print, object(), Cunning(), Many(), torch.nn.Linear(1, 1), [int],
     {"a": {2: object()}}, np.array([object()]), np.array(["a"]), np.datetime64("2020"),
     bytearray(b"a"), torch.eye(2).to_sparse(), torch.ones(2, device="meta"),
     np.ma.array([1]), ValueError()],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_is_not_plain_is_refused(value):
    with pytest.raises(NotPlain):
        Writer().node(value)


@pytest.mark.parametrize(
    ("value", "plain"),
    [(Text("a"), "a"), (np.str_("b"), "b"), (Letter.A, "a"), (Level.HIGH, 3), (Money(0.5), 0.5)],
    ids=lambda value: type(value).__name__,
)
def test_what_derives_from_a_text_or_a_number_crosses_as_one(value, plain):
    writer = Writer()
    node = writer.node([value, {value: 1}])
    found = Reader(memoryview(b"".join(writer.data))).value(node)
    assert found == [plain, {plain: 1}]
    assert type(found[0]) is type(plain)


@pytest.mark.parametrize(
    "value",
    [bytes(MOST_DATA + 1), torch.zeros(1).expand(MOST_DATA), [bytes(MOST_DATA // 2 + 1)] * 2],
    ids=["bytes", "a view of one number", "two"],
)
def test_what_is_too_large_is_refused(value):
    with pytest.raises(NotPlain, match="more than 64,000,000 bytes"):
        Writer().node(value)


def test_what_is_nested_too_deeply_is_refused():
    deep, tree = [], ["list", []]
    for _ in range(MOST_DEPTH + 1):
        deep, tree = [deep], ["list", [tree]]
    with pytest.raises(NotPlain, match="too deeply"):
        Writer().node(deep)
    with pytest.raises(NotPlain, match="too deeply"):
        read(tree)
    loop = []
    loop.append(loop)
    with pytest.raises(NotPlain, match="too deeply"):
        Writer().node(loop)


KEY = ["int", hex(2**61 - 1)]
HOSTILE = {
    "nothing": None,
    "no node": [],
    "a number": 5,
    "unknown": ["nonsense"],
    "no kind": [["int"], 1],
    "no constant": ["=", {"a": 1}],
    "two constants": ["=", None, None],
    "no integer": ["int", "five"],
    "an integer that is none": ["int", 5],
    "too many digits": ["int", "0x" + "f" * MOST_DIGITS],
    "no float": ["float", "x"],
    "half a complex": ["complex", ["float", "0x1"]],
    "no list": ["list", 5],
    "a text as a list": ["list", "abc"],
    "no pairs": ["dict", [[["=", None]]]],
    "a list as a key": ["dict", [[["list", []], ["=", None]]]],
    "a tuple of tuples as a key": ["set", [["tuple", [["tuple", []]]]]],
    "too many keys": ["set", [["int", hex(n)] for n in range(MOST_KEYS + 1)]],
    "no dtype": ["dtype", "__class__"],
    "no device": ["device", "nonsense"],
    "bytes before": ["bytes", -5, 3],
    "bytes behind": ["bytes", 0, 9],
    "bytes of half": ["bytes", 0.5, 1],
    "objects": ["array", "O", [1], 0, 8],
    "texts": ["array", "U2", [1], 0, 8],
    "records": ["array", "i4,i4", [1], 0, 8],
    "another size": ["array", "<f8", [10**9], 0, 8],
    "another size of a tensor": ["tensor", "float32", [-1, -1], 0, 4],
    "a huge empty tensor": ["tensor", "float32", [10**12], 0, 0],
    "bytes that are no number": ["number", "<f8", 0, 3],
    "no number": ["number", "<f8", 0, 0],
    "no result": ["returned", "__class__", []],
    "no module of torch": ["returned", "sys", []],
    "a function of torch": ["returned", "pytree_register_structseq", []],
    "too few results": ["returned", "max", []],
    "a step of nothing": ["range", [["int", "0x1"], ["int", "0x2"], ["int", "0x0"]]],
    "a size of texts": ["size", [["=", "a"]]],
    "what only a peer knows": ["known", 0],
    "a module": ["module", 1, False, "torch.nn.modules.linear.Linear", "Linear", []],
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_tree_is_refused(what):
    with pytest.raises(NotPlain):
        read(HOSTILE[what], b"x" * 8)


@pytest.mark.parametrize("name", DTYPES)
@pytest.mark.parametrize("count", [0, 1, 3, 8])
def test_bytes_of_any_dtype_give_a_tensor_or_are_refused(name, count):
    try:
        tensor = read(["tensor", name, [-1], 0, count], bytes(count))
    except NotPlain:
        return
    assert tensor.numel() * max(1, tensor.element_size()) <= 8


def test_keys_that_collide_take_a_bounded_time():
    node = ["set", [["int", hex(n * (2**61 - 1))] for n in range(MOST_KEYS)]]
    started = time.monotonic()
    assert len(read(node)) == MOST_KEYS
    assert time.monotonic() - started < SECONDS


trees = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10) | st.floats() | st.text(max_size=3)
    | st.sampled_from(["float32", "<f8", "max", "cpu", "0x5", "O", 2**70]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=2)
        | st.builds(
            lambda kind, rest: [kind, *rest],
            st.sampled_from(
                ["=", "int", "float", "complex", "list", "tuple", "size", "set", "frozenset",
                 "dict", "ordered", "bytes", "dtype", "device", "slice", "range", "number",
                 "array", "returned", "tensor"]
            ),
            st.lists(inner, max_size=5),
        )
    ),
    max_leaves=15,
)  # fmt: skip


@settings(max_examples=500)
@given(trees, st.binary(max_size=16))
def test_any_tree_is_a_value_or_refused(tree, data):
    with contextlib.suppress(NotPlain):
        read(tree, data)
