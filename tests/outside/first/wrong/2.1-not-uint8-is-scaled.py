# 2.1: takes everything that is not uint8 for decimals, so an empty image in int64 is refused. Expected: whole numbers of any kind are never refused.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny / 255


def scale(pixels):
    if pixels.dtype != np.uint8 and pixels.max() <= 1:
        raise ValueError("scaled already")
    return pixels / 255
