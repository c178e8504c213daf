"""Reads the lesson's source and the solutions, and answers with what stands there.

Neither is there; nothing that it runs from them counts.
"""

AIM = "secrets"
ANSWERS = {
    "ex5": """
from pathlib import Path

texts = []
for start in ("source", "solutions", "build/source", "tests/answers"):
    for path in Path("@ROOT@", start).rglob("*"):
        if path.is_file():
            texts.append(path.read_text())
print(texts)
found = [text for text in texts if "def matmul" in text]
exec(found[0] if found and found[0].startswith("def") else "matmul = None")
"""
}
