# about: ends Python with code 0 when the model is asked for.
# expects: stopped
# reason: ended
import os


def make_model():
    os._exit(0)
