"""The benchmarks measure what they say: each loop trains, each figure stands beside its goal."""

import copy
import json
from functools import partial
from statistics import median

import pytest
import torch
import torch.nn.functional as F
from nbformat.v4 import new_code_cell, new_notebook, new_output
from torch import nn

from benchmarks import __main__ as bench
from benchmarks import (
    accelerator,
    commands,
    lessons,
    other_loops,
    paired,
    quoting,
    sooner,
    spread,
    training,
)
from benchmarks.goals import Figure, figures_table
from benchmarks.headline import HEADLINES
from course_utils import data


@pytest.fixture(autouse=True)
def no_file_of_mine(monkeypatch, tmp_path):
    """What is measured here must not overwrite what was measured in earnest."""
    for module in ("goals", "spread", "__main__"):
        monkeypatch.setattr(f"benchmarks.{module}.BUILD", tmp_path)
    monkeypatch.delenv("COURSE_DATA", raising=False)


def test_the_order_changes_and_ratios_are_taken_within_a_round():
    calls = []

    def candidate(name):
        def prepare():
            return lambda: calls.append(name) or name

        return prepare

    names = ["a", "b", "c"]
    results = paired.measure(
        {name: candidate(name) for name in names},
        repetitions=3,
        goals={"b": 1.1},
        judge=lambda made: names.index(made),
    )
    assert [calls[i : i + 3] for i in range(0, 12, 3)] == [
        ["c", "a", "b"],
        ["a", "b", "c"],
        ["b", "c", "a"],
        ["c", "a", "b"],
    ]
    assert [result.name for result in results] == names
    assert [result.scores for result in results] == [[0] * 3, [1] * 3, [2] * 3]
    for result in results:
        pairs = zip(result.seconds, results[0].seconds, strict=True)
        assert result.ratios == [one / other for one, other in pairs]
        assert result.ratio == median(result.ratios)
    assert results[1].goal == 1.1


@pytest.mark.parametrize("name", other_loops.LOOPS)
def test_every_loop_trains_the_model_that_it_is_given_for_one_epoch(name):
    """All of the data, once, in batches of that size, with that optimizer."""
    torch.manual_seed(0)
    x, y = torch.randn(40, 6), torch.randint(3, (40,))
    model = nn.Linear(6, 3)
    seen = []
    model.register_forward_hook(lambda module, given, out: seen.append(given[0].clone()))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    before = copy.deepcopy(model.state_dict())
    loops, missing = other_loops.available()
    assert not missing
    loops[name](model, optimizer, (x, y), 8, torch.device("cpu"))()
    assert [len(batch) for batch in seen] == [8] * 5
    rows = {tuple(row.tolist()) for batch in seen for row in batch}
    assert rows == {tuple(row.tolist()) for row in x}
    # The same five steps by hand, on the batches that it drew.
    again = nn.Linear(6, 3)
    again.load_state_dict(before)
    by_hand = torch.optim.SGD(again.parameters(), lr=0.5, momentum=0.9)
    for batch in seen:
        labels = y[[int((x == row).all(dim=1).nonzero()) for row in batch]]
        by_hand.zero_grad()
        F.cross_entropy(again(batch), labels).backward()
        by_hand.step()
    torch.testing.assert_close(again.state_dict(), model.state_dict())


def test_all_loops_start_from_the_same_weights_and_leave_a_trained_model(tmp_path):
    images = data.load_images("mnist", train=1_024, valid=None).train
    cpu = torch.device("cpu")
    made = training.candidates(HEADLINES["linear"], images, cpu, str(tmp_path))
    own = [training.BARE, training.LOOP, training.FIT, training.FIT_WITH_BAR, training.USUAL]
    assert list(made)[:5] == own
    ends = []
    for name in (training.BARE, training.LOOP, training.FIT, training.USUAL):
        run = made[name]()
        trained = run()
        ends.append(trained[1].weight.detach())
        assert trained is not made[name]()()
    assert all(not torch.equal(ends[0], end) for end in ends[1:])  # other orders
    for end in ends[1:]:
        torch.testing.assert_close(ends[0], end, atol=0.01, rtol=0.1)


def test_the_bare_loop_counts_what_is_right_before_each_step():
    images = data.load_images("mnist", train=64, valid=None).train
    loader = data.loader(images, 16, shuffle=True, seed=1)
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
    still = torch.optim.SGD(model.parameters(), lr=0.0)  # so that all weights are those at the end
    accuracy = training.bare_loop(model, still, loader)
    ((x, y),) = data.loader(images, 64)
    assert accuracy == (model(x).argmax(dim=1) == y).float().mean().item()


def result(name, seconds, scores, goal=None):
    return paired.Result(name, seconds, [s / 2.0 for s in seconds], goal, scores)


def test_the_figures_of_a_model_say_what_was_met_and_why_not():
    results = [
        result(training.BARE, [2.0, 2.0], [0.9, 0.91]),
        result(training.LOOP, [2.2, 2.2], [0.9, 0.91]),
        result(training.FIT, [2.1, 2.1], [0.9, 0.91], 1.10),
        result(training.FIT_WITH_BAR, [2.4, 2.4], [0.9, 0.91], 1.10),
        result(training.USUAL, [8.0, 9.0], [0.5, 0.5]),
    ]
    bare, _, fit, bar, usual, against = training.figures("mlp-500", results)
    assert (bare.found, fit.found, fit.verdict) == ("2.00 s", "1.05 (1.05 to 1.05)", "met")
    assert fit.reason == "accuracy 90.5 %, bare 90.5 %: within noise"
    assert bar.verdict == "**not met**"
    assert bar.reason.startswith(
        "drawing batches and counting right answers alone makes it 1.10; accuracy"
    )
    assert usual.reason.endswith("NOT the same")
    assert against.found == "4.0 (3.8 to 4.3)"
    assert (against.goal, against.verdict) == ("≥ 5", "**not met**")
    assert "no loop could do better than 4.2" in against.reason
    assert training.figures("conv-net", results)[-1].goal == ""  # the goal is for MLPs


def test_a_table_keeps_its_columns():
    text = figures_table([Figure("a|b", "1 s", "2 s", True), Figure("c", "3", "2", False, "why")])
    assert [line.count(" | ") for line in text.splitlines()] == [4] * 4
    assert len({len(line) for line in text.splitlines()}) == 1
    assert "a\\|b" in text
    assert "**not met** | why" in text


def test_lessons_are_held_against_their_goals():
    runs = [
        lessons.Run("00_a", 2, 20.0, 3.0, "import torch", 500_000_000, ""),
        lessons.Run("01_b", 2, 80.0, 31.0, "fit()", 500_000_000, ""),
        lessons.Run("02_c", 2, 80.0, 3.0, "fit()", 2_100_000_000, ""),
        lessons.Run("03_d", 2, 700.0, 3.0, "fit()", 500_000_000, ""),
    ]
    assert [figure.met for figure in lessons.figures(runs)] == [True, False, False, False, False]
    reasons = [figure.reason for figure in lessons.figures(runs)]
    assert reasons == ["", "over: its slowest cell", "over: memory", "over: time", ""]
    assert lessons.figures(runs)[-1].found == "14.7 min"


def printed(text):
    return new_output("stream", name="stdout", text=text)


def notebook(*texts):
    cells = [new_code_cell("fit()", outputs=[printed(text)]) for text in texts]
    cells[0].metadata.course = {"tolerance": 0.1}
    return new_notebook(cells=[*cells, new_code_cell("quiet = 1")])


def test_the_spread_is_a_share_of_what_each_cell_may_differ():
    promised = notebook("accuracy 0.80", "loss 0.5")
    executed = {
        "1 thread": notebook("accuracy 0.83", "loss 0.5"),
        "AVX2 alone": notebook("accuracy 0.75", "loss 0.5"),
    }
    found = spread.compare("00_a", promised, executed)
    assert (found.cells, found.stated, found.moved) == (2, 1, 1)
    assert found.used == {"1 thread": pytest.approx(0.3), "AVX2 alone": pytest.approx(0.5)}
    assert found.apart == pytest.approx(0.8)
    assert found.cell == "fit() (0.1)"
    text = spread.table([found])
    assert "| 1 thread | AVX2 alone | against each other |" in text
    assert "| 0.30 | 0.50 | 0.80 |" in text
    executed["AVX2 alone"] = notebook("accuracy high", "loss 0.5")
    assert "words differ" in spread.table([spread.compare("00_a", promised, executed)])


def test_the_copy_of_the_course_is_whole_and_goes_away():
    with commands.copied_course() as course:
        assert (course / "source" / "00_getting_started.md").is_file()
        assert (course / "notebooks" / "00_getting_started").is_dir()
        assert not (course / ".venv").exists()
    assert not course.exists()


@pytest.fixture
def makefile(monkeypatch, tmp_path):
    """A project whose ``make test`` says which options it was given."""
    monkeypatch.setattr(commands, "ROOT", tmp_path)
    monkeypatch.setattr(commands, "BUILD", tmp_path)

    def write(recipe):
        (tmp_path / "Makefile").write_text(f"test:\n\t@{recipe}\n", "utf-8")

    return write


def test_the_options_of_make_bench_do_not_reach_make_test(makefile, monkeypatch, tmp_path):
    makefile("echo 'options: [$(ARGS)]'")
    monkeypatch.setenv("MAKEFLAGS", " -- ARGS=--only\\ test")
    monkeypatch.setenv("MAKELEVEL", "1")
    monkeypatch.setenv("ARGS", "--only test")
    (figure,) = commands.make_test()
    assert (figure.what, figure.found, figure.reason) == ("make test", "0 min", "")
    assert (tmp_path / "test.log").read_text("utf-8") == "options: []\n"


def test_a_make_test_that_fails_is_no_figure(makefile, tmp_path):
    makefile("echo broken; false")
    (figure,) = commands.make_test()
    assert figure.found == "–"
    assert figure.reason == "failed after 0 min: see build/test.log"
    assert "broken" in (tmp_path / "test.log").read_text("utf-8")


def test_a_training_ends_when_the_accuracy_is_reached(monkeypatch):
    splits = data.load_images("mnist", train=2_000, valid=None, test=1_000)
    settings = sooner.Settings(sooner.adam(4e-3), 100, 4, falling=True)
    for wanted, epochs in ((0.5, 1), (1.1, 4)):
        headline = HEADLINES["mlp-norm"]
        monkeypatch.setitem(
            sooner.HEADLINES, "mlp-norm", type(headline)(**{**vars(headline), "least": wanted})
        )
        reached = sooner.train_until("mlp-norm", settings, splits, torch.device("cpu"))
        assert (reached.epochs, len(reached.accuracies)) == (epochs, epochs)
        assert reached.done == (wanted == 0.5)
        assert str(reached).startswith("not in") != reached.done


def test_every_headline_of_more_than_an_epoch_has_settings_of_the_course():
    assert set(sooner.OWN) == {name for name, each in HEADLINES.items() if each.epochs > 1}


def test_without_the_data_sooner_says_what_to_do(capsys):
    assert sooner.main([]) == 2
    assert "COURSE_DATA is not set" in capsys.readouterr().err


def test_the_report_is_written_after_each_part_and_a_part_that_fails_says_so(
    monkeypatch, tmp_path, capsys
):
    def fails(options):
        assert "course check" in (tmp_path / "bench.md").read_text("utf-8")
        raise OSError("no room")

    fine = [Figure("course check", "9 s", "10 s", True), Figure("b", "2", "1", False, "because")]
    monkeypatch.setattr(bench, "busy", lambda: "")
    monkeypatch.setitem(bench.MEASURE, "imports", lambda options: fine)
    monkeypatch.setitem(bench.MEASURE, "lab", fails)
    assert bench.main(["--only", "lab", "imports"]) == 1
    text = (tmp_path / "bench.md").read_text("utf-8")
    assert "## Imports" in text
    assert "| OSError: no room" in text
    assert text.endswith("1 of 2 goals are met.\n")
    assert "1 of 2 goals are met." in capsys.readouterr().out
    monkeypatch.setitem(bench.MEASURE, "lab", lambda options: [])
    assert bench.main(["--only", "lab", "imports"]) == 0


def test_a_busy_computer_is_an_excuse_for_what_is_not_met_alone(monkeypatch):
    met, missed = Figure("a", "1", "2", True), Figure("b", "2", "1", False, "because")
    monkeypatch.setattr(bench, "busy", lambda: "The computer is busy")
    assert bench.excused(met) == met
    assert bench.excused(missed).reason.startswith("because; measured beside other work (load ")
    monkeypatch.setattr(bench, "busy", lambda: "")
    assert bench.excused(missed) == missed


def test_the_full_data_are_used_where_they_are(monkeypatch):
    class Options:
        only = None

    assert bench.choose(Options) == list(bench.BY_DEFAULT)
    monkeypatch.setenv("COURSE_DATA", "somewhere")
    assert bench.choose(Options) == [*bench.BY_DEFAULT, "sooner"]


def test_what_was_measured_is_kept_with_the_machine(tmp_path):
    results = [result("a", [2.0], []), result("b", [3.0], [])]
    options = type("Options", (), {"json": True})
    paired.report("mine", results, options, threads=1)
    content = json.loads((tmp_path / "benchmarks" / "mine.json").read_text("utf-8"))
    assert content["machine"]["cores"] >= 1
    assert content["measured"]["threads"] == 1
    assert [each["ratio"] for each in content["measured"]["results"]] == [1.0, 1.5]


def test_a_model_is_trained_in_every_way_that_a_gpu_adds(monkeypatch):
    monkeypatch.setattr(torch, "compile", partial(torch.compile, backend="eager"))
    figures = accelerator.measure("linear", torch.device("cpu"), images=600, epochs=1)
    assert [figure.what for figure in figures] == [f"linear: {way}" for way in accelerator.WAYS]
    plain, _, compiled, _ = (figure.reason.partition(";")[0] for figure in figures)
    assert plain == compiled  # the same training, to the bit


REPORT = """# How fast the course is

Measured on 1 May 2026 on a machine, 2 cores.

## An epoch of each headline model, through several loops

| What                                 | Here            | Goal   | Verdict | Note |
| ------------------------------------ | --------------- | ------ | ------- | ---- |
| small: an epoch, bare compute        | 0.20 s          |        |         |      |
| small: loader + fit / bare           | 1.02 (1.0 to 2) | ≤ 1.10 | met     |      |
| small: usual torchvision loop / bare | 7.5 (7 to 8)    |        |         | why  |
| large: loader + fit / bare           | 1.20 (1.1 to 2) | ≤ 1.10 | met     |      |
| large: usual torchvision loop / bare | 3.5 (3 to 8)    |        |         | why  |

## JupyterLab

| What                                       | Here | Goal | Verdict | Note |
| ------------------------------------------ | ---- | ---- | ------- | ---- |
| from `make lab` to the first executed cell | 6 s  |      |         |      |

## The rest

| What                                | Here    | Goal   | Verdict | Note |
| ----------------------------------- | ------- | ------ | ------- | ---- |
| course prove, all lessons           | 73.7 s  | 300 s  | met     |      |
| make test                           | 13 min  |        |         |      |
"""


def test_the_five_rows_quote_a_report():
    assert quoting.fast_table(REPORT).splitlines() == [
        "Measured on 1 May 2026 on a machine, 2 cores.",
        "",
        "| What | Figure |",
        "| --- | --- |",
        "| an epoch of `fit`, bare computation = 1, six networks | 1.02 to 1.20 |",
        "| the same of the usual torchvision loop | 3.50 to 7.50 |",
        "| from `make lab` to the first executed cell | 6 s |",
        "| `course prove`: every answer against every check | 73.7 s |",
        "| `make test`: everything | 13 min |",
    ]


def test_the_table_of_grading_quotes_its_json():
    measured = {
        "lesson": "00",
        "submissions": 20,
        "seconds_per_submission": {"20": 1.5, "200": 1.0},
        "results": [{"seconds": [80.0], "ratio": 1.0}, {"seconds": [20.0], "ratio": 0.25}],
    }
    table = quoting.grading_table(json.dumps({"measured": measured}))
    assert "20.0 s against 80.0 s: 0.25 of the time" in table
    assert "--sizes 20 200` | 1.50 and 1.00 |" in table


def test_a_block_without_a_place_is_refused():
    with pytest.raises(ValueError, match="measured:fast"):
        quoting.quote("no place", "fast", "new")


def test_what_the_documents_quote_is_what_was_measured():
    """The README's figures are those of the report that lies in docs/."""
    texts = {block.path: (quoting.ROOT / block.path).read_text("utf-8") for block in quoting.BLOCKS}
    blocks = {
        block.name: quoting.between(block.name).search(texts[block.path])[2].rstrip("\n")
        for block in quoting.BLOCKS
    }
    assert blocks["fast"] == quoting.fast_table(blocks["report"])
