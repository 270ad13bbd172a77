# exercise: 2.1
# misconception: other-exception
# An assertion stands where a ValueError is asked for.
def scale(pixels):
    assert not (pixels.dtype.kind == "f" and pixels.max() <= 1), "scaled already"
    return pixels / 255
