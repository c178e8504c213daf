"""The tokenizer, the GPT and how it writes against slower ways, and the checkpoint."""

import itertools
import math
import re
from collections import Counter

import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from benchmarks import course_prose, language_models, train_gpt
from course_utils import data
from reference import language, transformer


def slow_merges(text, count):
    ids, merges = list(text.encode()), []
    for new in range(256, 256 + count):
        counts = Counter(itertools.pairwise(ids))
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        joined = []
        for one in ids:
            if joined and (joined[-1], one) == best:
                joined[-1] = new
            else:
                joined.append(one)
        ids = joined
    return merges


def test_merges_are_those_of_the_definition():
    text = data.load_plays("macbeth")[:4_000]
    assert language.train_bpe(text, 40) == slow_merges(text, 40)


def test_merges_end_when_nothing_occurs_twice():
    assert language.train_bpe("aaaa", 9) == [(97, 97)]
    assert language.train_bpe("", 3) == []


@given(st.text(max_size=80))
def test_any_text_comes_back(text):
    tokenizer = language.Tokenizer(language.train_bpe("the then ëë 🎭🎭", 8))
    assert tokenizer.decode(tokenizer.encode(text)) == text


def test_bytes_that_are_no_text_are_shown_as_such():
    assert language.Tokenizer([]).decode([195, 65]) == "\ufffdA"


def small(**settings):
    return language.GPT(20, **{"context": 12, "d": 16, "heads": 2, "blocks": 2, **settings}).eval()


def test_a_token_sees_none_that_is_to_come():
    model, x = small(), torch.randint(20, (3, 12))
    other = x.clone()
    other[:, 7:] = (other[:, 7:] + 1) % 20
    torch.testing.assert_close(model(x)[:, :7], model(other)[:, :7])
    assert not torch.allclose(model(x)[:, 7:], model(other)[:, 7:])


@pytest.mark.parametrize("cuts", [(1,) * 12, (5, 4, 3), (11, 1)])
def test_a_cache_changes_nothing(cuts):
    model, x = small(), torch.randint(20, (2, 12))
    cache, logits = None, []
    for part in x.split(cuts, dim=1):
        some, cache = model.step(part, cache)
        logits.append(some)
    torch.testing.assert_close(torch.cat(logits, dim=1), model(x))
    with pytest.raises(ValueError, match="13 tokens, but the model sees at most 12"):
        model.step(x[:, :1], cache)


def test_positions_are_turned_as_lesson_10_turns_them():
    x = torch.randn(2, 9, 6)
    for place in range(9):
        # position_shift turns (sine, cosine), so the other way round
        matrix = transformer.position_shift(-place, 6)
        torch.testing.assert_close(language.turn(x)[:, place], x[:, place] @ matrix.T)
    torch.testing.assert_close(
        language.turn(x, 3)[:, :2], language.turn(F.pad(x, (0, 0, 3, 0)))[:, 3:5]
    )


def test_the_loss_leaves_out_padding():
    model, tokens = nn.Embedding(5, 5), torch.randint(5, (3, 6))
    lengths = torch.tensor([2, 6, 4])
    losses = [
        F.cross_entropy(model(row[: n - 1]), row[1:n], reduction="sum")
        for row, n in zip(tokens, lengths, strict=True)
    ]
    wanted = sum(losses) / (lengths - 1).sum()
    torch.testing.assert_close(language.next_token_loss(model, tokens, lengths), wanted)
    whole = F.cross_entropy(model(tokens[:, :-1]).flatten(0, 1), tokens[:, 1:].flatten())
    torch.testing.assert_close(language.next_token_loss(model, tokens), whole)


@pytest.mark.parametrize("count", [2, 40, 64, 65, 100, 333])
def test_each_token_counts_once_in_the_perplexity(count):
    table = nn.Embedding.from_pretrained(torch.randn(9, 9))
    tokens = torch.randint(9, (count,))
    loss = F.cross_entropy(table(tokens[:-1]), tokens[1:], reduction="sum").item()
    found = language.per_character(table, tokens, 50)
    assert found == pytest.approx(math.exp(loss / 50), rel=1e-4)


def test_what_may_be_drawn():
    p = torch.tensor([0.1, 0.45, 0.05, 0.25, 0.15])
    keep = language.keep
    torch.testing.assert_close(keep(p.log()), p)
    torch.testing.assert_close(keep(p.log(), temperature=0.5), p**2 / (p**2).sum())
    assert keep(p.log(), top_k=2).nonzero().flatten().tolist() == [1, 3]
    assert keep(p.log(), top_p=0.8).nonzero().flatten().tolist() == [1, 3, 4]
    assert keep(p.log(), top_p=0.01).tolist() == [0, 1, 0, 0, 0]
    assert keep(p.log(), top_k=2, top_p=0.6).tolist() == [0, 1, 0, 0, 0]


def test_it_writes_the_same_with_a_cache_beyond_its_context():
    model, start = small().double(), torch.randint(20, (5,))
    plain = language.write(model, start, 30, cached=False, temperature=0.9)
    assert language.write(model, start, 30, temperature=0.9) == plain
    assert plain[:5] == start.tolist()
    assert language.write(model, start, 30, seed=1) != plain


def test_the_checkpoint_is_as_good_as_it_says():
    model, tokenizer, facts = language.load_pretrained()
    assert language.CHECKPOINT.stat().st_size < 1_500_000
    torch.load(language.CHECKPOINT, weights_only=True)
    assert facts["command"] == train_gpt.COMMAND
    assert {**model.settings, **train_gpt.SETTINGS} == model.settings
    play = data.load_plays(train_gpt.CHOOSE)
    found = language.per_character(model, tokenizer.encode(play), len(play), length=model.context)
    assert found == pytest.approx(facts["perplexity"][train_gpt.CHOOSE], rel=0.01)
    assert set(train_gpt.TRAIN) & {train_gpt.CHOOSE, train_gpt.TEST} == set()


def test_the_script_trains_and_writes_what_can_be_loaded(tmp_path, monkeypatch, capsys):
    play = data.load_plays("macbeth")[:5_000]
    monkeypatch.setattr(data, "load_plays", lambda *names: play)
    monkeypatch.setattr(train_gpt, "SETTINGS", {"context": 16, "d": 8, "heads": 2, "blocks": 1})
    threads = torch.get_num_threads()
    try:
        train_gpt.main(["--steps", "2", "--merges", "10", "--out", str(tmp_path / "small.pt")])
    finally:
        torch.set_num_threads(threads)
    assert "trained in 0 minutes" in capsys.readouterr().out
    monkeypatch.setattr(language, "CHECKPOINT", tmp_path / "small.pt")
    model, tokenizer, facts = language.load_pretrained()
    assert not model.training
    assert len(tokenizer) == 266
    assert facts["history"]["step"] == [2]


def test_prose_that_was_changed_is_refused(tmp_path, monkeypatch):
    assert len(language.load_prose()) == course_prose.LENGTH
    (tmp_path / "prose.txt").write_text("Other prose", encoding="utf-8")
    monkeypatch.setattr(language, "PROSE", tmp_path / "prose.txt")
    with pytest.raises(ValueError, match="recorded SHA-256"):
        language.load_prose()


def test_prose_is_written_by_its_script(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(language, "PROSE", tmp_path / "prose.txt")
    monkeypatch.setattr(language, "PROSE_SHA256", "0" * 64)
    assert course_prose.main() == 1
    assert f"{course_prose.LENGTH:,} characters" in capsys.readouterr().out


def test_what_the_lesson_quotes_can_be_measured(monkeypatch, capsys):
    play = data.load_plays("macbeth")[:30_000]
    monkeypatch.setattr(data, "load_plays", lambda *names: play)
    threads = torch.get_num_threads()
    try:
        language_models.main(["--budget", "0.01", "--seeds", "0", "1", "--steps", "1"])
    finally:
        torch.set_num_threads(threads)
    out = capsys.readouterr().out
    for line in ("counted pairs of characters: ", "GRU on characters: ", "GPT on tokens: 166,144 "):
        assert line in out
    assert re.search(r"GRU on tokens: 144,\d{3} parameters; steps \d+, \d+; [\d.]+, [\d.]+\n", out)
    assert out.count("unknown") == 6
