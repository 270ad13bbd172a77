# about: puts an object in the place of the standard output that raises when something is printed.
# expects: honest
# use: honest
import sys


class Broken:
    encoding = "ascii"

    def write(self, text):
        raise OSError("no paper")

    def flush(self):
        raise OSError("no paper")


sys.stdout = Broken()
