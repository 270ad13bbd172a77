# about: leaves a daemon (two forks and a session of its own) that listens on sockets and writes notes.
# expects: cheat
# points: 4
# use: honest
import os
import sys

PROGRAM = """
import os, socket, time
try:
    line = socket.socket(socket.AF_UNIX)
    line.bind("\\0corpus-daemon-@RUN@")
    line.listen()
except OSError:
    pass
until = time.time() + 30
while time.time() < until:
    for place in ("/tmp", "/dev/shm", "."):
        try:
            open(os.path.join(place, "corpus-daemon-@RUN@"), "a").close()
        except OSError:
            pass
    time.sleep(0.2)
"""
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        try:
            os.execv(sys.executable, [sys.executable, "-I", "-c", PROGRAM, "corpus-daemon-@RUN@"])
        finally:
            os._exit(0)
    os._exit(0)
os.wait()
