# exercise: 2.1
# misconception: scaled-twice
# The pixels are divided by 255 twice.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    pixels = pixels / 255
    return pixels / 255
