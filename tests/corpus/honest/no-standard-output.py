# about: sets the standard output to None, and closes the standard error.
# expects: honest
# use: honest
import sys

sys.stdout = None
sys.stderr.close()
