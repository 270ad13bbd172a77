# 2.1: only the first row is asked, so raw decimals with an empty first row are refused. Expected: refused only if no pixel is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and np.max(pixels[0]) <= 1:
        raise ValueError("The pixels are scaled already.")
    return pixels / 255
