# exercise: 2.1
# misconception: divides-by-256
# There are 256 grey values, so 256 is the divisor.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    return pixels / 256
