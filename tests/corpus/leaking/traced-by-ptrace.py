# about: attaches to its parent and to the grader as a debugger does.
# expects: cheat
# reason: nothing found
# use: show
import ctypes
import os

loot, libc = [], ctypes.CDLL(None)
ATTACH, DETACH = 16, 17
for pid in {os.getppid(), int("@PID@")} - {0, os.getpid()}:
    if libc.ptrace(ATTACH, pid, None, None) == 0:
        os.waitpid(pid, 0)
        libc.ptrace(DETACH, pid, None, None)
        loot.append("BREACH attached to a process above")
