"""Goes through /proc to the folders, open files, command lines and memory of other processes.

It sees no process but those of its own jail.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
import os
from pathlib import Path

texts = []
for process in Path("/proc").glob("[0-9]*"):
    for place in ("cmdline", "root@ROOT@/gradebook.db", "cwd/pyproject.toml", "root@HOME@/.netrc"):
        try:
            texts.append((process / place).read_bytes())
        except OSError:
            pass
    if process.name != str(os.getpid()):
        try:
            for number in os.listdir(process / "fd"):
                texts.append(os.readlink(process / "fd" / number))
            for line in open(process / "maps"):
                if "[heap]" in line:
                    start, end = (int(part, 16) for part in line.split()[0].split("-"))
                    with open(process / "mem", "rb") as memory:
                        memory.seek(start)
                        texts.append(memory.read(end - start))
        except OSError:
            pass
for number in range(3, 64):
    try:
        texts.append(os.pread(number, 100_000, 0))
    except OSError:
        pass
canaries = [text for text in map(str, texts) if "canary" in text]
print(canaries)


def matmul(a, b):
    raise ValueError(canaries)
"""
}
