# about: a model that never comes. Runs into the clock.
# expects: stopped
# reason: end within
def make_model():
    while True:
        pass
