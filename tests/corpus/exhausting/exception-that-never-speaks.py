# about: an exception whose text never comes. Runs into the clock.
# expects: stopped
class Silent(Exception):
    def __str__(self):
        while True:
            pass


def make_model():
    raise Silent
