"""Messages come through a socket whole, and nothing that is none does."""

import json
import socket
import threading
import time

import pytest

from course_admin.boundary.messages import MOST_DATA, MOST_TREE, Channel, Gone, NotPlain


@pytest.fixture
def ends():
    """Two ends: a channel and a bare socket."""
    one, other = socket.socketpair()
    one.settimeout(60)
    with one, other:
        yield Channel(one), other


def lengths(tree, data):
    return tree.to_bytes(8, "big") + data.to_bytes(8, "big")


def test_a_message_comes_whole_whatever_its_size():
    one, other = socket.socketpair()
    with one, other:
        for size in (0, 1, 10**7):
            data = [b"a" * (size // 2), b"b" * (size - size // 2)]
            thread = threading.Thread(target=Channel(one).send, args=(["x", {"é": None}], data))
            thread.start()
            tree, received = Channel(other).receive()
            thread.join()
            assert tree == ["x", {"é": None}]
            assert bytes(received) == b"".join(data)


def test_messages_come_in_their_order(ends):
    channel, other = ends
    for number in range(3):
        Channel(other).send(number, [])
    assert [channel.receive()[0] for _ in range(3)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("tree", "data"),
    [("x" * MOST_TREE, []), (None, [bytes(MOST_DATA), b"x"])],
    ids=["tree", "data"],
)
def test_what_is_too_large_is_not_sent(ends, tree, data):
    channel, other = ends
    with pytest.raises(NotPlain):
        channel.send(tree, data)
    other.setblocking(False)
    with pytest.raises(BlockingIOError):
        other.recv(1)


@pytest.mark.parametrize(
    ("tree", "data"), [(MOST_TREE + 1, 0), (0, MOST_DATA + 1), (2**64 - 1, 2**64 - 1)]
)
def test_what_says_that_it_is_too_large_is_not_read(ends, tree, data):
    channel, other = ends
    other.sendall(lengths(tree, data))
    started = time.monotonic()
    with pytest.raises(NotPlain):
        channel.receive()
    assert time.monotonic() - started < 300  # it hung


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff\xfe", b"nonsense", b"[" * 10**6, b'{"a":' * 10**5, b"9" * 10_000, b"[1]x"],
    ids=lambda text: repr(text[:9]),
)
def test_what_is_no_json_is_refused(ends, text):
    channel, other = ends
    thread = threading.Thread(target=other.sendall, args=(lengths(len(text), 0) + text,))
    thread.start()
    with pytest.raises(NotPlain):
        channel.receive()
    thread.join()


@pytest.mark.parametrize("cut", [0, 5, 16, 17])
def test_an_end_within_a_message_is_an_end(ends, cut):
    channel, other = ends
    text = json.dumps([1, 2]).encode()
    other.sendall((lengths(len(text), 0) + text)[:cut])
    other.shutdown(socket.SHUT_WR)
    with pytest.raises(Gone):
        channel.receive()


def test_who_is_gone_cannot_be_sent_to(ends):
    channel, other = ends
    other.close()
    with pytest.raises(Gone, match="the other side is gone"):
        channel.send(None, [])
