# exercise: 2.1
# misconception: returns-the-error
# The error is returned as a value, and not raised.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        return ValueError("scaled already")
    return pixels / 255
