# about: closes every file, the wire among them.
# expects: stopped
import os

os.closerange(0, 1024)
