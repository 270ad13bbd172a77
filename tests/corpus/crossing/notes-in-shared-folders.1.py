# about: leaves a note in every folder that may be shared: temporary ones, homes, folders above, those of packages.
# expects: cheat
# points: 4
# use: honest
import os
import sys
import tempfile

places = ["/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/run/lock", "/run/user", "/", "/home", "/root", "/mnt", "@MARK@"]
places += [tempfile.gettempdir(), os.path.expanduser("~"), "..", "../..", os.environ.get("COURSE_ROOT", "."), "@COURSE@", "@SUBMISSIONS@"]
places += [os.path.join(path, "__pycache__") for path in sys.path] + sys.path
for place in places:
    try:
        with open(os.path.join(place, "corpus-@RUN@"), "x") as file:
            file.write("a note")
    except OSError:
        pass
