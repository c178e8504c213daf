"""A language model: byte-pair encoding, a small GPT, and how it writes; lesson 11."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from reference.transformer import EncoderBlock
from reference.weights import load_model

__all__ = [
    "GPT",
    "Tokenizer",
    "batch_of",
    "keep",
    "load_pretrained",
    "load_prose",
    "next_token_loss",
    "per_character",
    "train_bpe",
    "turn",
    "write",
]

CHECKPOINT = Path(__file__).parent / "embedded" / "gpt_shakespeare.pt"
PROSE = Path(__file__).parent / "embedded" / "course_prose.txt"
PROSE_SHA256 = "0c63bf45d7d49a6ee06456f23c662581dab6afd88a463473cf30d3cff428a820"
BYTES = 256

Cache = list[tuple[torch.Tensor, torch.Tensor]]


def train_bpe(text: str, count: int) -> list[tuple[int, int]]:
    """Learn the merges of a byte-pair encoding (Sennrich et al., 2016), on bytes.

    Parameters
    ----------
    text : str
        To learn from.
    count : int
        How many merges; fewer if nothing is left that occurs twice.

    Returns
    -------
    list of (int, int)
        The tokens that each merge joins, in the order in which they were learned: merge i makes
        token 256 + i. Of pairs that are equally common, the one with the smaller numbers wins.

    Examples
    --------
    >>> train_bpe("aaab aaab", 2)
    [(97, 97), (97, 98)]
    """
    ids = np.frombuffer(text.encode("utf-8"), dtype=np.uint8).astype(np.int64)
    merges: list[tuple[int, int]] = []
    for new in range(BYTES, BYTES + count):
        counts = np.bincount(ids[:-1] * new + ids[1:]) if len(ids) > 1 else np.zeros(1, int)
        best = int(counts.argmax())
        if counts[best] < 2:
            break
        merges.append(divmod(best, new))
        ids = _merged(ids, merges[-1], new)
    return merges


def _merged(ids: np.ndarray, pair: tuple[int, int], new: int) -> np.ndarray:
    """Join a pair wherever it stands, from left to right."""
    first, second = pair
    hits = np.flatnonzero((ids[:-1] == first) & (ids[1:] == second))
    if first == second:  # of aaa, only the first two are joined
        kept, last = [], -2
        for hit in hits.tolist():
            if hit > last + 1:
                kept.append(hit)
                last = hit
        hits = np.array(kept, dtype=np.int64)
    ids = ids.copy()
    ids[hits] = new
    return np.delete(ids, hits + 1)


class Tokenizer:
    """Cut text into tokens and put it together again, for any text there is.

    Parameters
    ----------
    merges : sequence of (int, int)
        Of `train_bpe`.

    Attributes
    ----------
    pieces : list of bytes
        What each token stands for.

    Examples
    --------
    >>> tokenizer = Tokenizer([(97, 97), (97, 98)])
    >>> tokenizer.encode("aaab")
    tensor([256, 257])
    >>> tokenizer.decode([256, 257])
    'aaab'
    >>> len(tokenizer)
    258
    """

    def __init__(self, merges: Iterable[Sequence[int]]):
        self.merges = [(int(first), int(second)) for first, second in merges]
        self.pieces = [bytes([byte]) for byte in range(BYTES)]
        for first, second in self.merges:
            self.pieces.append(self.pieces[first] + self.pieces[second])

    def __len__(self) -> int:
        """Count the tokens of the vocabulary."""
        return len(self.pieces)

    def encode(self, text: str) -> torch.Tensor:
        """Numbers of the tokens, int64: all merges, in the order in which they were learned."""
        ids = np.frombuffer(text.encode("utf-8"), dtype=np.uint8).astype(np.int64)
        for number, pair in enumerate(self.merges):
            ids = _merged(ids, pair, BYTES + number)
        return torch.from_numpy(ids)

    def decode(self, ids: Iterable[int]) -> str:
        """Text of tokens; bytes that are no text (a model may write some) become �."""
        return b"".join(self.pieces[int(i)] for i in ids).decode("utf-8", errors="replace")


def turn(x: torch.Tensor, start: int = 0) -> torch.Tensor:
    """Rotary position embedding (Su et al., 2021): turn queries or keys by their positions.

    Parameters
    ----------
    x : tensor [..., n, d]
        d even. Numbers 2i and 2i + 1 are a pair.
    start : int
        Position of the first.

    Returns
    -------
    tensor [..., n, d]
        Pair i of position p is turned by the angle p / 10000^(2i / d), so the dot product of two
        of them depends on how far apart they are, and not on where they stand.

    Examples
    --------
    >>> x = torch.tensor([[1.0, 0.0], [1.0, 0.0]])
    >>> turn(x)
    tensor([[1.0000, 0.0000],
            [0.5403, 0.8415]])
    """
    n, d = x.shape[-2:]
    positions = torch.arange(start, start + n, device=x.device)[:, None]
    angles = positions / 10_000 ** (torch.arange(0, d, 2, device=x.device) / d)
    one, other, cosines, sines = x[..., ::2], x[..., 1::2], angles.cos(), angles.sin()
    turned = one * cosines - other * sines, one * sines + other * cosines
    return torch.stack(turned, dim=-1).flatten(-2)


class GPT(nn.Module):
    """A transformer that says which token comes next.

    The blocks are `reference.transformer.EncoderBlock`, with a causal mask; positions turn queries
    and keys (`turn`).

    Parameters
    ----------
    size : int
        Tokens of the vocabulary.
    context : int
        How many tokens it can see at most.
    d, heads, hidden, dropout
        Of the blocks; hidden is 4 d if None.
    blocks : int
        How many.

    Attributes
    ----------
    settings : dict
        The arguments, to make the same model again: ``GPT(**settings)``.

    Examples
    --------
    >>> model = GPT(size=300, context=16, d=32, heads=2, blocks=1)
    >>> model(torch.zeros(5, 10, dtype=torch.int64)).shape
    torch.Size([5, 10, 300])
    """

    def __init__(
        self,
        size: int,
        *,
        context: int = 64,
        d: int = 64,
        heads: int = 4,
        hidden: int | None = None,
        blocks: int = 2,
        dropout: float = 0.0,
    ):
        super().__init__()
        hidden = hidden or 4 * d
        self.settings: dict[str, Any] = {
            "size": size,
            "context": context,
            "d": d,
            "heads": heads,
            "hidden": hidden,
            "blocks": blocks,
            "dropout": dropout,
        }
        self.context = context
        self.embed = nn.Embedding(size, d)
        nn.init.normal_(self.embed.weight, std=0.3)
        self.blocks = nn.ModuleList(EncoderBlock(d, heads, hidden, dropout) for _ in range(blocks))
        self.norm = nn.LayerNorm(d)
        self.head = nn.Linear(d, size)

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        """Logits [N, n, size] of what follows each of the tokens [N, n]."""
        return self.step(tokens, None)[0]

    def step(self, tokens: torch.Tensor, cache: Cache | None) -> tuple[torch.Tensor, Cache]:
        """Read more tokens, given the keys and values of those before them.

        Parameters
        ----------
        tokens : tensor [N, n]
            Int64; only those that are new.
        cache : list of (tensor, tensor) or None
            Keys and values [N, heads, m, d / heads] of the m tokens before, for each block.

        Returns
        -------
        logits : tensor [N, n, size]
        cache : list of (tensor, tensor)
            With the new ones.

        Raises
        ------
        ValueError
            If there are more tokens than the model has learned to see.
        """
        before = 0 if cache is None else cache[0][0].shape[2]
        after = before + tokens.shape[1]
        if after > self.context:
            raise ValueError(f"{after} tokens, but the model sees at most {self.context}.")
        x = self.embed(tokens)
        grown = []
        for number, block in enumerate(self.blocks):
            heads = block.attention.heads
            q, k, v = (
                part.unflatten(-1, (heads, -1)).transpose(1, 2)
                for part in block.attention.project(block.norm1(x)).chunk(3, dim=-1)
            )
            q, k = turn(q, before), turn(k, before)
            if cache is not None:
                k = torch.cat([cache[number][0], k], dim=2)
                v = torch.cat([cache[number][1], v], dim=2)
            grown.append((k, v))
            if before == 0:
                out = F.scaled_dot_product_attention(q, k, v, is_causal=True)
            else:
                mask = torch.ones(after - before, after, dtype=torch.bool, device=x.device)
                out = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.tril(before))
            out = block.attention.merge(out.transpose(1, 2).flatten(2))
            x = x + block.dropout(out)
            x = x + block.dropout(block.mlp(block.norm2(x)))
        return self.head(self.norm(x)), grown


def batch_of(
    tokens: torch.Tensor, rows: int, length: int, generator: torch.Generator | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Draw pieces of a text, and the same pieces one token further.

    Parameters
    ----------
    tokens : tensor [T]
    rows, length : int
        How many pieces, and of how many tokens.
    generator : Generator, optional

    Returns
    -------
    x, y : tensor [rows, length]
        ``y[:, i]`` is what follows ``x[:, i]``.

    Examples
    --------
    >>> x, y = batch_of(torch.arange(100), rows=2, length=5)
    >>> torch.equal(x + 1, y)
    True
    """
    starts = torch.randint(len(tokens) - length, (rows, 1), generator=generator)
    pieces = tokens[starts + torch.arange(length + 1)]
    return pieces[:, :-1], pieces[:, 1:]


def next_token_loss(
    model: nn.Module, tokens: torch.Tensor, lengths: torch.Tensor | None = None
) -> torch.Tensor:
    """Mean cross-entropy of the next token, over all tokens that are predicted.

    Parameters
    ----------
    model : nn.Module
        Tokens [N, n] -> logits [N, n, size].
    tokens : tensor [N, T]
    lengths : tensor [N], optional
        How many tokens of each row are text; what follows is padding and does not count.

    Returns
    -------
    tensor
        A single number.

    Examples
    --------
    >>> next_token_loss(nn.Embedding.from_pretrained(torch.zeros(8, 8)), torch.tensor([[1, 2, 3]]))
    tensor(2.0794)
    """
    logits, targets = model(tokens[:, :-1]), tokens[:, 1:]
    if lengths is not None:
        padding = torch.arange(1, tokens.shape[1]) >= lengths[:, None]
        targets = targets.masked_fill(padding, -100)
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten())


@torch.no_grad()
def per_character(
    model: nn.Module, tokens: torch.Tensor, characters: int, *, length: int = 64, rows: int = 64
) -> float:
    """Perplexity per character of a text, read in pieces of a given length.

    Parameters
    ----------
    model : nn.Module
        Tokens [N, n] -> logits [N, n, size].
    tokens : tensor [T]
        The text.
    characters : int
        How many characters the text has.
    length : int
        How many tokens a piece has; the second half of each piece counts, but in the first, so that
        each token but the first counts once and most have a long context.
    rows : int
        How many pieces are read at once.

    Returns
    -------
    float
        exp(sum of the losses / characters): it does not depend on how the text is cut into tokens.

    Examples
    --------
    >>> model = nn.Embedding.from_pretrained(torch.zeros(8, 8))  # all tokens alike
    >>> per_character(model, torch.zeros(1_001, dtype=torch.int64), 1_000)
    8.0...
    """
    half = length // 2
    starts = torch.arange(0, max(1, len(tokens) - half), half)
    index = starts[:, None] + torch.arange(length + 1)
    counted = (torch.arange(length) >= half) | (starts[:, None] == 0)
    counted &= index[:, 1:] < len(tokens)
    pieces = tokens[index.clamp(max=len(tokens) - 1)]
    targets = pieces[:, 1:].masked_fill(~counted, -100)
    mode, total = model.training, 0.0
    model.eval()
    for x, y in zip(pieces[:, :-1].split(rows), targets.split(rows), strict=True):
        total += F.cross_entropy(model(x).flatten(0, 1), y.flatten(), reduction="sum").item()
    model.train(mode)
    return math.exp(total / characters)


def keep(
    logits: torch.Tensor,
    *,
    temperature: float = 1.0,
    top_k: int | None = None,
    top_p: float | None = None,
) -> torch.Tensor:
    """Probabilities to draw the next token from.

    Parameters
    ----------
    logits : tensor [size]
    temperature : float
        What the logits are divided by.
    top_k : int, optional
        Only so many tokens may be drawn, the likeliest.
    top_p : float, optional
        Only the likeliest tokens that make up this share of what is left (Holtzman et al., 2020):
        the last of them is that with which their sum reaches it.

    Returns
    -------
    tensor [size]
        With the sum 1.

    Examples
    --------
    >>> keep(torch.tensor([0.5, 0.3, 0.2]).log(), top_p=0.6)
    tensor([0.6250, 0.3750, 0.0000])
    """
    p = (logits / temperature).softmax(dim=-1)
    p, order = p.sort(descending=True)
    if top_k is not None:
        p = torch.where(torch.arange(len(p)) < top_k, p, 0)
        p = p / p.sum()
    if top_p is not None:
        before = p.cumsum(0) - p
        p = torch.where(before < top_p, p, 0)
        p = p / p.sum()
    return torch.empty_like(p).scatter(0, order, p)


@torch.no_grad()
def write(
    model: GPT,
    start: torch.Tensor,
    count: int,
    *,
    seed: int = 0,
    cached: bool = True,
    **how: Any,
) -> list[int]:
    """Let a model go on from some tokens.

    Parameters
    ----------
    model : GPT
    start : tensor [n]
        Tokens, at least one.
    count : int
        How many tokens to write.
    seed : int
    cached : bool
        Keep keys and values. The text is the same without, later.
    **how
        Of `keep`.

    Returns
    -------
    list of int
        Start and what follows. When the context is full, the first half of it is forgotten.

    Examples
    --------
    >>> len(write(GPT(300, context=8), torch.tensor([65]), 20))
    21
    """
    generator = torch.Generator().manual_seed(seed)
    written, cache = start.tolist(), None
    read = max(0, len(written) - model.context)  # where what it can see begins
    mode = model.training
    model.eval()
    for _ in range(count):
        if len(written) - read > model.context:
            read, cache = len(written) - model.context // 2, None
        if cached:
            seen = 0 if cache is None else cache[0][0].shape[2]
            logits, cache = model.step(torch.tensor([written[read + seen :]]), cache)
        else:
            logits = model(torch.tensor([written[read:]]))
        p = keep(logits[0, -1], **how)
        written.append(int(torch.multinomial(p, 1, generator=generator)))
    model.train(mode)
    return written


def load_pretrained() -> tuple[GPT, Tokenizer, dict[str, Any]]:
    """Load the GPT that comes with the course, and its tokenizer.

    ``python -m benchmarks.train_gpt`` trained it on eight plays by Shakespeare.

    Returns
    -------
    model : GPT
        In evaluation mode.
    tokenizer : Tokenizer
    facts : dict
        ``history`` of its training (step, training loss, perplexity per character on Twelfth
        Night), ``perplexity`` on that play and on Much Ado About Nothing, ``seconds``, and the
        ``command`` that repeats it.

    Raises
    ------
    FileNotFoundError, CheckpointError
        If the file is missing or damaged.

    Examples
    --------
    >>> model, tokenizer, facts = load_pretrained()
    >>> facts["command"]
    'python -m benchmarks.train_gpt'
    """
    names = ("merges", "history", "perplexity", "seconds", "command")
    model, facts = load_model(CHECKPOINT, GPT, names)
    return model, Tokenizer(facts.pop("merges")), facts


def load_prose() -> str:
    """Load 60,000 characters of the prose of this course, to fine-tune on.

    ``python -m benchmarks.course_prose`` made it, from lessons 01 to 06.

    Raises
    ------
    ValueError
        If it is not the text with the recorded SHA-256.

    Examples
    --------
    >>> len(load_prose())
    60000
    """
    content = PROSE.read_bytes()
    if hashlib.sha256(content).hexdigest() != PROSE_SHA256:
        raise ValueError(f"{PROSE} differs from its recorded SHA-256: install the course again.")
    return content.decode("utf-8")
