"""What lesson 11 quotes: ``python -m benchmarks.language_models``.

Two tables. The first gives the GRU of lesson 08 and a GPT the same plays, the same play to be
judged by, and as many steps as ten seconds of one quiet core allow, with three seeds. The second
trains a GPT on single bytes with each of the mistakes that exercise 4 is about, and writes with it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from benchmarks.train_gpt import CHOOSE, TRAIN
from course_utils import data
from reference import language


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


def streams(tokens: torch.Tensor, rows: int, length: int) -> Callable[[], Any]:
    """Return what gives the next chunks of a text that is read in rows side by side.

    Parameters
    ----------
    tokens : tensor [T]
    rows, length : int
    """
    columns = (len(tokens) - 1) // rows
    x = tokens[: rows * columns].reshape(rows, columns)
    y = tokens[1 : rows * columns + 1].reshape(rows, columns)
    place = 0

    def following() -> tuple[torch.Tensor, torch.Tensor]:
        nonlocal place
        start = place % (columns // length) * length
        place += 1
        return x[:, start : start + length], y[:, start : start + length]

    return following


def train_on(model: nn.Module, following: Callable[[], Any], *, steps: int, lr: float) -> float:
    """Train, the rate falling to 0; returns the CPU seconds.

    Parameters
    ----------
    model : nn.Module
    following : callable
        Gives the next x, y.
    steps : int
    lr : float
        The highest learning rate.
    """
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr)
    began = time.process_time()
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = lr * min((step + 1) / 30, 1 - step / steps)
        x, y = following()
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    return time.process_time() - began


def race(share: float, seeds: int) -> None:
    """Print perplexity per character for a GRU on characters and a GPT on tokens.

    Parameters
    ----------
    share : float
        Of the steps that each makes in ten seconds of one quiet core.
    seeds : int
    """
    text, play = data.load_plays(*TRAIN), data.load_plays(CHOOSE)
    for name, merges, steps in (("GRU", 0, 500), ("GPT", 256, 800)):
        tokenizer = language.Tokenizer(language.train_bpe(text, merges))
        tokens, judged = tokenizer.encode(text), tokenizer.encode(play)
        reached, seconds, count = [], 0.0, 0
        for seed in range(seeds):
            torch.manual_seed(seed)
            model: nn.Module
            if name == "GRU":
                model, lr, length = Recurrent(len(tokenizer)), 0.02, 64
                following = streams(tokens, 32, length)
            else:
                model, lr, length = language.GPT(len(tokenizer), context=32), 7e-3, 32

                def following(tokens=tokens, length=length) -> Any:
                    return language.batch_of(tokens, 16, length)

            seconds += train_on(model, following, steps=max(1, round(share * steps)), lr=lr)
            reached.append(language.per_character(model, judged, len(play), length=length))
            count = sum(weight.numel() for weight in model.parameters())
        runs = " ".join(f"{one:.2f}" for one in reached)
        print(f"{name} {count:,} parameters, {seconds / seeds:.0f} s: {runs}", flush=True)


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
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--share", type=float, default=1.0, help="of the steps [%(default)s]")
    parser.add_argument("--seeds", type=int, default=3, help="[%(default)s]")
    parser.add_argument("--steps", type=int, default=300, help="per mistake [%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    race(options.share, options.seeds)
    mistakes(options.steps)


if __name__ == "__main__":
    main()
