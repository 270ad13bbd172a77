# exercise: 2.1
# misconception: not-scaled
# Only the dtype is changed.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return pixels.astype(float)
