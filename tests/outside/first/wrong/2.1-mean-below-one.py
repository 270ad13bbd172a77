# 2.1: looks at the mean instead of at all pixels, so an almost empty raw image in decimals is refused. Expected: refused only if none is above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype.kind == "f" and pixels.mean() <= 1:
        raise ValueError("scaled already")
    return pixels / 255
