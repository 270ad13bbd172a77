# about: a thread sends the same frame again and again while the questions come.
# expects: cheat
import os
import stat
import struct
import threading
import time

HEADER = b'{"blobs": 0, "body": ["dict", [["nonce", "0"], ["reply", null]]]}'


def flood():
    until = time.time() + 4
    while time.time() < until:
        for fd in range(3, 64):
            try:
                if stat.S_ISSOCK(os.fstat(fd).st_mode) or stat.S_ISFIFO(os.fstat(fd).st_mode):
                    os.write(fd, struct.pack(">I", len(HEADER)) + HEADER)
            except OSError:
                pass


threading.Thread(target=flood, daemon=True).start()
