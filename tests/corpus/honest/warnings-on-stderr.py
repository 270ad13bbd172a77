# about: warns, logs, and writes to the standard error.
# expects: honest
# use: honest
import logging
import sys
import warnings

warnings.warn("careful")
warnings.warn("old", DeprecationWarning)
logging.warning("a log line")
logging.basicConfig(level=logging.DEBUG, force=True)
print("something on stderr", file=sys.stderr)
