"""Make the embedded subsets of MNIST and Fashion-MNIST from the official files.

    python -m course_admin.authoring.embedded_images --from DIR          writes them
    python -m course_admin.authoring.embedded_images --from DIR --check  only compares

DIR has torchvision's layout: MNIST/raw and FashionMNIST/raw, gzipped or not.

The order of each part is made of rounds: every round has one image of each class that is not yet
used up, drawn at random with a fixed seed. So the first 10,000 images of train and the first 2,000
of test have the same number of each class, and so has every shorter start, up to one.
"""

import argparse
import io
import os
import sys
import zipfile
from pathlib import Path

import numpy as np

import course_utils
from course_utils.data import image_sources
from course_utils.data.idx import parse_idx

SEED = 1998  # the year of the MNIST paper; any number would do


def balanced_order(labels, seed):
    """Order images so that every start has the same number of each class, up to one.

    Parameters
    ----------
    labels : numpy.ndarray, shape (N,)
    seed : int

    Returns
    -------
    numpy.ndarray, shape (N,), uint16
        Which image comes first, second, ...
    """
    # RandomState's stream is frozen for ever; default_rng's may change with numpy.
    rng = np.random.RandomState(seed)
    by_class = [rng.permutation(np.flatnonzero(labels == label)) for label in np.unique(labels)]
    order = []
    for round_number in range(max(map(len, by_class))):
        members = [images[round_number] for images in by_class if round_number < len(images)]
        order.extend(rng.permutation(members))
    return np.array(order, dtype=np.uint16)


def subset(files):
    """Choose the embedded images of a set from its official files.

    Parameters
    ----------
    files : image_sources.ImageFiles

    Returns
    -------
    dict
        The arrays of the embedded file by name.
    """
    arrays = {}
    for part in ("train", "test"):
        images, labels = (
            parse_idx(image_sources.official_file(files, name), name)
            for name in files.file_names(part)
        )
        order = balanced_order(labels, SEED)
        first = order[: image_sources.embedded_count(part)]
        arrays |= {
            f"{part}_images": images[first],
            f"{part}_labels": labels[first],
            f"{part}_order": order,
        }
    return arrays


def to_npz(arrays):
    """Pack arrays into the content of an .npz file, the same bytes at every call.

    Parameters
    ----------
    arrays : dict

    Returns
    -------
    bytes
    """
    contents = {}
    for name, array in arrays.items():
        plain = io.BytesIO()
        np.save(plain, array, allow_pickle=False)
        contents[f"{name}.npy"] = plain.getvalue()
    return to_zip(contents)


def to_zip(contents):
    """Pack files into the content of a zip file, the same bytes at every call.

    Parameters
    ----------
    contents : mapping of str to bytes
        Name in the archive -> content.

    Returns
    -------
    bytes
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3  # Unix, also when made on another system
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()


def make(target, check=False):
    """Write the embedded subsets and the record of their hashes, or compare them.

    Parameters
    ----------
    target : Path
        The folder to write to.
    check : bool, default=False
        Write nothing; compare what is recorded with what would be written.

    Returns
    -------
    bool
        False if `check` found a difference.
    """
    record = []
    for name, files in image_sources.SETS.items():
        arrays = subset(files)
        record += [
            f"{image_sources.content_hash(array)}  {name}/{key}\n" for key, array in arrays.items()
        ]
        if not check:
            content = to_npz(arrays)
            (target / f"{name}.npz").write_bytes(content)
            print(f"{target / name}.npz: {len(content) / 1e6:.1f} MB")
    record_path = target / "contents.sha256"
    if not check:
        record_path.write_text("".join(record), encoding="ascii", newline="\n")
        image_sources.recorded_hashes.cache_clear()
    elif not record_path.is_file() or record_path.read_text(encoding="ascii") != "".join(record):
        print(f"{record_path} differs from what the official files give.")
        return False
    # Whatever was written or recorded, it must also load.
    for entry in record:
        image_sources.embedded_array(*entry.split()[1].split("/"))
    print("The embedded subsets are what the official files give.")
    return True


def main(arguments=None):
    """Run the command line; returns the exit status: 0 fine, 1 a difference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="DIR")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    options = parser.parse_args(arguments)
    os.environ["COURSE_DATA"] = str(options.source)
    target = Path(course_utils.__file__).parent / "embedded"
    return 0 if make(target, options.check) else 1


if __name__ == "__main__":
    sys.exit(main())
