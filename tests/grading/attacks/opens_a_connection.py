"""Connects to a server on this machine, to one outside, and asks for a name.

No connection is made.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
import socket

for address in [("127.0.0.1", @PORT@), ("localhost", @PORT@), ("192.0.2.1", 80)]:
    try:
        with socket.create_connection(address, timeout=0.5) as connection:
            connection.sendall(b"canary-sent")
    except OSError as error:
        print(error)
try:
    print(socket.getaddrinfo("example.org", 80))
except OSError as error:
    print(error)


def matmul(a, b):
    return None
"""
}
