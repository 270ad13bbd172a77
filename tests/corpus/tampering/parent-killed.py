# about: kills its own parent process and, by its number, the grader.
# expects: cheat
import os
import signal

for pid in (os.getppid(), int("@PID@")):
    if pid > 1 and pid != os.getpid():
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
