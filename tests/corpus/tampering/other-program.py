# about: becomes another program, which ends well.
# expects: stopped
import os
import sys

os.execv(sys.executable, [sys.executable, "-c", "print('4 of 4 points')"])
