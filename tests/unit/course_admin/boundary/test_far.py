"""What stands for an object of the other side says no more than it must."""

import copy
import inspect
import pickle

import pytest

from course_admin.boundary.far import (
    Far,
    FarCallable,
    FarFunction,
    FarIterator,
    FarObject,
    class_name,
    describe,
    stand_in,
)


class Peer:
    """Notes what it is asked for."""

    def __init__(self, answer=None):
        self.asked, self.answer = [], answer

    def ask(self, *question):
        self.asked.append(question)
        return self.answer

    def call(self, function, args, kwargs):
        return self.ask("call", function, args, kwargs)


class Thing:
    def method(self, a, *, b=1): ...


class Called:
    def __call__(self): ...


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Thing, ["class", "Thing", None]),
        (Thing(), ["object", "Thing", None]),
        (Called(), ["callable", "Called", None]),
        (iter([]), ["iterator", "list_iterator", None]),
        (lambda x: x, ["function", "function", [["x", "POSITIONAL_OR_KEYWORD", False]]]),
        (
            Thing().method,
            ["function", "method",
             [["a", "POSITIONAL_OR_KEYWORD", False], ["b", "KEYWORD_ONLY", True]]],
        ),
        (max, ["function", "builtin_function_or_method", None]),
    ],
)  # fmt: skip
def test_an_object_is_said_by_its_kind_its_class_and_its_parameters(value, said):
    assert describe(value) == said


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("class", FarFunction), ("function", FarFunction), ("iterator", FarIterator),
     ("callable", FarCallable), ("object", FarObject), ("nonsense", FarObject)],
)  # fmt: skip
def test_each_kind_has_its_stand_in(kind, expected):
    made = stand_in(Peer(), 3, kind, "Name", None)
    assert isinstance(made, expected)
    assert callable(made) is (kind in ("class", "function", "callable"))


def test_a_signature_is_made_of_what_was_said():
    made = stand_in(Peer(), 1, "function", "f", describe(Thing().method)[2])
    assert str(inspect.signature(made)) == "(a, *, b=None)"


@pytest.mark.parametrize(
    "parameters", ["x", [1], [["a", "NONSENSE", True]], [["a b", "KEYWORD_ONLY", True]],
                   [["a", "KEYWORD_ONLY", True]] * 2],
)  # fmt: skip
def test_a_signature_that_is_none_is_refused(parameters):
    with pytest.raises((ValueError, TypeError, KeyError)):
        stand_in(Peer(), 1, "function", "f", parameters)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Net", "Net"), ("", "object"), ("<script>", "script"), ("é" * 5, "object"),
     ("x" * 1000, "x" * 60), ("a\nb", "ab")],
)  # fmt: skip
def test_the_name_of_a_class_is_safe_to_show(text, name):
    assert class_name(text) == name


def test_each_step_goes_through_the_wall():
    peer = Peer([5])
    thing = stand_in(peer, 3, "callable", "Thing", None)
    thing.x = 1
    thing["a"] = 2
    assert thing.x == thing[0] == thing(1, b=2) == [5]
    assert peer.asked == [
        ("set", thing, "x", 1),
        ("set_item", thing, "a", 2),
        ("get", thing, "x"),
        ("item", thing, 0),
        ("call", thing, (1,), {"b": 2}),
    ]


def test_what_begins_with_two_underscores_is_asked_nobody():
    peer = Peer()
    thing = stand_in(peer, 3, "object", "Thing", None)
    for name in ("__array__", "__torch_function__", "__len_hint__", "__html__"):
        assert not hasattr(thing, name)
    assert peer.asked == []
    assert bool(thing)


@pytest.mark.parametrize("length", [-1, 2**63, 1.5, True, None, "3"])
def test_a_length_is_a_whole_number(length):
    with pytest.raises(TypeError, match="no whole number"):
        len(stand_in(Peer(length), 3, "object", "Thing", None))


def test_an_iterator_ends_when_it_is_given_nothing():
    peer = Peer([1])
    steps = stand_in(peer, 3, "iterator", "generator", None)
    assert iter(steps) is steps
    assert next(steps) == 1
    peer.answer = []
    assert list(steps) == []


def test_it_is_copied_where_it_lies_and_never_pickled():
    peer = Peer("a copy")
    far = Far(peer, 1)
    assert copy.copy(far) == copy.deepcopy(far) == "a copy"
    assert peer.asked == [("copy", far)] * 2
    with pytest.raises(TypeError, match="cannot be pickled"):
        pickle.dumps(far)
