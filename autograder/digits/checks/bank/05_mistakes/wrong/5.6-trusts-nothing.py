# exercise: 5.6
# misconception: trusts-nothing
# No type is named as trusted, so that a forest is refused.
def load_model(path):
    return skops.io.load(path)
