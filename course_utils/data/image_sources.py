"""Where the images of MNIST and Fashion-MNIST come from, always in the same order.

Each part (train, test) of each set has one recorded order. Its first images are embedded in the
package: 10,000 of train and 2,000 of test, the same number of each class. So the first n images are
the same ones whatever source they are read from:

1. the folder that COURSE_DATA names, if it is set;
2. the embedded subset, if it holds enough;
3. the user's cache (`cache_folder`);
4. a download into that cache.

Whatever the source, the content is compared with its recorded SHA-256 before it is used.
"""

import hashlib
import io
import math
import os
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np

from course_utils.data import downloads
from course_utils.data.idx import DataError, parse_idx, read_file

__all__ = [
    "EMBEDDED_KEYS",
    "SETS",
    "ImageFiles",
    "cache_folder",
    "cached",
    "content_hash",
    "data_folder",
    "embedded_array",
    "embedded_count",
    "find",
    "official_file",
    "ordered",
    "recorded_hashes",
]

LARGEST_ARRAY = 28 * 28 * 10_000 + 1_000  # bytes: the training images, and a header
# The arrays of an embedded file.
EMBEDDED_KEYS = tuple(
    f"{part}_{what}" for part in ("train", "test") for what in ("images", "labels", "order")
)


@dataclass(frozen=True)
class ImageFiles:
    """The official files of one data set.

    Attributes
    ----------
    name : str
        What `load_images` calls it.
    title : str
        What people call it.
    folder : str
        The folder that torchvision keeps it in.
    classes : tuple of str
        What label 0, 1, 2, ... means.
    counts : dict
        How many images ``"train"`` and ``"test"`` have.
    hashes : dict
        From a file's name to the SHA-256 of its content once gunzipped.
    mirrors : tuple of str
        Addresses under which the gzipped files lie.
    """

    name: str
    title: str
    folder: str
    classes: tuple[str, ...]
    counts: dict[str, int]
    hashes: dict[str, str]
    mirrors: tuple[str, ...]

    def file_names(self, part):
        """Name the images file and the labels file of a part."""
        stem = {"train": "train", "test": "t10k"}[part]
        return f"{stem}-images-idx3-ubyte", f"{stem}-labels-idx1-ubyte"

    def size(self, file_name):
        """Say how many bytes a file has once gunzipped."""
        part = "train" if file_name.startswith("train") else "test"
        if "images" in file_name:
            return 16 + 28 * 28 * self.counts[part]
        return 8 + self.counts[part]


SETS = {
    "mnist": ImageFiles(
        name="mnist",
        title="MNIST",
        folder="MNIST",
        classes=tuple("0123456789"),
        counts={"train": 60_000, "test": 10_000},
        hashes={
            "train-images-idx3-ubyte": (
                "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"
            ),
            "train-labels-idx1-ubyte": (
                "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"
            ),
            "t10k-images-idx3-ubyte": (
                "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"
            ),
            "t10k-labels-idx1-ubyte": (
                "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"
            ),
        },
        mirrors=(
            "https://ossci-datasets.s3.amazonaws.com/mnist/",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "https://sagemaker-sample-files.s3.amazonaws.com/datasets/image/MNIST/",
        ),
    ),
    "fashion_mnist": ImageFiles(
        name="fashion_mnist",
        title="Fashion-MNIST",
        folder="FashionMNIST",
        classes=(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot",
        ),
        counts={"train": 60_000, "test": 10_000},
        hashes={
            "train-images-idx3-ubyte": (
                "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"
            ),
            "train-labels-idx1-ubyte": (
                "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"
            ),
            "t10k-images-idx3-ubyte": (
                "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"
            ),
            "t10k-labels-idx1-ubyte": (
                "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"
            ),
        },
        mirrors=(
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
            "https://storage.googleapis.com/tensorflow/tf-keras-datasets/",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        ),
    ),
}


def content_hash(array):
    """Compute the SHA-256 of an array: of its type and shape, then of its numbers.

    Parameters
    ----------
    array : numpy.ndarray

    Returns
    -------
    str
        64 hexadecimal digits; the same on every machine.
    """
    array = np.ascontiguousarray(array)
    digest = hashlib.sha256(f"{array.dtype.str} {array.shape} ".encode())
    digest.update(array.data)
    return digest.hexdigest()


@cache
def recorded_hashes():
    """Read the recorded hashes of the embedded arrays.

    Returns
    -------
    dict
        From ``"mnist/train_images"`` and the like to the `content_hash`.
    """
    path = resources.files("course_utils") / "embedded" / "contents.sha256"
    try:
        lines = path.read_text(encoding="ascii").splitlines()
        return {name: digest for digest, name in (line.split() for line in lines)}
    except (OSError, ValueError) as error:
        raise _broken_install(path, error) from error


def embedded_array(name, key):
    """Read one array of an embedded subset and compare it with its recorded hash.

    Parameters
    ----------
    name : {"mnist", "fashion_mnist"}
    key : str
        One of `EMBEDDED_KEYS`: ``"train_images"`` and the like.
        Images are uint8 (N, 28, 28), labels uint8 (N,). An order is uint16, one number per image of
        the *official* part: which image comes first, second, ... The images embedded are the first.

    Returns
    -------
    numpy.ndarray

    Raises
    ------
    DataError
        If the file is missing or damaged.
    """
    path = resources.files("course_utils") / "embedded" / f"{name}.npz"
    try:
        with path.open("rb") as file:
            array = _read_array(file, key)
    except Exception as error:  # zipfile, zlib and numpy each raise their own
        raise _broken_install(path, error) from error
    if content_hash(array) != recorded_hashes().get(f"{name}/{key}"):
        raise _broken_install(path, f"{key} differs from its recorded SHA-256")
    return array


def _read_array(file, key):
    """Read one array of an npz file, and never more than the largest embedded one has.

    `numpy.load` would make room for whatever the file's header claims.
    """
    with zipfile.ZipFile(file) as archive, archive.open(f"{key}.npy") as member:
        content = member.read(LARGEST_ARRAY + 1)
    if len(content) > LARGEST_ARRAY:
        raise ValueError(f"{key} has more than {LARGEST_ARRAY:,} bytes")
    stream = io.BytesIO(content)
    if np.lib.format.read_magic(stream) != (1, 0):
        raise ValueError(f"{key} is of another version of the npy format")
    shape, fortran_order, dtype = np.lib.format.read_array_header_1_0(stream)
    rest = len(content) - stream.tell()
    if fortran_order or dtype.hasobject or math.prod(shape) * dtype.itemsize != rest:
        raise ValueError(f"{key} does not hold what its header promises")
    return np.frombuffer(content, dtype, offset=stream.tell()).reshape(shape).copy()


def _broken_install(path, reason):
    return DataError(
        f"{path} is missing or damaged ({reason}). It is part of the course: install the course "
        "again, or in a git checkout run `git checkout -- course_utils/embedded`."
    )


def embedded_count(part):
    """Say how many images of a part each set embeds."""
    return {"train": 10_000, "test": 2_000}[part]


def data_folder():
    """Return the folder that the environment variable COURSE_DATA names, or None."""
    value = os.environ.get("COURSE_DATA", "").strip()
    try:
        return Path(value).expanduser() if value else None
    except RuntimeError as error:
        raise DataError(f"COURSE_DATA names {value}, and there is no home folder.") from error


def cache_folder():
    """Return the folder that downloads are kept in: COURSE_CACHE, or the system's usual place.

    Raises
    ------
    DownloadError
        If there is no usual place: a user without a home folder, as in some containers.
    """
    value = os.environ.get("COURSE_CACHE", "").strip()
    try:
        if value:
            return Path(value).expanduser()
        import pooch

        return Path(pooch.os_cache("deep-learning-course"))
    except (RuntimeError, KeyError, OSError) as error:
        raise downloads.DownloadError(
            f"There is no folder to keep downloads in ({error}). Set the environment variable "
            "COURSE_CACHE to a folder that you can write to, or COURSE_DATA to one that holds the "
            "data."
        ) from error


def cached(files, file_name):
    """Say where in the cache an official file stands, if it was downloaded."""
    return cache_folder() / files.folder / "raw" / file_name


def ordered(name, part, count):
    """Read the first images of a part, in the recorded order, from the first source that applies.

    Parameters
    ----------
    name : {"mnist", "fashion_mnist"}
    part : {"train", "test"}
    count : int
        How many images; no more than the part has.

    Returns
    -------
    images : numpy.ndarray, shape (count, 28, 28), uint8
    labels : numpy.ndarray, shape (count,), uint8

    Raises
    ------
    DataError
        If COURSE_DATA lacks a file or holds a damaged one, or a download is impossible.
    """
    if data_folder() is None and count <= embedded_count(part):
        images, labels = (embedded_array(name, f"{part}_{what}") for what in ("images", "labels"))
        return images[:count], labels[:count]
    files = SETS[name]
    images, labels = (
        parse_idx(official_file(files, file_name), file_name)
        for file_name in files.file_names(part)
    )
    first = embedded_array(name, f"{part}_order")[:count]
    return images[first], labels[first]


def official_file(files, file_name):
    """Read one official file from COURSE_DATA if it is set, else from the cache or a mirror.

    Parameters
    ----------
    files : ImageFiles
    file_name : str

    Returns
    -------
    bytes
        The content, gunzipped and verified.

    Raises
    ------
    DataError
        If COURSE_DATA lacks it or holds a damaged one, or it cannot be downloaded.
    """
    folder = data_folder()
    if folder is not None:
        return _from_folder(folder, files, file_name)
    return downloads.fetch(
        cached(files, file_name),
        urls=_addresses(files, file_name),
        sha256=files.hashes[file_name],
        size=files.size(file_name),
        purpose=f"{files.title} is needed whole, and only a part of it comes with the course",
    )


def _addresses(files, file_name):
    """List where a file can be downloaded; the room's own server first, if there is one."""
    addresses = [f"{mirror}{file_name}.gz" for mirror in files.mirrors]
    own = os.environ.get("COURSE_MIRROR", "").strip()
    if own:
        addresses.insert(0, f"{own.rstrip('/')}/{files.folder}/raw/{file_name}.gz")
    return addresses


def find(folder, files, file_name):
    """Look for an official file in a folder: as torchvision lays them out, or flat.

    Parameters
    ----------
    folder : Path
    files : ImageFiles
    file_name : str

    Returns
    -------
    Path or None
        The file, gunzipped or with ``.gz``; None if it is not there.
    """
    places = [folder / files.folder / "raw", folder / files.folder, folder / "raw", folder]
    candidates = [place / f"{file_name}{end}" for place in places for end in ("", ".gz")]
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def _from_folder(folder, files, file_name):
    """Read a file from COURSE_DATA; refuse it if it is not the official one."""
    advice = "Put the official file there, or unset COURSE_DATA to use the course's own data."
    if not folder.is_dir():
        raise DataError(f"COURSE_DATA names {folder}, which is not a folder. {advice}")
    path = find(folder, files, file_name)
    if path is None:
        raise DataError(
            f"COURSE_DATA names {folder}, which has no {file_name} or {file_name}.gz, neither in "
            f"{files.folder}/raw nor directly. {advice}"
        )
    try:
        content = read_file(path, limit=files.size(file_name))
        downloads.verify(content, path, files.hashes[file_name], files.size(file_name))
    except DataError as error:
        raise DataError(f"{_whose(error, path, file_name, files)} {advice}") from error
    return content


def _whose(error, path, file_name, files):
    """Say so where a file belongs to another data set: all of them use the same file names."""
    try:
        digest = hashlib.sha256(read_file(path, limit=files.size(file_name))).hexdigest()
    except DataError:
        return error
    for other in SETS.values():
        if other.name != files.name and other.hashes[file_name] == digest:
            return f"{path} belongs to {other.title}, not to {files.title}."
    return error
