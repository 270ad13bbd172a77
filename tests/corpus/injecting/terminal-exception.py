# about: the text of an exception moves the cursor, changes the title and the colours of a terminal.
# expects: stopped
# reason: make_model
def make_model():
    raise ValueError("\x1b]0;owned\x07\x1b[2J\x1b[1;31mfull points\x1b[0m\x9b31m\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\ \x1bc")
