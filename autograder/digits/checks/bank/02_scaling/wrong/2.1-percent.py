# exercise: 2.1
# misconception: percent
# The result is in percent.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return pixels / 255 * 100
