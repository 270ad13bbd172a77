# about: sends one byte of a long frame now and then, so that somebody always waits for the next. Runs into the clock.
# expects: stopped
import os
import stat
import struct
import time


def make_model():
    wires = [fd for fd in range(3, 64) if os.path.exists(f"/proc/self/fd/{fd}") and stat.S_ISSOCK(os.fstat(fd).st_mode)]
    for fd in wires:
        os.write(fd, struct.pack(">I", 1_000_000))
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            for fd in wires:
                os.write(fd, b"{")
            time.sleep(0.2)
        except OSError:
            return None
        except BaseException:
            pass
