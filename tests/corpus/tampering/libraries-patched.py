# about: puts fakes in the place of json, struct, numpy and pytest, and of the modules of the grader.
# expects: stopped
import json
import struct
import sys
import types

import numpy as np

json.loads = json.dumps = lambda *args, **kwargs: {"points": 4}
struct.pack = lambda *args: b""
np.array = np.asarray = lambda *args, **kwargs: None
np.array_equal = np.allclose = lambda *args, **kwargs: True
for name in ("json", "struct", "pytest", "numpy", "autograder.api", "autograder.grading", "autograder.digits.checks"):
    fake = types.ModuleType(name)
    fake.fail = lambda *args, **kwargs: None
    sys.modules[name] = fake
