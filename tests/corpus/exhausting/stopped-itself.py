# about: stops itself with SIGSTOP: no clock inside it rings any more. Runs into the clock.
# expects: stopped
import os
import signal


def make_model():
    os.kill(os.getpid(), signal.SIGSTOP)
