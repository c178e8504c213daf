"""What a check does with what an answer defined, and an answer with what it is given."""

import copy
import gc
import inspect
import math

import numpy as np
import pytest
import torch
from torch import nn

from course_admin.boundary.arguments import write_back
from course_admin.boundary.errors import MESSAGE, AnswerError, as_error
from course_admin.boundary.known import Known
from course_admin.boundary.peer import OFFERED
from course_utils.checks import CheckFailed

# Functions


def test_a_function_is_called_with_all_kinds_of_arguments(wall):
    f = wall.define("def f(a, b=2, *rest, c=3, **more): return [a, b, rest, c, more]", "f")
    assert f(1) == [1, 2, (), 3, {}]
    assert f(1, 5, 6, c=7, d="x") == [1, 5, (6,), 7, {"d": "x"}]
    parameters = inspect.signature(f).parameters
    assert list(parameters) == ["a", "b", "rest", "c", "more"]
    assert [p.kind.name for p in parameters.values()][2] == "VAR_POSITIONAL"
    assert parameters["a"].default is inspect.Parameter.empty


def test_a_name_that_is_not_defined_is_a_name_error(wall):
    with pytest.raises(NameError, match="name 'f' is not defined"):
        wall.peer.ask("value", "f")


@pytest.mark.parametrize(
    ("raised", "kind", "message"),
    [
        ("ValueError('no')", ValueError, "no"),
        ("NotImplementedError", NotImplementedError, ""),
        ("1 / 0", ZeroDivisionError, "division by zero"),
        ("Mine('no')", AnswerError, "Mine: no"),
        ("MineToo('no')", KeyError, "no"),
        ("SystemExit(3)", AnswerError, "SystemExit: 3"),
        ("KeyboardInterrupt", AnswerError, "KeyboardInterrupt"),
        ("UnicodeDecodeError('utf-8', b'', 0, 1, 'no')", AnswerError, "UnicodeDecodeError"),
        ("Mute()", AnswerError, "cannot be read"),
        ("ValueError('x' * 10**6)", ValueError, "x" * MESSAGE),
    ],
)
def test_an_error_is_of_the_nearest_class_of_pythons_own(wall, raised, kind, message):
    f = wall.define(
        f"""
        class Mine(Exception): pass
        class MineToo(KeyError): pass
        class Mute(Exception):
            def __str__(self): raise self
        def f(): raise {raised}
        """,
        "f",
    )
    with pytest.raises(kind) as caught:
        f()
    assert message in str(caught.value)
    assert len(str(caught.value)) < MESSAGE + 100
    assert not isinstance(caught.value, CheckFailed)


def test_an_end_of_file_that_an_answer_raises_is_no_end_of_its_process(wall):
    f = wall.define("def f(): raise EOFError('mine')", "f")
    with pytest.raises(Exception, match="mine") as caught:
        f()
    assert type(caught.value) is not EOFError
    assert wall.evaluate("1") == 1


def test_a_check_within_the_check_fails_as_a_check_whatever_the_answer_says_of_it(wall):
    f = wall.define("def f(g):\n    try: g()\n    except BaseException: pass", "f")

    def fail():
        raise CheckFailed("too many calls")

    with pytest.raises(CheckFailed, match="too many calls"):
        f(fail)


def test_other_errors_of_the_checks_functions_reach_the_answer(wall):
    f = wall.define(
        "def f(g):\n    try: g()\n    except ValueError as error: return str(error)", "f"
    )

    def fail():
        raise ValueError("yours")

    assert f(fail) == "yours"


def test_calls_within_calls_within_calls_end(wall):
    f = wall.define("def f(g, n): return g(f, n)", "f")

    def g(f, n):
        return 0 if n == 0 else 1 + f(g, n - 1)

    assert f(g, 10) == 10
    with pytest.raises(RecursionError):
        f(g, 1000)
    assert f(g, 2) == 2


def test_a_function_of_the_libraries_arrives_as_that_function(wall):
    same = wall.define("def same(f, g): return f is torch.relu and g is nn.ReLU", "same")
    assert same(torch.relu, nn.ReLU)
    apply = wall.define("def apply(f, x): return f(x)", "apply")
    assert apply(torch.exp, torch.zeros(2)).tolist() == [1, 1]
    assert apply(math.sqrt, 4) == 2


def test_what_a_cell_prints_and_how_it_fails_is_said(wall):
    assert wall.run("print('a')\n1 / 0") == [
        ["ZeroDivisionError", "ZeroDivisionError", "division by zero"],
        "a\n",
    ]
    error, printed = wall.run("print('x' * 10**6)")
    assert error is None
    assert printed == "x" * 4000


# What is given is the same on both sides


def test_lists_dicts_and_arrays_are_changed_in_place(wall):
    f = wall.define(
        """
        def f(items, table, array, nested):
            items.append(3)
            table["a"] = 1
            array[0] = 7
            nested["k"][0][1] = "new"
        """,
        "f",
    )
    items, table, array, nested = [1, 2], {}, np.zeros(2), {"k": [["x", "old"]]}
    inner = nested["k"][0]
    f(items, table, array, nested)
    assert (items, table, array.tolist(), inner) == ([1, 2, 3], {"a": 1}, [7, 0], ["x", "new"])
    assert wall.peer.changed


def test_a_set_is_changed_in_place(wall):
    f = wall.define("def f(seen): seen.add(5)", "f")
    seen = {1}
    f(seen)
    assert seen == {1, 5}
    assert wall.peer.changed


def test_what_is_not_changed_is_not_said_to_be(wall):
    f = wall.define("def f(*args): return [a for a in args]", "f")
    f([1, "a", None, 2.5, len], {"a": np.ones(2)}, torch.ones(2), nn.Linear(2, 2), [torch.ones(2)])
    assert not wall.peer.changed


@pytest.mark.parametrize("item", [float("nan"), np.float32(2), 1j, {1}, range(2)], ids=str)
def test_what_is_equal_is_not_changed(wall, item):
    wall.define("def f(items): return 1", "f")([item])
    assert not wall.peer.changed


def test_an_argument_that_is_returned_is_itself(wall):
    f = wall.define("def f(x): return x", "f")
    for value in ([1], {"a": 1}, np.ones(2), torch.ones(2), nn.Linear(1, 1), len, lambda: 1):
        assert f(value) is value


def test_a_tensor_is_changed_in_place_by_either_side(wall):
    keep, look, add = wall.define(
        """
        def keep(x):
            global kept
            kept = x
        def look(): return kept.tolist()
        def add():
            kept.add_(1)
        """,
        "keep",
        "look",
        "add",
    )
    x = torch.zeros(2)
    keep(x)
    x[0] = 5
    assert look() == [5, 0]
    add()
    assert x.tolist() == [6, 1]
    assert wall.peer.changed


def test_views_come_as_what_they_show(wall):
    f = wall.define("def f(x): return [x.tolist(), x.is_contiguous()]", "f")
    x = torch.arange(6.0).reshape(2, 3)
    assert f(x.T) == [x.T.tolist(), True]
    assert f(x[:, 1]) == [[1, 4], True]
    assert f(torch.ones(1).expand(3)) == [[1, 1, 1], True]


def test_what_may_not_be_changed_stays_and_is_sent_anew(wall):
    f = wall.define(
        """
        def f(x, items, layer):
            seen = x.tolist() + items + [layer.weight.item()]
            x.zero_(); items.clear()
            with torch.no_grad(): layer.weight.zero_()
            return seen
        """,
        "f",
    )
    wall.peer.writes_back = False
    x, items, layer = torch.ones(2), [4], nn.Linear(1, 1)
    nn.init.ones_(layer.weight)
    for _ in range(2):
        assert f(x, items, layer) == [1, 1, 4, 1]
        assert wall.peer.changed
        assert (x.tolist(), items, layer.weight.item()) == ([1, 1], [4], 1)


# Gradients


def test_gradients_flow_through_an_answer_to_the_checks_tensors_and_to_its_own(wall):
    f = wall.define(
        "w = torch.full((3,), 2.0, requires_grad=True)\ndef f(x): return (x * w) ** 2", "f"
    )
    x = torch.arange(3.0, requires_grad=True)
    y = f(x)
    assert y.requires_grad
    y.sum().backward()
    assert x.grad.tolist() == [0, 8, 16]
    assert wall.evaluate("w.grad").tolist() == [0, 4, 16]


def test_gradients_flow_through_a_check_to_the_answers_tensors(wall):
    grads = wall.define(
        """
        w = torch.ones(3, requires_grad=True)
        def grads(loss, x):
            loss(x * w).backward()
            return [w.grad, x.grad]
        """,
        "grads",
    )
    x = torch.arange(3.0, requires_grad=True)
    w_grad, x_grad = grads(lambda y: (y**2).sum(), x)
    assert w_grad.tolist() == [0, 2, 8]
    assert x_grad.tolist() == x.grad.tolist() == [0, 2, 4]


def test_gradients_flow_there_and_back_and_there_again(wall):
    square, twice = wall.define(
        "def square(x): return x**2\ndef twice(f, x): return f(f(x))", "square", "twice"
    )
    x = torch.tensor(3.0, requires_grad=True)
    square(2 * square(x)).backward()
    assert x.grad.item() == 16 * 27
    x.grad = None
    twice(lambda y: y**2, x).backward()
    assert x.grad.item() == 4 * 27


def test_a_graph_is_kept_when_it_is_asked_for(wall):
    f = wall.define("def f(x): return x**2", "f")
    x = torch.tensor(3.0, requires_grad=True)
    y = f(x)
    y.backward(retain_graph=True)
    y.backward()
    assert x.grad.item() == 12
    assert torch.autograd.grad(f(x), x)[0].item() == 6


def test_no_gradients_are_noted_when_the_check_says_so(wall):
    f = wall.define("def f(x): return [x * 2, torch.is_grad_enabled()]", "f")
    x = torch.ones(2, requires_grad=True)
    with torch.no_grad():
        y, noted = f(x)
    assert (y.requires_grad, noted) == (False, False)
    assert f(x)[1]


def test_an_answer_that_detaches_gives_no_gradient(wall):
    f = wall.define("def f(x): return x.detach() * 2", "f")
    assert not f(torch.ones(2, requires_grad=True)).requires_grad


GONE = "the check's side has let go of what the answer's still takes for known"


def test_a_result_with_a_past_may_be_given_to_two_functions_of_the_check(wall):
    f = wall.define(
        """
        w = torch.ones(3, requires_grad=True)
        def f(loss, accuracy):
            y = w * 2
            return [loss(y), accuracy(y)]
        """,
        "f",
    )
    loss, accuracy = f(lambda y: y.sum(), lambda y: y.sum().item() / 3)
    assert (loss.item(), accuracy) == (6, 2)


def test_a_result_with_a_past_may_be_given_again_when_only_its_future_is_left(wall):
    f = wall.define("y = torch.ones(3, requires_grad=True) * 2\ndef f(): return y", "f")
    total = f().sum()
    gc.collect()
    assert f().sum() == total


def test_a_layer_may_be_given_to_a_function_of_the_check_and_returned(wall):
    f = wall.define("layer = nn.Linear(2, 2)\ndef f(show):\n    show(layer)\n    return layer", "f")
    assert type(f(lambda layer: None)) is nn.Linear


# Objects


def test_an_object_has_attributes_items_a_length_and_can_be_called(wall):
    thing = wall.define(
        """
        class Thing:
            def __init__(self): self.x, self.items = 5, [1, 2, 3]
            def add(self, y): return self.x + y
            def __len__(self): return len(self.items)
            def __getitem__(self, place): return self.items[place]
            def __setitem__(self, place, value): self.items[place] = value
            def __call__(self, y): return y * 2
        thing = Thing()
        """,
        "thing",
    )
    assert type(thing).__name__ == "Thing"
    assert (thing.x, thing.add(1), len(thing), thing[0], thing[1:], thing(4)) == (
        5, 6, 3, 1, [2, 3], 8,
    )  # fmt: skip
    assert list(thing) == [1, 2, 3]
    thing.x, thing[0] = 7, 9
    assert wall.evaluate("[thing.x, thing.items[0]]") == [7, 9]
    with pytest.raises(AttributeError):
        _ = thing.missing
    assert not hasattr(thing, "__array__")


def test_a_class_makes_objects(wall):
    kind = wall.define("class Kind:\n    def __init__(self, n): self.n = n", "Kind")
    assert kind(3).n == 3


def test_generators_and_iterators_step_and_end(wall):
    count, zipped = wall.define(
        """
        def count(n):
            for number in range(n):
                yield torch.tensor(number)
        zipped = zip("ab", [1, 2])
        """,
        "count",
        "zipped",
    )
    found = count(3)
    assert next(found) == 0
    assert [number.item() for number in found] == [1, 2]
    assert dict(zipped) == {"a": 1, "b": 2}


def test_an_endless_generator_gives_as_many_as_are_wanted(wall):
    forever = wall.define("import itertools\nforever = itertools.count()", "forever")
    assert [next(forever) for _ in range(5)] == list(range(5))


def test_an_object_is_copied_where_it_lies(wall):
    thing = wall.define("class Thing: pass\nthing = Thing()\nthing.items = [1]", "thing")
    other = copy.deepcopy(thing)
    other.items = [2]
    assert thing.items == [1]
    with pytest.raises(TypeError, match="cannot be pickled"):
        thing.__reduce__()


def test_an_answer_takes_batches_of_the_checks_loader(wall):
    f = wall.define(
        "def f(loader): return [[x.shape[0], y.sum()] for x, y in loader] + [len(loader)]", "f"
    )
    data = torch.utils.data.TensorDataset(torch.ones(5, 2), torch.arange(5))
    loader = torch.utils.data.DataLoader(data, batch_size=2)
    *batches, length = f(loader)
    assert [size for size, _ in batches] == [2, 2, 1]
    assert sum(total.item() for _, total in batches) == 10
    assert length == 3
    assert f([(torch.ones(1, 1), torch.ones(1))])[-1] == 1


def test_an_answer_looks_into_the_checks_dataset(wall):
    f = wall.define("def f(data): return [len(data), data[1], data.size]", "f")

    class Data(torch.utils.data.Dataset):
        size = 7

        def __init__(self):
            self.size = 7

        def __len__(self):
            return 2

        def __getitem__(self, place):
            return torch.full((2,), place)

    length, item, size = f(Data())
    assert (length, item.tolist(), size) == (2, [1, 1], 7)


def test_a_process_that_an_answer_forks_gives_no_answer(wall):
    f = wall.define("import os\ndef f(): return 'mine' if os.fork() else 'its'", "f")
    assert [f() for _ in range(5)] == ["mine"] * 5


def test_a_process_that_an_answer_forks_is_told_that_it_cannot_ask(wall):
    f = wall.define(
        """
        from torch.utils.data import DataLoader
        def f(data): return [x.tolist() for x in DataLoader(data, batch_size=2, num_workers=2)]
        """,
        "f",
    )
    with pytest.raises(RuntimeError, match="num_workers=0"):
        f(torch.utils.data.TensorDataset(torch.arange(40)))


@pytest.mark.parametrize("made", ["Counter('aab')", "defaultdict(int, a=2, b=1)"])
def test_a_dict_with_extras_is_a_dict(wall, made):
    f = wall.define(f"from collections import *\ndef f(): return {made}", "f")
    assert isinstance(f(), dict)


class Own:
    """A thing of the check's."""

    def __init__(self):
        self.public, self._private, self.secrets = 1, 2, {"a": 3}

    def method(self):
        return 4


class Callable(Own):
    """Another that can be called."""

    def __call__(self, x):
        return x + self.public


@pytest.mark.parametrize(
    "look",
    [
        "it._private",
        "it.method",
        "it.method()",
        "it.__wrapped__",
        "called.public",
        "it._far_peer.ask('get', it, '_private')",
        "it._far_peer.ask('get', it, '__init__')",
        "it._far_peer.ask('set', it, 'public', 5)",
        "it._far_peer.ask('set_item', it, 'public', 5)",
        "it._far_peer.ask('copy', it)",
        "it._far_peer.ask('run', 'pass', 0)",
        "it._far_peer.ask('value', 'check')",
        "it._far_peer.ask('seed', 5)",
        "it._far_peer.ask(['call'], it)",
        "function._far_peer.ask('get', function, '__globals__')",
        "function._far_peer.ask('get', function, 'attribute')",
        "kind._far_peer.ask('get', kind, 'public')",
        "setattr(it, 'public', 5)",
    ],
)
def test_an_answer_gets_nothing_else_of_the_checks_things(wall, look):
    f = wall.define(f"def f(it, called, function, kind): {look}", "f")

    def function():
        pass

    function.attribute = "hidden"
    own = Own()
    with pytest.raises((AttributeError, AnswerError, TypeError)):
        f(own, Callable(), function, Own)
    assert (own.public, own._private) == (1, 2)


def test_an_answer_calls_the_checks_object_and_reads_what_is_public(wall):
    f = wall.define("def f(called, it): return [called(1), it.public, it.secrets]", "f")
    assert f(Callable(), Own()) == [2, 1, {"a": 3}]


def test_only_what_is_offered_is_served(wall):
    assert set(wall.peer._operations) == OFFERED


# Random numbers


def test_both_sides_draw_from_the_same_sequence(wall):
    f = wall.define("def f(): return torch.rand(3)", "f")
    torch.manual_seed(4)
    here = torch.rand(3)
    torch.manual_seed(4)
    assert torch.equal(f(), here)


def test_what_the_check_draws_after_an_answer_drew_is_not_the_answers_to_choose(wall):
    draw, seed = wall.define(
        "def draw(): torch.rand(1)\ndef seed(): torch.manual_seed(0)", "draw", "seed"
    )
    torch.manual_seed(0)
    chosen = torch.rand(2)
    torch.manual_seed(1)
    seed()
    assert not torch.equal(torch.rand(2), chosen)
    torch.manual_seed(1)
    before = torch.rand(1)
    torch.manual_seed(1)
    draw()
    assert not torch.equal(torch.rand(1), before)


# What is remembered


def sizes(wall):
    known, peer = wall.peer.known, wall.peer
    gc.collect()
    return len(known._objects), len(known._numbers), len(peer._states), len(peer._pasts)


COUNT = """
def counted():
    import gc
    peer = one._far_peer
    return [len(peer.known._objects), len(peer.known._numbers), len(peer._states),
            len(peer._pasts)]
def meet(it):
    global one
    one = it
"""


def test_a_thousand_calls_leave_nothing_in_the_tables(wall):
    f, counted, meet = wall.define(
        COUNT + "w = nn.Linear(2, 2)\ndef f(x): return [w(x), {'a': x}, lambda: 1, iter([1])]",
        "f",
        "counted",
        "meet",
    )
    meet(Own())

    def use():
        x = torch.ones(1, 2, requires_grad=True)
        f(x)[0].sum().backward()

    for _ in range(5):
        use()
    before, there = sizes(wall), counted()
    for _ in range(1000):
        use()
    assert all(now <= then + 5 for now, then in zip(sizes(wall), before, strict=True))
    assert all(now <= then + 25 for now, then in zip(counted(), there, strict=True))


def test_what_is_known_weakly_is_forgotten_with_its_object():
    known = Known(weakly=True)
    thing = Own()
    known.add(3, thing)
    assert known.find(3) is thing
    assert known.number_of(thing) == 3
    del thing
    gc.collect()
    assert known.find(3) is None
    assert known.forgotten == [3]
    assert known.find([3]) is known.find(True) is None


# Small parts


@pytest.mark.parametrize(
    "said",
    ["nonsense", [1], ["ValueError", "x", 3], None, {"a": 1}, ["print", "print", ""],
     ["Exception", "CheckFailed", "no"], ["KeyboardInterrupt", "KeyboardInterrupt", ""],
     ["SystemExit", "SystemExit", ""], ["__import__", "os", ""], ["GeneratorExit", "x", ""]],
    ids=str,
)  # fmt: skip
def test_what_is_no_error_of_pythons_own_is_an_answers(said):
    assert type(as_error(said)) is AnswerError


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ([1, 2], [1, 2], False),
        ([1, 2], [1, 3], True),
        ([1, 2], [1], True),
        ([1], [True], True),
        ({"a": 1}, {"a": 1.0}, True),
        ({"a": [1]}, {"b": 1}, True),
        ([[1], (2, [3])], [[1], (2, [4])], True),
        (np.ones(2), np.zeros(2), True),
        (np.array([float("nan")]), np.array([float("nan")]), False),
        ([np.ones(2)], [np.zeros(2)], True),
    ],
)
def test_contents_are_written_back_in_place(before, after, changed):
    wanted = repr(after)
    assert write_back(before, after) is changed
    assert repr(before) == wanted


def test_an_answer_that_switches_gradients_off_for_good_has_done_so(wall):
    """As in a notebook, where it runs in the check's process."""
    off, back, fails, fails_for_good = wall.define(
        """
        def off(x):
            torch.set_grad_enabled(False)
            return x * 2
        def back(x):
            with torch.no_grad():
                return x * 2
        def fails(x):
            with torch.no_grad():
                raise ValueError("no")
        def fails_for_good(x):
            torch.set_grad_enabled(False)
            raise ValueError("no")
        """,
        "off",
        "back",
        "fails",
        "fails_for_good",
    )
    x = torch.ones(1)
    try:
        back(x)
        assert torch.is_grad_enabled()
        with pytest.raises(ValueError, match="no"):
            fails(x)
        assert torch.is_grad_enabled()
        with pytest.raises(ValueError, match="no"):
            fails_for_good(x)
        assert not torch.is_grad_enabled()
        torch.set_grad_enabled(True)
        off(x)
        assert not torch.is_grad_enabled()
        assert wall.evaluate("torch.is_grad_enabled()") is False
    finally:
        torch.set_grad_enabled(True)


def test_what_a_check_has_drawn_cannot_be_drawn_again(wall):
    f = wall.define(
        """
        def f():
            now = torch.rand(3)
            torch.manual_seed(torch.initial_seed())
            return now, torch.randint(10**6, (8,)).tolist()
        """,
        "f",
    )
    torch.manual_seed(123)
    wall.peer.secret_seed = 123
    drawn = torch.randint(10**6, (8,)).tolist()
    (now, again), (later, _) = f(), f()
    assert again != drawn
    assert not torch.equal(now, later)
    torch.manual_seed(123)
    torch.randint(10**6, (8,))
    assert torch.equal(f()[0], now)  # and all is the same the next time
    torch.manual_seed(5)  # said by the check: the same numbers here and there
    here = torch.rand(3)
    torch.manual_seed(5)
    assert torch.equal(f()[0], here)
