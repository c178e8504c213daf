"""What lesson 11 quotes: ``python -m benchmarks.language_models``.

Two tables. The first is a race: counted pairs, the GRU of lesson 08 on characters and on tokens,
and a GPT on tokens learn from the same plays, and are judged by the same play. Each network may
train for ``--budget`` seconds of the processor's time, judging not counted, once for each of
``--seeds``. Its learning rate falls with the time that is left, so it is trained to the end
whatever the budget. The second table trains a GPT on single bytes with each of the mistakes that
exercise 4 is about, and writes with it. ``--table race`` prints the first one alone.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from benchmarks.train_gpt import CHOOSE, MERGES, TRAIN
from course_utils import data
from reference import language


class Characters:
    """The characters of a text as tokens, as in lesson 08.

    Parameters
    ----------
    text : str

    Examples
    --------
    >>> characters = Characters("to be")
    >>> len(characters), characters.encode("bet").tolist()
    (5, [1, 2, 4])
    """

    def __init__(self, text: str):
        self.numbers = {character: i for i, character in enumerate(sorted(set(text)))}

    def __len__(self) -> int:
        """Count the characters of the alphabet."""
        return len(self.numbers)

    def encode(self, text: str) -> torch.Tensor:
        """Numbers of the characters, int64."""
        return torch.tensor([self.numbers[character] for character in text])


class Recurrent(nn.Module):
    """Embedding, a GRU, logits of the next token; as in lesson 08.

    Parameters
    ----------
    size, width, hidden : int
        Tokens, numbers for each, numbers of the state.
    """

    def __init__(self, size: int, width: int = 32, hidden: int = 128):
        super().__init__()
        self.embed = nn.Embedding(size, width)
        self.rnn = nn.GRU(width, hidden, batch_first=True)
        self.head = nn.Linear(hidden, size)
        self.state: torch.Tensor | None = None

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Logits [N, n, size] of tokens [N, n]; in training, the state goes on."""
        state = self.state if self.training else None
        states, last = self.rnn(self.embed(tokens), state)
        if self.training:
            self.state = last.detach()
        return self.head(states)


def streams(
    tokens: torch.Tensor, rows: int, length: int, model: Recurrent
) -> Callable[[], tuple[torch.Tensor, torch.Tensor]]:
    """Return what gives the next chunks of a text that is read in rows side by side.

    Parameters
    ----------
    tokens : tensor [T]
    rows, length : int
    model : Recurrent
        Its state begins anew where the text does.
    """
    columns = (len(tokens) - 1) // rows
    x = tokens[: rows * columns].reshape(rows, columns)
    y = tokens[1 : rows * columns + 1].reshape(rows, columns)
    place = 0

    def following() -> tuple[torch.Tensor, torch.Tensor]:
        nonlocal place
        start = place % (columns // length) * length
        if start == 0:
            model.state = None
        place += 1
        return x[:, start : start + length], y[:, start : start + length]

    return following


def train_for(
    seconds: float,
    model: nn.Module,
    following: Callable[[], Any],
    optimizer: torch.optim.Optimizer,
    fade: Callable[[float], float],
    warmup: int = 1,
) -> int:
    """Train for some seconds of the processor's time; returns how many steps that were.

    Parameters
    ----------
    seconds : float
        At least one step is made.
    model : nn.Module
    following : callable
        Gives the next x, y.
    optimizer : Optimizer
        Its learning rate is the highest.
    fade : callable
        From the share of the time that is over to the factor of the learning rate.
    warmup : int
        In so many steps the rate rises to what `fade` says.
    """
    highest, step, share = optimizer.param_groups[0]["lr"], 0, 0.0
    began = time.process_time()
    while share < 1:
        optimizer.param_groups[0]["lr"] = highest * min((step + 1) / warmup, fade(share))
        x, y = following()
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        share = (time.process_time() - began) / seconds
    return step


@torch.no_grad()
def in_one_go(model: nn.Module, tokens: torch.Tensor, characters: int) -> float:
    """Perplexity per character of a text that a recurrent network reads from end to end.

    Examples
    --------
    >>> in_one_go(Recurrent(2).requires_grad_(False), torch.tensor([0, 1, 0]), 2) > 1
    True
    """
    model.eval()
    losses = F.cross_entropy(model(tokens[None, :-1])[0], tokens[1:], reduction="sum")
    return math.exp(losses.item() / characters)


def counted(tokens: torch.Tensor, judged: torch.Tensor, size: int, characters: int) -> float:
    """Perplexity per character of counted pairs, as the lesson counts them.

    Examples
    --------
    >>> always = torch.tensor([0, 1] * 500)
    >>> round(counted(always, always, 2, 1_000), 2)
    1.0
    """
    pairs = torch.bincount(tokens[:-1] * size + tokens[1:], minlength=size**2).float() + 0.1
    logits = pairs.reshape(size, size).log()
    losses = F.cross_entropy(logits[judged[:-1]], judged[1:], reduction="sum")
    return math.exp(losses.item() / characters)


def gru(
    tokens: torch.Tensor,
    judged: torch.Tensor,
    size: int,
    characters: int,
    length: int,
    budget: float,
) -> tuple[int, int, float]:
    """Train as lesson 08 does: parameters, steps, perplexity per character."""
    model = Recurrent(size)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    following = streams(tokens, 32, length, model)
    steps = train_for(
        budget, model, following, optimizer, lambda share: 0.5 + 0.5 * math.cos(math.pi * share)
    )
    count = sum(weight.numel() for weight in model.parameters())
    return count, steps, in_one_go(model, judged, characters)


def gpt(
    tokens: torch.Tensor,
    judged: torch.Tensor,
    size: int,
    characters: int,
    length: int,
    budget: float,
) -> tuple[int, int, float]:
    """Train as lesson 11 does: parameters, steps, perplexity per character."""
    model = language.GPT(size, context=length)
    optimizer = torch.optim.AdamW(model.parameters(), lr=7e-3)

    def following() -> tuple[torch.Tensor, torch.Tensor]:
        return language.batch_of(tokens, 16, length)

    steps = train_for(budget, model, following, optimizer, lambda share: 1 - share, warmup=30)
    count = sum(weight.numel() for weight in model.parameters())
    return count, steps, language.per_character(model, judged, characters, length=length)


def race(budget: float, seeds: list[int]) -> None:
    """Print the perplexity per character of each model.

    Parameters
    ----------
    budget : float
        Seconds of the processor's time for each network and seed.
    seeds : list of int
    """
    text, play = data.load_plays(*TRAIN), data.load_plays(CHOOSE)
    characters = Characters(text)
    pieces = language.Tokenizer(language.train_bpe(text, MERGES))
    for name, tokenizer in (("characters", characters), ("tokens", pieces)):
        size = len(tokenizer)
        reached = counted(tokenizer.encode(text), tokenizer.encode(play), size, len(play))
        print(f"counted pairs of {name}: {reached:.2f}", flush=True)
    for name, tokenizer, train, length in (
        ("GRU on characters", characters, gru, 64),
        ("GRU on tokens", pieces, gru, 32),
        ("GPT on tokens", pieces, gpt, 32),
    ):
        tokens, judged = tokenizer.encode(text), tokenizer.encode(play)
        runs = []
        for seed in seeds:
            torch.manual_seed(seed)
            runs.append(train(tokens, judged, len(tokenizer), len(play), length, budget))
        made = ", ".join(f"{steps:,}" for _, steps, _ in runs)
        found = ", ".join(f"{reached:.2f}" for _, _, reached in runs)
        print(f"{name}: {runs[0][0]:,} parameters; steps {made}; {found}", flush=True)


class Sees(language.GPT):
    """A GPT without a causal mask."""

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Logits [N, n, size] of tokens [N, n]; each looks at all."""
        x = self.embed(tokens)
        for block in self.blocks:
            q, k, v = (
                part.unflatten(-1, (block.attention.heads, -1)).transpose(1, 2)
                for part in block.attention.project(block.norm1(x)).chunk(3, dim=-1)
            )
            out = F.scaled_dot_product_attention(language.turn(q), language.turn(k), v)
            x = x + block.attention.merge(out.transpose(1, 2).flatten(2))
            x = x + block.mlp(block.norm2(x))
        return self.head(self.norm(x))


@torch.no_grad()
def page_of(model: nn.Module, start: torch.Tensor, count: int, temperature: float) -> str:
    """Write on without a cache, as a model without a mask needs it too."""
    generator, written = torch.Generator().manual_seed(0), start.tolist()
    for _ in range(count):
        logits = model(torch.tensor([written[-64:]]))[0, -1]
        p = language.keep(logits, temperature=temperature)
        written.append(int(torch.multinomial(p, 1, generator=generator)))
    return bytes(written).decode("latin-1")


def mistakes(steps: int = 300) -> None:
    """Print, for each mistake, losses and what the model writes."""
    text, play = data.load_plays(*TRAIN), data.load_plays(CHOOSE)[5_000:25_000]
    encode = language.Tokenizer([]).encode
    tokens, judged = encode(text), encode(play)
    cases = ("none", "not shifted", "no mask", "in the training text", "padding", "temperature")
    for case in cases:
        torch.manual_seed(0)
        model = (Sees if case == "no mask" else language.GPT)(256)
        learn = tokens
        if case == "in the training text":
            learn = torch.cat([encode(data.load_plays("tempest")), judged.repeat(9)])
        optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)

        def loss_of(
            x: torch.Tensor, y: torch.Tensor, case: str = case, model: nn.Module = model
        ) -> torch.Tensor:
            if case == "not shifted":
                y = x
            if case == "padding":
                beyond = torch.arange(64) >= torch.randint(8, 29, (len(x), 1))
                x, y = x.masked_fill(beyond, 0), y.masked_fill(beyond, 0)
            return F.cross_entropy(model(x).flatten(0, 1), y.flatten())

        for step in range(steps):
            optimizer.param_groups[0]["lr"] = 5e-3 * min((step + 1) / 30, 1 - step / steps)
            loss = loss_of(*language.batch_of(learn, 16, 64))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        torch.manual_seed(1)
        with torch.no_grad():
            seen = loss_of(*language.batch_of(learn, 200, 64)).item()
            valid = loss_of(*language.batch_of(judged, 200, 64)).item()
        temperature = 2.0 if case == "temperature" else 0.5
        page = page_of(model, encode("ROSALIND.\nI "), 60, temperature)
        print(f"{case:22} train {seen:.2f} unknown {valid:.2f} {page!r}", flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--table", choices=("race", "mistakes", "both"), default="both")
    parser.add_argument(
        "--budget",
        type=float,
        default=10.0,
        help="seconds of the processor's time to train each network [%(default)s]",
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2], help="[%(default)s]")
    parser.add_argument("--steps", type=int, default=300, help="per mistake [%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    if options.table != "mistakes":
        race(options.budget, options.seeds)
    if options.table != "race":
        mistakes(options.steps)


if __name__ == "__main__":
    main()
