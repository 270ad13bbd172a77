# about: an exception whose text is five million characters, in the cell and in the call.
# expects: stopped
def make_model():
    raise ValueError("y" * 5_000_000)


raise ValueError("x" * 5_000_000)
