"""Train the GPT of lesson 11: ``python -m benchmarks.train_gpt``.

The lesson trains a small one for seconds. This trains a larger one on eight of the ten plays by
Shakespeare that come with the course, for some minutes on one core, and writes it to
``reference/embedded/gpt_shakespeare.pt``, with its tokenizer and the history of its training.
Twelfth Night, to choose by, and Much Ado About Nothing, to test once, stay out of it.

No network is needed. The same command gives the same weights on the same kind of machine with the
same version of torch; elsewhere, others that are as good. ``--large --device cuda`` trains six
blocks of 256 numbers, on a GPU; that model does not come with the course.
"""

from __future__ import annotations

import argparse
import copy
import math
import sys
import time
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F

from course_utils import data, training
from course_utils.data.shakespeare import PLAYS
from reference import language

COMMAND = "python -m benchmarks.train_gpt"
CHOOSE, TEST = "twelfth_night", "much_ado_about_nothing"
TRAIN = tuple(name for name in PLAYS if name not in (CHOOSE, TEST))
MERGES = 256
SETTINGS = {"context": 64, "d": 128, "heads": 4, "blocks": 3, "dropout": 0.1}
LARGE = {"context": 256, "d": 256, "heads": 8, "blocks": 6, "dropout": 0.2}


def rate(step: int, steps: int, highest: float, warmup: int = 50) -> float:
    """Learning rate: it warms up, then fades along half a cosine wave to a tenth.

    Examples
    --------
    >>> [round(rate(step, 150, 1.0), 2) for step in (0, 49, 100, 150)]
    [0.02, 1.0, 0.55, 0.1]
    """
    if step < warmup:
        return highest * (step + 1) / warmup
    share = (step - warmup) / max(1, steps - warmup)
    return highest * (0.55 + 0.45 * math.cos(math.pi * min(1.0, share)))


def train(
    model: language.GPT,
    tokens: torch.Tensor,
    *,
    steps: int,
    rows: int = 16,
    lr: float = 3e-3,
    every: int = 100,
    judge: Any = None,
) -> dict[str, list[float]]:
    """Train a model on pieces of a text, drawn at random.

    Parameters
    ----------
    model : GPT
    tokens : tensor [T]
    steps, rows : int
    lr : float
        The highest learning rate.
    every : int
        After how many steps to note the loss, and call judge.
    judge : callable, optional
        Model -> a number to note.

    Returns
    -------
    dict of str to list
        ``step``, ``train_loss`` (mean since the last note), ``valid``, ``seconds``.
    """
    device = next(model.parameters()).device
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr, betas=(0.9, 0.95), weight_decay=0.05)
    history: dict[str, list[float]] = {"step": [], "train_loss": [], "valid": [], "seconds": []}
    began, losses = time.perf_counter(), []
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate(step, steps, lr)
        x, y = (part.to(device) for part in language.batch_of(tokens, rows, model.context))
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if (step + 1) % every == 0 or step + 1 == steps:
            history["step"].append(step + 1)
            history["train_loss"].append(sum(losses) / len(losses))
            history["seconds"].append(time.perf_counter() - began)
            history["valid"].append(judge(model) if judge else math.nan)
            losses = []
            note = {name: round(values[-1], 3) for name, values in history.items()}
            print(note, file=sys.stderr, flush=True)
    return history


def main(arguments: list[str] | None = None) -> None:
    """Train, measure once on the play kept for that, and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--steps", type=int, default=2400, help="[%(default)s]")
    parser.add_argument("--merges", type=int, default=MERGES, help="[%(default)s]")
    parser.add_argument("--large", action="store_true", help="a larger model, for a GPU")
    parser.add_argument("--device", default="cpu", help="[%(default)s]")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of torch [%(default)s]")
    parser.add_argument("--out", type=Path, default=language.CHECKPOINT, help="[%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    training.seed_everything(0)
    text = data.load_plays(*TRAIN)
    tokenizer = language.Tokenizer(language.train_bpe(text, options.merges))
    tokens = tokenizer.encode(text)
    print(f"{len(text):,} characters, {len(tokens):,} tokens", file=sys.stderr)
    settings = LARGE if options.large else SETTINGS
    model = language.GPT(len(tokenizer), **settings).to(options.device)

    def judge(model: language.GPT, name: str = CHOOSE, most: int | None = 20_000) -> float:
        play = data.load_plays(name)[:most]
        ids = tokenizer.encode(play).to(options.device)
        return language.per_character(model, ids, len(play), length=model.context)

    history = train(model, tokens, steps=options.steps, every=400, judge=judge)
    model.cpu().eval()
    options.device = "cpu"
    perplexity = {name: judge(model, name, None) for name in (CHOOSE, TEST)}
    print("perplexity per character:", perplexity)
    training.save_checkpoint(
        options.out,
        copy.deepcopy(model).half(),  # half the bytes; loading turns it into float32 again
        settings=model.settings,
        merges=[list(pair) for pair in tokenizer.merges],
        history=history,
        perplexity=perplexity,
        seconds=history["seconds"][-1],
        command=COMMAND,
    )
    size = options.out.stat().st_size / 1000
    print(f"{options.out}: {size:.0f} kB, trained in {history['seconds'][-1] / 60:.0f} minutes")


if __name__ == "__main__":
    main()
