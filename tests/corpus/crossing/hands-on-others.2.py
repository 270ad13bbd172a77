# about: uses the course's files honestly after that, and looks for those locks and that priority.
# expects: honest
# use: reader
import fcntl
import glob
import os

from autograder.digits import load_digits

load_digits()
loot = ["priority"] if os.getpriority(os.PRIO_PROCESS, 0) == 13 else []
for path in glob.glob(os.environ.get("COURSE_ROOT", ".") + "/data/*"):
    try:
        with open(path) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        loot.append("lock")
    except OSError:
        pass
