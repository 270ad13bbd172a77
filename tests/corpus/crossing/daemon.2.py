# about: looks for that daemon: its process, its sockets and its notes.
# expects: honest
# use: reader
import glob
import os
import socket

loot = []
try:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(0.2)
        line.connect("\0corpus-daemon-@RUN@")
        loot.append("a socket")
except OSError:
    pass
for path in glob.glob("/proc/[0-9]*/cmdline"):
    try:
        if b"corpus-daemon-@RUN@" in open(path, "rb").read():
            loot.append(path)
    except OSError:
        pass
loot += [place for place in ("/tmp", "/dev/shm", ".") if os.path.exists(f"{place}/corpus-daemon-@RUN@")]
