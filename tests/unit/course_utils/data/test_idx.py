"""The IDX format: what is written is read back, and nothing else is believed."""

import contextlib
import gzip
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_utils.data.idx import GZIP_MAGIC, TYPES, DataError, parse_idx, read_file, to_idx, unzip

DTYPES = st.sampled_from(["u1", "i1", "<i2", ">i2", "<i4", ">i4", "<f4", ">f4", "<f8", ">f8"])


@settings(deadline=None)
@given(hnp.arrays(DTYPES, hnp.array_shapes(min_dims=1, max_dims=4, max_side=5)))
def test_what_is_written_is_read_back(array):
    again = parse_idx(to_idx(array))
    assert again.shape == array.shape
    assert again.dtype.newbyteorder("=") == array.dtype.newbyteorder("=")
    np.testing.assert_array_equal(again, array)


def test_the_bytes_are_those_of_the_description():
    # Magic 0x00000801 and the number of labels, big-endian: LeCun, Cortes and Burges (1998).
    assert to_idx(np.array([7, 2], dtype=np.uint8)) == bytes([0, 0, 8, 1, 0, 0, 0, 2, 7, 2])


LENGTHS = st.integers(0, 3) | st.integers(0, 2**32 - 1)


@st.composite
def idx_like(draw):
    """Bytes that begin as an IDX file does, so that they come far; up to 255 axes."""
    lengths = draw(st.lists(LENGTHS, max_size=6) | st.integers(1, 255).map(lambda n: [1] * n))
    header = struct.pack(f">HBB{len(lengths)}I", 0, draw(st.sampled_from(list(TYPES))),
                         len(lengths), *lengths)  # fmt: skip
    return header[: draw(st.integers(0, len(header)) | st.none())] + draw(st.binary(max_size=16))


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=64) | idx_like())
def test_no_bytes_make_the_reader_fail_otherwise_or_take_memory(content):
    with contextlib.suppress(DataError):
        assert parse_idx(content, "t10k-labels").nbytes < len(content)


@settings(deadline=None)
@given(st.binary(max_size=100).map(lambda content: GZIP_MAGIC + content), st.integers(0, 50))
def test_no_bytes_make_unzip_fail_otherwise(content, limit):
    with contextlib.suppress(DataError):
        assert len(unzip(content, "labels", limit)) <= limit


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "too short"),
        (b"<html>404</html>", "is not an IDX file: it begins with b'<htm'"),
        (b"\0\0\x08\x00", "is not an IDX file"),
        (b"\0\0\x07\x01\0\0\0\x01A", "is not an IDX file"),
        (b"\0\0\x08\x03\0\0\0\x01", "ends inside its header, after 8 bytes"),
        (b"\0\0\x08\x01\0\0\0\x05ABC", r"shape \(5,\) needs 5 bytes, and 3 follow"),
        (b"\0\0\x08\x01\0\0\0\x02ABC", r"shape \(2,\) needs 2 bytes, and 3 follow"),
        # More axes than numpy can have; lengths that are too large for it beside a 0.
        (struct.pack(">HBB70I", 0, 8, 70, *[1] * 70) + b"A", "promises an array that cannot be"),
        (struct.pack(">HBB4I", 0, 8, 4, 0, *[2**32 - 1] * 3), "promises an array that cannot be"),
        # The product of these axes is 0 in 32 and in 64 bits.
        (struct.pack(">HBB4I", 0, 8, 4, *[1 << 31] * 4), "and 0 follow"),
    ],
)
def test_a_lying_header_is_refused(content, message):
    with pytest.raises(DataError, match=message) as caught:
        parse_idx(content, "t10k-labels")
    assert "t10k-labels" in str(caught.value)


def test_what_idx_cannot_hold_is_refused():
    for array in (np.zeros(3, dtype=np.int64), np.zeros(3, dtype=bool), np.float32(1)):
        with pytest.raises(ValueError, match="IDX cannot hold an array of"):
            to_idx(array)


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(1, 3))
def test_gzip_is_undone(content, times):
    plain = content if not content.startswith(b"\x1f\x8b") else b"x" + content
    assert unzip(plain) == plain
    # Several members, and zeros that fill a block, are allowed in a gzip file.
    assert unzip(gzip.compress(plain) * times + bytes(3)) == plain * times
    assert unzip(gzip.compress(plain) * times, limit=len(plain) * times) == plain * times


@settings(deadline=None)
@given(st.binary(min_size=20, max_size=300), st.data())
def test_a_gzip_file_that_ends_early_is_named(content, data):
    packed = gzip.compress(content)
    end = data.draw(st.integers(2, len(packed) - 1))
    with pytest.raises(DataError, match="train-images is truncated: its gzip stream ends early"):
        unzip(packed[:end], "train-images")


def test_damaged_and_exploding_gzip_is_named():
    packed = bytearray(gzip.compress(bytes(range(256)) * 40))
    packed[-6] ^= 1  # in the check sum
    with pytest.raises(DataError, match="labels is damaged"):
        unzip(bytes(packed), "labels")
    with pytest.raises(DataError, match="labels is damaged: something else follows"):
        unzip(gzip.compress(b"fine") + b"rubbish", "labels")
    bomb = gzip.compress(bytes(10_000_000))
    with pytest.raises(DataError, match="it unzips to more than 1,000 bytes"):
        unzip(bomb, "labels", limit=1_000)
    with pytest.raises(DataError, match="it unzips to more than 1,000 bytes"):
        unzip(gzip.compress(bytes(600)) * 2, "labels", limit=1_000)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(DataError, match="nothing-here cannot be read: No such file"):
        read_file(tmp_path / "nothing-here")
    (tmp_path / "packed").write_bytes(gzip.compress(b"content"))
    assert read_file(tmp_path / "packed") == b"content"


def test_no_more_of_a_file_is_read_than_it_may_have(tmp_path):
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(10**12)  # a hole: it takes no room on the disk, but would in memory
    with pytest.raises(DataError, match="huge is too long: more than 2,034 bytes"):
        read_file(huge, limit=1_000)
