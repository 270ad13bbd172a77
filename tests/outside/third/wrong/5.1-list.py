# 5.1: a list of True and False. Expected: a boolean array.
def mistakes(labels, predictions):
    return [bool(true != guess) for true, guess in zip(labels, predictions)]
