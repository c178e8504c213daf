"""Values cross between processes whole and exact; nothing else crosses."""

import json
import pickle

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from course_admin.grading.plain_values import NotPlain, Opaque, decode, encode, write_back

TENSORS = [
    torch.arange(6).reshape(2, 3),
    torch.tensor(True),
    torch.zeros(0, 3),
    torch.ones(3, dtype=torch.bfloat16),
    torch.tensor([1 + 2j, float("nan")]),
    torch.arange(6.0).reshape(2, 3).T,
    torch.tensor(2.0).expand(3),
    torch.arange(9.0)[::9],
    torch.tensor([1 + 2j]).conj(),
]


@pytest.mark.parametrize("tensor", TENSORS, ids=str)
def test_a_tensor_keeps_dtype_shape_and_values(tensor):
    back = decode(encode(tensor))
    assert type(back) is torch.Tensor
    assert back.dtype == tensor.dtype
    torch.testing.assert_close(back, tensor, rtol=0, atol=0, equal_nan=True)


def test_gradients_and_parameters_go_along():
    weight = torch.nn.Parameter(torch.ones(2))
    (weight * 3).sum().backward()
    back = decode(encode([weight, weight.detach(), torch.ones(1, requires_grad=True)]))
    assert type(back[0]) is torch.nn.Parameter
    assert back[0].grad.tolist() == [3.0, 3.0]
    assert [b.requires_grad for b in back] == [True, False, True]


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
    | st.binary() | st.complex_numbers(allow_nan=False),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)  # fmt: skip


@given(plain)
def test_plain_python_comes_back_equal_and_of_the_same_type(value):
    back = decode(encode(value))
    assert back == value
    assert repr(back) == repr(value)


@pytest.mark.parametrize(
    "value",
    [np.float32(1.5), np.arange(6).reshape(2, 3), torch.Size([1, 2]), torch.float16, {1, 2},
     torch.device("cpu"), torch.ones(2, 3).max(dim=0), float("-inf"), -(2**100)],
    ids=str,
)  # fmt: skip
def test_other_plain_kinds_keep_their_type(value):
    back = decode(encode(value))
    assert type(back) is type(value)
    assert str(back) == str(value)


def test_one_object_twice_is_one_object_again():
    x = torch.ones(2)
    back = decode(encode([x, {"again": x}]))
    assert back[0] is back[1]["again"]


class Cunning(torch.Tensor):
    pass


@pytest.mark.parametrize("value", [print, object(), Cunning(), torch.nn.Linear(1, 1), [int]])
def test_what_is_not_plain_is_refused_or_opaque(value):
    with pytest.raises(NotPlain):
        encode(value)
    back = decode(encode(value, opaque=True))
    back = back[0] if type(back) is list else back
    assert isinstance(back, Opaque)


def _message(tree, data=b""):
    header = json.dumps(tree).encode()
    return len(header).to_bytes(8, "big") + header + data


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff" * 40,
        pickle.dumps([1]),
        encode([torch.ones(3)])[:-1],
        _message(["dtype", "__class__"]),
        _message(["array", 0, "O", [1], 0, 8], b"x" * 8),
        _message(["array", 0, "<f8", [10**9], 0, 8], b"x" * 8),
        _message(["Tensor", 0, "float32", [-1, -1], False, ["=", None], 0, 4], b"x" * 4),
        _message(["Module", 0, "float32", [1], False, ["=", None], 0, 4], b"x" * 4),
        _message(["returned", 0, "__class__", []]),
        _message(["same", 5]),
        _message(["=", {"a": 1}]),
        _message(["bytes", -5, 3], b"abc"),
    ],
)
def test_other_bytes_are_refused(content):
    with pytest.raises(NotPlain):
        decode(content)


def test_deep_nesting_is_refused():
    deep = []
    for _ in range(10_000):
        deep = [deep]
    with pytest.raises(NotPlain):
        encode(deep)
    with pytest.raises(NotPlain):
        decode(b"\0\0\0\0\0\1\0\0" + b"[" * 65536)


def test_what_a_call_changed_is_changed_here_too():
    x, names, table = torch.ones(2), ["a"], {"k": np.zeros(2), "n": 1}
    before = [x, names, table]
    after = decode(encode(before))
    after[0].mul_(3)
    after[1].append("b")
    after[2]["k"][0] = 7
    after[2]["n"] = 2
    write_back(before, after)
    assert x.tolist() == [3, 3]
    assert names == ["a", "b"]
    assert table["k"].tolist() == [7, 0]
    assert table["n"] == 2
