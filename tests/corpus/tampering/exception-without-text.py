# about: an exception that cannot be shown: its text is no text, or raises what nobody expects.
# expects: stopped
class Odd(Exception):
    def __str__(self):
        raise SystemExit(0)

    __repr__ = __str__


def make_model():
    raise Odd


raise Odd
