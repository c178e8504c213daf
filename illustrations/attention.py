"""What lesson 10 shows: who looks at whom, in words and in images, and from where."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from course_utils.plotting.learning import draw_lines
from course_utils.plotting.style import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    VERMILION,
    as_array,
    fitting,
    new_axes,
)
from illustrations.drawing.attention_maps import as_weights
from illustrations.drawing.diagram import GREY, Diagram, Node, along, longest
from illustrations.drawing.sliders import demonstrate

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ITEMS = (("key 1", "value 1"), ("key 2", "value 2"), ("key 3", "value 3"))


def attention(
    query="query", items=_ITEMS, weights=(0.1, 0.7, 0.2), *, output="output", ax=None
) -> Any:
    """Draw one query that looks at keys, and takes a weighted mean of their values.

    Parameters
    ----------
    query : str
        What is asked.
    items : sequence of (str, str)
        Key and value of each item.
    weights : sequence of float
        One per item, from 0 to 1, with the sum 1. A thicker line is a larger weight.
    output : str
        Name of the result.

    Raises
    ------
    ValueError
        If there are no items, or the weights are none.
    """
    shares = [float(weight) for weight in weights]
    if not items or len(shares) != len(items):
        raise ValueError(f"There are {len(items)} items but {len(shares)} weights.")
    if min(shares) < 0 or abs(sum(shares) - 1) > 0.02:
        raise ValueError(f"weights is {shares}: from 0 to 1, with the sum 1.")
    asked, wide, given = (
        max(1.5, 0.2 * longest(*texts) + 0.4)
        for texts in ([query], [text for pair in items for text in pair], [output])
    )
    keys_at = asked / 2 + 2.2 + wide / 2
    values_at = keys_at + wide + 2.3
    sum_at = values_at + wide / 2 + 1.9
    reach = 0.6 * (len(items) - 1)
    diagram = Diagram()

    def box(x: float, y: float, width: float, text: str, colour: str) -> Node:
        return diagram.box((x, y), (width, 0.8), text, colour, rounded=True)

    question = box(0.0, 0.0, asked, query, BLUE)
    total = diagram.circle((sum_at, 0.0), r"$\Sigma$", radius=0.45, scale=1.5)
    for row, ((key, value), share) in enumerate(zip(items, shares, strict=True)):
        y = reach - 1.2 * row
        left, right = box(keys_at, y, wide, key, ORANGE), box(values_at, y, wide, value, GREEN)
        diagram.edge(question.side(1), left.side(-1), gap=0.05)
        diagram.edge(left, right, head=0, ls="--", color=GREY, lw=0.6, zorder=1)
        middle = along(left.side(1), right.side(-1), 0.5)
        diagram.text(middle, f"{share:.2f}", boxed=True, weight="bold")
        diagram.edge(right.side(1), total.at, head=0, lw=0.4 + 6 * share, zorder=1)
    answer = box(sum_at + 1.5 + given / 2, 0.0, given, output, BLUE)
    diagram.edge(total, answer, gap=(0, 0.05))
    middle = (keys_at + values_at) / 2
    heads = {keys_at: "compare", middle: "weights\n(softmax)", values_at: "average"}
    for x, text in heads.items():
        diagram.text((x, reach + 0.75), text, 0.95, color="#555555")
    return diagram.draw(ax, room=(0.15, 0.15, 0.35, 0.75))


def encoder_block(*, pre_norm=True, ax=None) -> Any:
    """Draw a block of a transformer's encoder, from left to right, with its two residual paths.

    Parameters
    ----------
    pre_norm : bool
        Where the layer norms stand: True, before attention and MLP; False, after each addition.
    """
    steps = []
    for name in ("self-\nattention", "MLP\n(each token\nalone)"):
        norm, rest = ("layer\nnorm", 1.25, BLUE), [(name, 1.95, ORANGE), ("+", 0.68, VERMILION)]
        steps += [norm, *rest] if pre_norm else [*rest, norm]
    diagram, gap, x = Diagram(), 0.62, -0.15  # x: where the last node ends
    branch, before = x + 0.25, (x, 0.0)  # branch: where the residual path leaves
    diagram.text((-1.0, 0.0), "tokens\n[N, n, d]")
    for number, (text, width, colour) in enumerate(steps):
        at = (x + gap + width / 2, 0.0)
        if text == "+":
            node = diagram.circle(at, text, colour, scale=1.4)
            path = (branch, 0.0), (branch, 1.25), (at[0], 1.25)
            diagram.edge(*path, node, color=VERMILION, lw=2)
            middle = ((branch + at[0]) / 2, 1.25)
            diagram.text(middle, "residual", 0.95, color=VERMILION, boxed=True)
        else:
            node = diagram.box(at, (width, 1.3), text, colour, rounded=True)
        diagram.edge(before, node, gap=(0, 0.02))
        x, before = x + gap + width, node
        if number % 3 == 2:  # the end of a part
            branch = x + 0.25
    diagram.edge(before, (x + gap, 0.0), gap=(0, 0.02))
    diagram.text((x + gap + 0.9, 0.0), "tokens\n[N, n, d]")
    return diagram.draw(ax, (-2.1, x + 2.65, -1.05, 1.75))


def patch_attention(
    image: Any,
    weights: Mapping[str, Any],
    *,
    query: tuple[int, int] | None = None,
    axes: Any = None,
) -> np.ndarray:
    r"""Draw an image, and beside it where attention looks: the brighter a patch, the more.

    Parameters
    ----------
    image : tensor or array of shape [H, W] or [1, H, W]
        Grey values.
    weights : mapping of str to tensor or array of shape [g, g]
        Title -> one weight for each patch, in a grid. Each picture has its own scale, from 0 to its
        largest weight, which stands in the title.
    query : (row, column), optional
        The patch that looks, in the grid; it gets a frame.
    axes : sequence of Axes, optional
        Where to draw, one more than there are weights; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If the image is not grey, the grid does not fit, or there are too few axes.

    Examples
    --------
    >>> import torch
    >>> axes = patch_attention(torch.rand(28, 28), {"head 1": torch.full((7, 7), 1 / 49)})
    >>> axes[1].get_title()
    'head 1\nup to 0.02'
    """
    from matplotlib.patches import Rectangle

    picture = as_array(image).astype(float)
    picture = picture[0] if picture.ndim == 3 and picture.shape[0] == 1 else picture
    if picture.ndim != 2:
        raise ValueError(f"The image has shape {picture.shape}; give one grey image, [H, W].")
    height, width = picture.shape
    grids = {title: as_weights(grid, title) for title, grid in weights.items()}
    if not grids:
        raise ValueError("patch_attention needs the weights of at least one head.")
    for title, grid in grids.items():
        if height % grid.shape[0] or width % grid.shape[1]:
            raise ValueError(
                f"{title!r} is a grid of {grid.shape}, which does not fit an image of "
                f"{picture.shape}. Is the class token still in it?"
            )
        if query is not None and not all(
            0 <= at < size for at, size in zip(query, grid.shape, strict=True)
        ):
            raise ValueError(f"There is no patch {query} in a grid of {grid.shape}.")
    if axes is None:
        count = len(grids) + 1
        axes = new_axes(1, count, figsize=fitting((1.75 * count, 2.2)))
    axes = np.atleast_1d(np.asarray(axes, dtype=object)).reshape(-1)
    if len(axes) < len(grids) + 1:
        raise ValueError(f"patch_attention draws {len(grids) + 1} plots, and got {len(axes)} axes.")
    low, high = picture.min(), picture.max()
    picture = (picture - low) / (high - low if high > low else 1.0)
    axes[0].imshow(picture, cmap="gray", vmin=0, vmax=1)
    axes[0].set_title("image")
    for ax, (title, grid) in zip(axes[1:], grids.items(), strict=False):
        tall, wide = height // grid.shape[0], width // grid.shape[1]
        share = grid / max(float(grid.max()), 1e-9)
        over = np.kron(share, np.ones((tall, wide)))
        # A trace of the image stays, so that one sees what is being looked at.
        ax.imshow(over, cmap="viridis", vmin=0, vmax=1)
        ax.contour(picture, levels=[0.25], colors="white", linewidths=0.8)
        ax.set_title(f"{title}\nup to {grid.max():.2f}", fontsize=9)
        if query is not None:
            row, column = query
            for each in (ax, axes[0]):
                each.add_patch(
                    Rectangle(
                        (column * wide - 0.5, row * tall - 0.5),
                        wide,
                        tall,
                        fill=False,
                        edgecolor=VERMILION,
                        linewidth=2,
                    )
                )
    used = axes[: len(grids) + 1]
    for ax in used:
        ax.set(xticks=[], yticks=[])
        for spine in ax.spines.values():
            spine.set_visible(False)
    return used


def right_by_place(shares: Mapping[str, Any], bet: float, *, ax: Axes | None = None) -> Axes:
    """Draw at which places of the game of letters a model is right, and how good a bet is.

    Parameters
    ----------
    shares : mapping of str to sequence of float
        Model -> share of right answers at place 0, 1, 2 ...
    bet : float
        Share of right answers of who always bets on the commonest letter.
    ax : Axes, optional
        Where to draw; a new figure if None.

    Returns
    -------
    Axes

    Examples
    --------
    >>> ax = right_by_place({"GRU": [0.2, 0.3]}, bet=0.22)
    >>> ax.lines[0].get_xdata().tolist()
    [0, 1]
    """
    if ax is None:
        ax = new_axes(figsize=(6.4, 3.4))
    draw_lines(ax, shares)
    ax.axhline(bet, color=BLACK, linestyle=":", linewidth=1.2, label="the bet")
    ax.set(xlabel="place asked for", ylabel="share of right answers", ylim=(0, 1.05))
    ax.legend()
    return ax


def position_hands(positions: Sequence[int], d: int = 8, *, axes: Any = None) -> np.ndarray:
    """Draw positions as clocks: one row for each position, one dial for each pair of numbers.

    The hand of pair i has turned by ``position / 10000^(2i / d)``, clockwise from the top, so that
    its tip lies at (sine, cosine): the two numbers of `reference.transformer.sinusoidal_positions`.

    Parameters
    ----------
    positions : sequence of int
        Which positions to draw, from 0.
    d : int
        Numbers per position, even.
    axes : array of Axes, optional
        Where to draw, ``len(positions)`` rows of ``d / 2``; a new figure if None.

    Returns
    -------
    numpy.ndarray of Axes

    Raises
    ------
    ValueError
        If there is nothing to draw, d is odd, or there are too few axes.

    Examples
    --------
    >>> axes = position_hands([0, 5], d=4)
    >>> axes[1, 0].get_ylabel()
    'position 5'
    """
    if not positions or d < 2 or d % 2:
        raise ValueError(f"{len(positions)} positions of {d} numbers: give some, d even.")
    rows, columns = len(positions), d // 2
    if axes is None:
        axes = new_axes(rows, columns, figsize=fitting((1.15 * columns + 1.0, 1.1 * rows + 0.5)))
    axes = np.asarray(axes, dtype=object).reshape(-1)
    if len(axes) < rows * columns:
        raise ValueError(f"There are {len(axes)} axes for {rows * columns} dials.")
    axes = axes[: rows * columns].reshape(rows, columns)
    around = np.linspace(0, 2 * np.pi, 100)
    for row, position in enumerate(positions):
        for pair, ax in enumerate(axes[row]):
            angle = position / 10_000 ** (2 * pair / d)
            ax.plot(np.sin(around), np.cos(around), color=GREY, linewidth=1, ls="-")
            ax.plot([0, math.sin(angle)], [0, math.cos(angle)], color=BLUE, linewidth=3, ls="-")
            ax.set(xticks=[], yticks=[], xlim=(-1.12, 1.12), ylim=(-1.12, 1.12), aspect="equal")
            for spine in ax.spines.values():
                spine.set_visible(False)
            if row == 0:
                ax.set_title(f"hand {pair}", fontsize=10)
        axes[row, 0].set_ylabel(f"position {position}", rotation=0, ha="right", va="center")
    return axes


def explore_patch_attention(
    images: Mapping[str, Any],
    maps: Any,
    *,
    block: int = 1,
    row: int = 3,
    column: int = 3,
) -> None:
    """Choose a patch of an image with sliders, and see where each head of a transformer looks.

    Parameters
    ----------
    images : mapping of str to tensor of shape [1, H, W] or [H, W]
        Name -> grey image.
    maps : tensor of shape [N, blocks, heads, 1 + g * g, 1 + g * g]
        Attention weights for each of the N images, as ``PatchClassifier.attention_maps`` gives
        them; token 0 is the class token, the others are a grid of g x g patches.
    block : int
        Chosen at the start, from 1; the menu also has the others.
    row, column : int
        The patch that looks at the start, from 0.

    Raises
    ------
    ValueError
        If images and maps do not fit each other, or there is no such block or patch.

    Examples
    --------
    >>> import torch
    >>> maps = torch.full((1, 2, 1, 50, 50), 0.02)
    >>> explore_patch_attention({"grey": torch.rand(28, 28)}, maps, row=2, column=5)
    grey, block 1: patch (2, 5) looks at itself with 0.02, and most at (0, 0) with 0.02 (head 1).
    """
    if maps.ndim != 5 or len(maps) != len(images) or maps.shape[-1] != maps.shape[-2]:
        raise ValueError(
            f"maps has shape {tuple(maps.shape)}; for {len(images)} images give "
            "[N, blocks, heads, tokens, tokens]."
        )
    side = math.isqrt(maps.shape[-1] - 1)
    if side * side != maps.shape[-1] - 1:
        raise ValueError(f"{maps.shape[-1]} tokens are no square grid and a class token.")
    if not 1 <= block <= maps.shape[1]:
        raise ValueError(f"block = {block}: there are blocks 1 to {maps.shape[1]}.")
    if not (0 <= row < side and 0 <= column < side):
        raise ValueError(f"There is no patch ({row}, {column}) in a grid of {side} x {side}.")
    names = list(images)

    def draw(image: str, block: str, row: float, column: float) -> tuple[Any, str]:
        place = (round(row), round(column))
        token = 1 + place[0] * side + place[1]
        chosen = maps[names.index(image), int(block) - 1, :, token, 1:]
        grids = {
            f"head {number}": weights.reshape(side, side)
            for number, weights in enumerate(chosen, start=1)
        }
        axes = patch_attention(images[image], grids, query=place)
        head, most = divmod(int(chosen.argmax()), side * side)
        alt = (
            f"{image}, block {block}: patch {place} looks at itself with "
            f"{chosen[head, token - 1].item():.2f}, and most at {divmod(most, side)} with "
            f"{chosen[head, most].item():.2f} (head {head + 1})."
        )
        return axes[0], alt

    blocks = tuple(str(number) for number in range(1, maps.shape[1] + 1))
    demonstrate(
        draw,
        {"row": row, "column": column},
        {"row": (0, side - 1, 1), "column": (0, side - 1, 1)},
        choices={"image": (names[0], tuple(names)), "block": (str(block), blocks)},
    )
