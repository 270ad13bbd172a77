# about: sets seeds, an alarm handler, a language, a variable of the environment and the garbage collector.
# expects: honest
# use: honest
import faulthandler
import gc
import locale
import os
import random
import signal

import numpy as np

random.seed(0)
np.random.seed(0)
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGALRM, lambda *args: None)
os.environ["OMP_NUM_THREADS"] = "2"
locale.setlocale(locale.LC_ALL, "C")
gc.disable()
os.umask(0o077)
