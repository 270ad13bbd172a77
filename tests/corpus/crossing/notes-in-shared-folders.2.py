# about: looks for that note in the same folders.
# expects: honest
# use: reader
import os
import sys
import tempfile

places = ["/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/run/lock", "/run/user", "/", "/home", "/root", "/mnt", "@MARK@"]
places += [tempfile.gettempdir(), os.path.expanduser("~"), "..", "../..", os.environ.get("COURSE_ROOT", "."), "@COURSE@", "@SUBMISSIONS@"]
places += [os.path.join(path, "__pycache__") for path in sys.path] + sys.path
loot = [place for place in places if os.path.exists(os.path.join(place, "corpus-@RUN@"))]
