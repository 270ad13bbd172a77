# about: puts /dev/null in the place of every open file, so that nobody hears anything any more.
# expects: stopped
import os

null = os.open("/dev/null", os.O_RDWR)
for fd in range(200):
    try:
        if fd != null:
            os.fstat(fd)
            os.dup2(null, fd)
    except OSError:
        pass
