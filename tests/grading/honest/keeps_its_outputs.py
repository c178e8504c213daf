"""Holds the outputs of earlier attempts: errors in its checks, warnings, large pictures."""

import base64


def change(notebook):
    picture = base64.b64encode(bytes(1_500_000)).decode()
    error = {
        "output_type": "error",
        "ename": "CheckFailed",
        "evalue": "You returned None",
        "traceback": ["✗ Not yet. You returned None"],
    }
    for cell in notebook["cells"]:
        if cell["id"].endswith("_tests"):
            cell["execution_count"] = 99
            cell["outputs"] = [
                error,
                {"output_type": "stream", "name": "stderr", "text": ["a warning\\n"]},
                {
                    "output_type": "display_data",
                    "data": {"image/png": picture},
                    "metadata": {},
                },
            ]
