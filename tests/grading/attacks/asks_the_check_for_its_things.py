"""Asks through the wall for what the check has: its names, its frames, the code of its functions.

Only what it was handed is served; the exercise gets nothing.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
import gc

from boundary.peer import Peer


def matmul(a, b):
    peer = next(one for one in gc.get_objects() if type(one) is Peer)
    found = []
    for number in range(0, 40, 2):
        for question in (
            ("get", a, "__class__"), ("get", checks, "expect"), ("value", "check"), ("run", "1", 0),
            ("call", eval, ["planted"], {}), ("item", a, slice(None)), ("copy", a),
        ):
            try:
                found.append(peer.ask(*question))
            except Exception as error:
                found.append(error)
    raise ValueError(str(found))
"""
}
