# about: reads from the keyboard, in every way.
# expects: stopped
import os
import sys

for read in (input, sys.stdin.read, lambda: os.read(0, 1), lambda: open("/dev/tty").read()):
    try:
        read()
    except Exception:
        pass
