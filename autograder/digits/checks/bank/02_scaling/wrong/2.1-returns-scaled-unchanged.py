# exercise: 2.1
# misconception: returns-scaled-unchanged
# Scaled pixels are passed through in silence.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        return pixels
    return pixels / 255
