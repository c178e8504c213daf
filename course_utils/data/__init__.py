"""The data of the lessons: images, toy sets, a time series, text, and batches of them.

`load_images` gives MNIST or Fashion-MNIST, the same images on every machine, without a network;
`points` gives 2-D toy sets, `load_sunspots` a time series, `load_plays` text; `loader` turns any
(x, y) into batches.
"""

from course_utils.data.batches import Loader, loader
from course_utils.data.downloads import DownloadError
from course_utils.data.idx import DataError
from course_utils.data.images import ImageSet, Splits, load_images
from course_utils.data.shakespeare import load_plays
from course_utils.data.sunspots import load_sunspots
from course_utils.data.toy_sets import points

__all__ = [
    "DataError",
    "DownloadError",
    "ImageSet",
    "Loader",
    "Splits",
    "load_images",
    "load_plays",
    "load_sunspots",
    "loader",
    "points",
]
