# about: SystemExit(0) instead of an answer, in the cell and in the function.
# expects: stopped
# reason: SystemExit
def make_model():
    raise SystemExit(0)


raise SystemExit(0)
