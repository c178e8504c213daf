"""A student on Colab who runs each cell of a lesson and brings in each solution with ``%load``.

Usage: python student_on_colab.py NOTEBOOK. It prints what happened as JSON: the errors, how many
checks said that they passed, and how many pictures came out. ``google.colab`` is imported before the
first cell, as on Colab.
"""

import json
import sys
from pathlib import Path

from jupyter_client.manager import start_new_kernel

SLOW = 600  # seconds, for one cell


def run(client, source):
    """Run ``source``; give its outputs, and what the kernel wants to have in the next cell."""
    outputs = []
    reply = client.execute_interactive(source, timeout=SLOW, output_hook=outputs.append)
    payload = reply["content"].get("payload", [])
    texts = [part["text"] for part in payload if part["source"] == "set_next_input"]
    return outputs, texts


def play(notebook):
    """Run the notebook from top to bottom."""
    said = {"errors": [], "passed": 0, "pictures": 0, "loaded": 0}
    _, client = start_new_kernel(extra_arguments=["--IPKernelApp.exec_lines=import google.colab"])
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        source = "".join(cell["source"])
        if "solution-loader" in cell["metadata"].get("tags", []):
            _, texts = run(client, source.replace("# %load", "%load"))
            said["loaded"] += len(texts)
            source = "\n".join(texts)
        for message in run(client, source)[0]:
            content = message["content"]
            if message["msg_type"] == "error":
                said["errors"].append(f"{content['ename']}: {content['evalue']} in {source[:200]}")
            elif message["msg_type"] == "stream":
                said["passed"] += content["text"].count("✓")
            elif "image/png" in content.get("data", {}):
                said["pictures"] += 1
    client.shutdown()
    return said


if __name__ == "__main__":
    print(json.dumps(play(json.loads(Path(sys.argv[1]).read_text("utf-8")))))
