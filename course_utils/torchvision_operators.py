"""Make `import torchvision` work where its compiled operators cannot be loaded.

PyPI's Linux wheel of torchvision is built for CUDA. Beside a PyTorch for CPUs its compiled part
does not load, and `import torchvision` stops with "operator torchvision::nms does not exist".
Declaring that operator and its quantized sister first lets the import pass: data sets, transforms,
models and utils then work. What needs the compiled operators, object detection above all, stays
unavailable and says so when it is called.
"""

import ctypes
import importlib.machinery
import importlib.util
import sys

import torch

__all__ = ["declare_missing", "missing"]

SCHEMAS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
_library = None  # the declarations live as long as this object


def missing():
    """Say whether torchvision is installed, but its compiled operators cannot be loaded.

    Does not import torchvision, which takes seconds.

    Returns
    -------
    bool
        False where torchvision is not installed at all, and on Windows, where this cannot be told.

    Examples
    --------
    >>> missing() in (True, False)
    True
    """
    if "torchvision" in sys.modules:
        return not sys.modules["torchvision.extension"]._has_ops()
    compiled = _compiled_part()
    if compiled is None or sys.platform == "win32":
        return False
    try:
        # What torchvision itself does first. Loading a library twice does nothing.
        ctypes.CDLL(compiled)
    except OSError:
        return True
    return False


def declare_missing():
    """Declare the operators that `import torchvision` asks for, where they are missing.

    Call it before `import torchvision`. Where nothing is missing it does nothing; nor does it when
    called again.

    Returns
    -------
    bool
        Whether the operators are missing, and now declared.

    Examples
    --------
    >>> acted = declare_missing()
    >>> from torchvision.transforms import v2
    >>> v2.functional.rotate(torch.ones(1, 3, 3), 90).shape
    torch.Size([1, 3, 3])
    """
    global _library
    if not missing():
        return False
    if _library is None:
        library = torch.library.Library("torchvision", "FRAGMENT")
        for schema in SCHEMAS:
            name = schema.partition("(")[0]
            if not hasattr(torch.ops.torchvision, name):  # somebody else may have declared it
                library.define(schema)
        _library = library
    return True


def _compiled_part():
    """Find the library that holds torchvision's operators; None where there is none."""
    spec = importlib.util.find_spec("torchvision")
    if spec is None:
        return None
    loader = (importlib.machinery.ExtensionFileLoader, importlib.machinery.EXTENSION_SUFFIXES)
    for folder in spec.submodule_search_locations or ():
        found = importlib.machinery.FileFinder(folder, loader).find_spec("_C")
        if found is not None:
            return found.origin
    return None
