"""Sends the grader a reply of its own making: small to send, and long to hash where it lands.

The exercise gets nothing, the others keep their points, and nobody waits for it.
"""

AIM = "grader"
ANSWERS = {
    "ex5": """
from boundary.messages import Channel

send = Channel.send
keys = [["int", hex(number * (2**61 - 1))] for number in range(10_000)]
results = [["set", keys]] * 9
reply = ["gives", ["list", [["list", results], ["=", None]]], [], [], ["", ""]]


def matmul(a, b):
    Channel.send = lambda self, tree, data: send(self, reply, [])
    return None
"""
}
