# about: announces a frame of four gigabytes.
# expects: stopped
import os
import stat

for fd in range(3, 64):
    try:
        if stat.S_ISSOCK(os.fstat(fd).st_mode) or stat.S_ISFIFO(os.fstat(fd).st_mode):
            os.write(fd, b"\xff\xff\xff\xff" + b"A" * 1000)
    except OSError:
        pass
