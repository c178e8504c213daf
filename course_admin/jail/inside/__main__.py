"""Started by ``python FOLDER MODE …``, in a jail and outside: does what `main.main` says.

In a jail this folder lies alone and has another name, so its modules name each other relatively.
What a student's code imports is not looked for here, nor beside it.
"""

import importlib
import sys
from pathlib import Path

folder = Path(__file__).parent
sys.path[0] = str(folder.parent)  # Python has put the folder itself there
main = importlib.import_module(f"{folder.name}.main").main
del sys.path[0]
main()
