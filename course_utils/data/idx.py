"""The IDX file format: how MNIST and Fashion-MNIST are published.

A file is a header followed by the numbers, the last axis fastest. The header is two zero bytes, one
byte for the type of the numbers, one for the number of axes, then the length of each axis as a
big-endian 32-bit integer. Y. LeCun, C. Cortes and C. Burges describe it with the MNIST database
(1998). Files are usually published gzipped; `read_file` reads both.
"""

import gzip
import io
import math
import struct
import zlib
from pathlib import Path

import numpy as np

__all__ = ["DataError", "parse_idx", "read_file", "to_idx", "unzip", "with_room_for_gzip"]

TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
GZIP_MAGIC = b"\x1f\x8b"


class DataError(RuntimeError):
    """A data file is missing, damaged, or not what it claims to be."""


def parse_idx(content, name="IDX data"):
    """Turn the content of an IDX file into an array.

    Parameters
    ----------
    content : bytes
        The whole file, not gzipped.
    name : str or Path, default="IDX data"
        What an error message calls the file.

    Returns
    -------
    numpy.ndarray
        A read-only view on `content`, in this machine's byte order where the type has one byte.

    Raises
    ------
    DataError
        If the header is not one of an IDX file, or promises more or fewer numbers than follow.

    Examples
    --------
    >>> import numpy as np
    >>> parse_idx(to_idx(np.array([[1, 2], [3, 4]], dtype=np.uint8)))
    array([[1, 2],
           [3, 4]], dtype=uint8)
    >>> parse_idx(b"<html>404</html>", "train-labels")
    Traceback (most recent call last):
    ...
    course_utils.data.idx.DataError: train-labels is not an IDX file: it begins with b'<htm'.
    """
    content = memoryview(content)
    if len(content) < 4:
        raise DataError(f"{name} is too short for an IDX file: {len(content)} bytes.")
    zeros, code, axes = struct.unpack_from(">HBB", content)
    if zeros != 0 or code not in TYPES or axes == 0:
        raise DataError(f"{name} is not an IDX file: it begins with {bytes(content[:4])!r}.")
    start = 4 + 4 * axes
    if len(content) < start:
        raise DataError(f"{name} ends inside its header, after {len(content)} bytes.")
    shape = struct.unpack_from(f">{axes}I", content, 4)
    dtype = np.dtype(TYPES[code])
    promised = math.prod(shape) * dtype.itemsize
    if len(content) - start != promised:
        raise DataError(
            f"{name} does not hold what its header promises: shape {shape} needs {promised:,} "
            f"bytes, and {len(content) - start:,} follow."
        )
    try:
        return np.frombuffer(content, dtype, offset=start).reshape(shape)
    except ValueError as error:  # more axes than numpy has, or lengths too large beside a 0
        raise DataError(f"{name} promises an array that cannot be: {error}.") from error


def to_idx(array):
    """Write an array as the content of an IDX file; the reverse of `parse_idx`.

    Parameters
    ----------
    array : numpy.ndarray
        One to 255 axes of uint8, int8, int16, int32, float32 or float64.

    Returns
    -------
    bytes

    Raises
    ------
    ValueError
        If IDX has no code for the type of the numbers, or the array has no axes.
    """
    array = np.asarray(array)
    dtype = array.dtype.newbyteorder(">")
    codes = {np.dtype(text): code for code, text in TYPES.items()}
    if dtype not in codes or array.ndim == 0:
        raise ValueError(
            f"IDX cannot hold an array of {array.dtype} with {array.ndim} axes: it takes uint8, "
            "int8, int16, int32, float32 and float64 with at least one axis."
        )
    header = struct.pack(f">HBB{array.ndim}I", 0, codes[dtype], array.ndim, *array.shape)
    return header + array.astype(dtype).tobytes()


def unzip(content, name="file", limit=None):
    """Undo gzip where it was used; leave other content alone.

    Parameters
    ----------
    content : bytes
        Gzipped or not.
    name : str or Path, default="file"
        What an error message calls the file.
    limit : int, optional
        Most bytes the result may have: a small file can blow up to fill the memory.

    Returns
    -------
    bytes

    Raises
    ------
    DataError
        If the gzip stream ends early, is damaged, or grows past `limit`.
    """
    if not content.startswith(GZIP_MAGIC):
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            unzipped = stream.read(-1 if limit is None else limit + 1)
    except EOFError as error:
        raise DataError(f"{name} is truncated: its gzip stream ends early.") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        # It began as a gzip stream, so what is not gzipped comes after one.
        follows = str(error).startswith("Not a gzipped file")
        reason = "something else follows its gzip stream" if follows else error
        raise DataError(f"{name} is damaged: {reason}.") from error
    if limit is not None and len(unzipped) > limit:
        raise DataError(f"{name} is not what it should be: it unzips to more than {limit:,} bytes.")
    return unzipped


def with_room_for_gzip(size):
    """Say how many bytes a file may have, gzipped or not, whose content has ``size``.

    Gzipped data is hardly ever longer than the data itself; there is room for a header.
    """
    return size + size // 100 + 1024


def read_file(path, limit=None):
    """Read a file, gzipped or not.

    Parameters
    ----------
    path : str or Path
        The file. Whether it is gzipped is seen in its first bytes, not in its name.
    limit : int, optional
        Most bytes it may have once unzipped. No more than that is read, however large the file is.

    Returns
    -------
    bytes
        The content, unzipped.

    Raises
    ------
    DataError
        If the file cannot be read, is larger than it may be, or its gzip stream is damaged or ends
        early.
    """
    most = None if limit is None else with_room_for_gzip(limit)
    try:
        with Path(path).open("rb") as file:
            content = file.read(-1 if most is None else most + 1)
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}.") from error
    if most is not None and len(content) > most:
        raise DataError(f"{path} is too long: more than {most:,} bytes.")
    return unzip(content, path, limit)
