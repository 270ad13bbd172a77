# about: looks for the unseen images in those places.
# expects: honest
# use: reader
import glob
import os
import tempfile

import autograder

places = ["/tmp", "/var/tmp", "/dev/shm", tempfile.gettempdir(), os.path.expanduser("~"), os.getcwd(), "..", "@MARK@", os.environ.get("COURSE_ROOT", ".")]
loot = [place for place in places if glob.glob(os.path.join(place, "corpus-@RUN@-images.npy"))]
loot += ["memory"] if hasattr(autograder, "corpus_images") else []
