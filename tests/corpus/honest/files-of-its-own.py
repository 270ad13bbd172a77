# about: writes and reads files: in its folder, in its home, as temporary ones, a saved model, a figure.
# expects: honest
# use: honest
import pickle
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

Path("notes.txt").write_text("a note", encoding="utf-8")
assert Path("notes.txt").read_text(encoding="utf-8") == "a note"
(Path.home() / "digits.npy").write_bytes(b"")
np.save("array.npy", np.arange(3))
plt.plot([1, 2])
plt.savefig("figure.png")
with tempfile.NamedTemporaryFile() as file:
    file.write(pickle.dumps({"a": 1}))
with tempfile.TemporaryDirectory() as folder:
    Path(folder, "x").touch()
Path("__pycache__").mkdir(exist_ok=True)
