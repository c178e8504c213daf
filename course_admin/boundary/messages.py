"""Messages through the wall: a tree of plain JSON and the bytes it points into, within limits.

A pickle runs code of whoever made it; this cannot. What is read is bounded before it is read: the
tree by its bytes, so that it cannot grow in memory, and the data by theirs.
"""

from __future__ import annotations

import json
import socket
from typing import Any

MOST_TREE = 4_000_000  # bytes: a list of 100,000 numbers needs 3.5 million
MOST_DATA = 64_000_000  # bytes of all tensors in one message


class NotPlain(Exception):
    """What came through the wall, or should go, is no plain value, or it is too large."""


class Gone(Exception):
    """The other side is gone."""


class Channel:
    """One end of the socket.

    Parameters
    ----------
    connection : socket.socket
        A connected stream socket.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection

    def send(self, tree: Any, data: list[bytes]) -> None:
        """Send one message.

        Raises
        ------
        NotPlain
            If it is too large: nothing was sent.
        Gone
            If the other side is gone.
        """
        text, size = json.dumps(tree, separators=(",", ":")).encode(), sum(map(len, data))
        if len(text) > MOST_TREE or size > MOST_DATA:
            raise NotPlain(f"more than {MOST_DATA:,} bytes, or too many items")
        try:
            self._socket.sendall(b"".join([_two(len(text), size), text, *data]))
        except OSError as error:
            raise Gone(f"the other side is gone ({error})") from None

    def receive(self) -> tuple[Any, memoryview]:
        """Wait for one message.

        Raises
        ------
        NotPlain
            If it is too large or no JSON; then there is no telling what follows it.
        Gone
            If the other side is gone.
        """
        lengths = self._exactly(16)
        tree, data = int.from_bytes(lengths[:8], "big"), int.from_bytes(lengths[8:], "big")
        if tree > MOST_TREE or data > MOST_DATA:
            raise NotPlain(f"more than {MOST_DATA:,} bytes, or too many items")
        text, rest = self._exactly(tree), self._exactly(data)
        try:
            return json.loads(bytes(text)), rest
        except (ValueError, RecursionError) as error:
            raise NotPlain(f"no message ({type(error).__name__})") from None

    def close(self) -> None:
        """Close this end."""
        self._socket.close()

    def _exactly(self, count: int) -> memoryview:
        content = memoryview(bytearray(count))
        place = 0
        while place < count:
            try:
                read = self._socket.recv_into(content[place:])
            except OSError as error:
                raise Gone(f"the other side is gone ({error})") from None
            if not read:
                raise Gone("the other side is gone")
            place += read
        return content


def _two(one: int, other: int) -> bytes:
    return one.to_bytes(8, "big") + other.to_bytes(8, "big")
