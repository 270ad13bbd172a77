# about: ends Python with code 0 in the cell: an exit code must prove nothing.
# expects: stopped
# reason: ended
import os

os._exit(0)
