# about: copies the open files of its parent and of the grader by pidfd_getfd.
# expects: cheat
# reason: nothing found
# use: show
import ctypes
import os

PIDFD_OPEN, PIDFD_GETFD = 434, 438
loot, libc = [], ctypes.CDLL(None)
for pid in {os.getppid(), int("@PID@")} - {0, os.getpid()}:
    handle = libc.syscall(PIDFD_OPEN, pid, 0)
    for number in range(16) if handle >= 0 else ():
        if libc.syscall(PIDFD_GETFD, handle, number, 0) >= 0:
            loot.append(f"BREACH file {number} of a process above")
