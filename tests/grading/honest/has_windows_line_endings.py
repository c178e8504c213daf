"""Was edited on Windows by something that writes a byte order mark and its own line ends."""

import json


def content(notebook):
    for cell in notebook["cells"]:
        cell["source"] = cell["source"].replace("\n", "\r\n")
    text = json.dumps(notebook, indent=1, ensure_ascii=False).replace("\n", "\r\n")
    return b"\xef\xbb\xbf" + text.encode()
