# exercise: 2.1
# misconception: in-place
# Division in place, which NumPy refuses for bytes.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    pixels /= 255
    return pixels
