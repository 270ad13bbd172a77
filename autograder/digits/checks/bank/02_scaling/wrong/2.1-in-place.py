# exercise: 2.1
# misconception: in-place
# The array of the caller is divided in place, if it holds decimals.
def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.max() <= 1:
        raise ValueError("scaled already")
    pixels = np.asarray(pixels, dtype=float)
    pixels /= 255
    return pixels
