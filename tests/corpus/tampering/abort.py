# about: aborts when the model is asked for.
# expects: stopped
# reason: ended
import os


def make_model():
    os.abort()
