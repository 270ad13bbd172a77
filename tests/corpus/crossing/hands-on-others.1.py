# about: slows others down: binds the grader to one core, lowers its priority, locks the course's files for ever.
# expects: cheat
# points: 4
# use: honest
import fcntl
import glob
import os
import time

for pid in (int("@PID@"), os.getppid()):
    try:
        if pid > 1:
            os.setpriority(os.PRIO_PROCESS, pid, 13)
    except OSError:
        pass
    try:
        if pid > 1:
            os.sched_setaffinity(pid, {0})
    except OSError:
        pass
held = []
for path in glob.glob(os.environ.get("COURSE_ROOT", ".") + "/data/*") + ["@HELDOUT@", "@CHECKS@"]:
    try:
        held.append(open(path))
        fcntl.flock(held[-1], fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        pass
if os.fork() == 0:
    os.setsid()
    os.closerange(0, 3)
    time.sleep(5)
    os._exit(0)
