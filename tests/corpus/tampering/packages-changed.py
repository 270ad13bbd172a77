# about: writes into the folders of the installed packages, of Python and of its caches.
# expects: cheat
import os
import sys

import numpy
import sklearn

import autograder

folders = [*sys.path, *(os.path.dirname(m.__file__) for m in (numpy, sklearn, autograder, os))]
for folder in folders + [os.path.join(folder, "__pycache__") for folder in folders]:
    try:
        with open(os.path.join(folder, "corpus-@RUN@.txt"), "x") as file:
            file.write("left by a student")
    except OSError:
        pass
