# exercise: 2.1
# misconception: looks-for-exactly-one
# Only pixels with a largest value of exactly 1 count as scaled.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() == 1:
        raise ValueError("scaled already")
    return pixels / 255
