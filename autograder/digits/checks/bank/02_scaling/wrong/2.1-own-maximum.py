# exercise: 2.1
# misconception: own-maximum
# Each batch is divided by its own maximum.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return pixels / pixels.max()
