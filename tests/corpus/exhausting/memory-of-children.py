# about: three children that take a gigabyte each, so that none is over a limit of its own.
# expects: cheat
# points: 4
# use: honest
import os
import time

for _ in range(3):
    try:
        if os.fork() == 0:
            try:
                held = bytearray(b"x") * 2**30
                time.sleep(1)
            finally:
                os._exit(0)
    except OSError:
        pass
