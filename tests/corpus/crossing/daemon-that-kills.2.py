# about: works honestly while that daemon is about.
# expects: honest
# use: honest
import time

time.sleep(0.5)
