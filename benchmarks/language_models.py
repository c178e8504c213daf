"""What lesson 11 quotes: ``python -m benchmarks.language_models``.

Two tables. The first gives bigrams, the GRU of lesson 08 and a GPT the same plays, the same play to
be judged by and the same seconds of one core, with three seeds. The second trains a GPT on single
bytes with each of the mistakes that exercise 4 is about, and writes with it.
"""

from __future__ import annotations

import argparse
import math
import statistics
import time
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import nn

from course_utils import data
from reference import language

LEARN = ("as_you_like_it", "tempest")
JUDGE = "twelfth_night"


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

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Logits [N, n, size] of tokens [N, n]."""
        return self.head(self.rnn(self.embed(tokens))[0])


def train_for(
    model: nn.Module, tokens: torch.Tensor, *, seconds: float, rows: int, length: int, lr: float
) -> int:
    """Train for so many CPU seconds, the rate falling to 0; returns the number of steps.

    Parameters
    ----------
    model : nn.Module
    tokens : tensor [T]
    seconds : float
    rows, length : int
        Of a batch.
    lr : float
        The highest learning rate.
    """
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, weight_decay=0.01)
    began, steps, share = time.process_time(), 0, 0.0
    while share < 1:
        for group in optimizer.param_groups:
            group["lr"] = lr * min(1.0, (steps + 1) / 30) * (1 + math.cos(math.pi * share)) / 2
        x, y = language.batch_of(tokens, rows, length)
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        steps += 1
        share = (time.process_time() - began) / seconds
    return steps


def race(seconds: float, seeds: int) -> None:
    """Print perplexity per character for GRU and GPT, on characters and on tokens."""
    text, play = data.load_plays(*LEARN), data.load_plays(JUDGE)
    for name, merges in (("characters", 0), ("tokens", 256)):
        tokenizer = language.Tokenizer(language.train_bpe(text, merges))
        tokens, judged = tokenizer.encode(text), tokenizer.encode(play)
        size = len(tokenizer)
        table = 0.1 + torch.bincount(tokens[:-1] * size + tokens[1:], minlength=size**2).float()
        table = table.reshape(size, size)
        bigram = nn.Embedding.from_pretrained((table / table.sum(1, keepdim=True)).log())
        found = language.per_character(bigram, judged, len(play))
        print(f"{name:10} bigram      {found:.2f}", flush=True)
        makers: dict[str, tuple[Callable[[], nn.Module], float]] = {
            "GRU": (lambda size=size: Recurrent(size), 0.01),
            "GPT": (lambda size=size: language.GPT(size, d=64, heads=4, blocks=2), 5e-3),
        }
        for label, (make, lr) in makers.items():
            reached, steps = [], 0
            for seed in range(seeds):
                torch.manual_seed(seed)
                model = make()
                steps = train_for(model, tokens, seconds=seconds, rows=16, length=64, lr=lr)
                reached.append(language.per_character(model, judged, len(play)))
            count = sum(weight.numel() for weight in model.parameters())
            runs = " ".join(f"{one:.2f}" for one in reached)
            mean = statistics.mean(reached)
            print(f"{name:10} {label} {count:7,} parameters, {steps} steps: {runs} ({mean:.2f})",
                  flush=True)


class Sees(language.GPT):
    """A GPT without a causal mask."""

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Logits [N, n, size] of tokens [N, n]; each looks at all."""
        x = self.embed(tokens) + self.places.weight[: tokens.shape[1]]
        for block in self.blocks:
            x = block(x)
        return F.linear(self.norm(x), self.embed.weight)


def mistakes(steps: int = 300) -> None:
    """Print, for each mistake, losses and what the model writes."""
    text, play = data.load_plays(*LEARN), data.load_plays(JUDGE)[5_000:25_000]
    encode = language.Tokenizer([]).encode
    tokens, judged = encode(text), encode(play)
    cases = ("none", "not shifted", "no mask", "in the training text", "padding", "temperature",
             "places")
    for case in cases:
        torch.manual_seed(0)
        make = Sees if case == "no mask" else language.GPT
        model = make(256, d=64, heads=4, blocks=2)
        learn = torch.cat([judged] * 12) if case == "in the training text" else tokens
        optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)

        def loss_of(x: torch.Tensor, y: torch.Tensor, case=case, model=model) -> torch.Tensor:
            if case == "not shifted":
                y = x
            if case == "padding":  # lines of text, filled up with zeros
                lengths = torch.randint(8, 28, (len(x), 1))
                beyond = torch.arange(64) >= lengths
                x, y = x.masked_fill(beyond, 0), y.masked_fill(beyond, 0)
            return F.cross_entropy(model(x).flatten(0, 1), y.flatten())

        first = 0.0
        for step in range(steps):
            loss = loss_of(*language.batch_of(learn, 16, 64))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            first = loss.item() if step == 0 else first
        with torch.no_grad():
            x, y = language.batch_of(judged, 200, 64)
            seen, valid = (loss_of(*language.batch_of(tokens, 200, 64)).item(), loss_of(x, y).item())
        start = encode("ROSALIND.\nI ")
        how = {"temperature": 2.0} if case == "temperature" else {"temperature": 0.5}
        if case == "places":
            places = model.places.weight.data
            written = start.tolist()
            cache = None
            generator = torch.Generator().manual_seed(0)
            with torch.no_grad():
                for _ in range(50):
                    new = written if cache is None else written[-1:]
                    logits, cache = model.step(torch.tensor([new]), cache)
                    p = language.keep(logits[0, -1], **how)
                    written.append(int(torch.multinomial(p, 1, generator=generator)))
                    if len(written) == len(start) + 1:
                        model.places.weight.data = torch.cat([places[:1], places[:-1]])
        else:
            written = language.write(model, start, 50, **how)
        page = bytes(written).decode("latin-1")
        print(f"{case:22} first {first:.2f} train {seen:.2f} valid {valid:.2f} {page!r}", flush=True)


def main(arguments: list[str] | None = None) -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10.0, help="of training [%(default)s]")
    parser.add_argument("--seeds", type=int, default=3, help="[%(default)s]")
    parser.add_argument("--steps", type=int, default=300, help="per mistake [%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    race(options.seconds, options.seeds)
    mistakes(options.steps)


if __name__ == "__main__":
    main()
