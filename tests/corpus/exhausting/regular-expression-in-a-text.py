# about: errors whose text is made to be slow for whoever searches it: long runs of brackets, escapes and spaces.
# expects: stopped
text = "<" * 200_000 + "\x1b[" * 200_000 + " " * 200_000 + "(a+)+" * 10_000 + "&" * 200_000


def make_model():
    raise ValueError(text)


raise ValueError(text)
