# exercise: 2.1
# misconception: in-place
# The decimals are written back into the bytes that came in.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    pixels[:] = pixels / 255
    return pixels
