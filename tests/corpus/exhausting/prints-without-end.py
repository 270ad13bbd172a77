# about: prints for ever, to every place that takes text. Runs into the clock.
# expects: stopped
import os
import sys

while True:
    print("x" * 100_000)
    print("x" * 100_000, file=sys.stderr)
    for fd in (1, 2):
        try:
            os.write(fd, b"x" * 1_000_000)
        except OSError:
            pass
