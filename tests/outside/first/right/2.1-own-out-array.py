# 2.1: divides into an array of its own; early return for whole numbers. Expected: a new float array of the same shape, input unchanged, ValueError for scaled pixels.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = np.empty(tiny.shape)
np.divide(tiny, 255, out=tiny_scaled)


def scale(pixels):
    def divided():
        answer = np.empty(pixels.shape, dtype=float)
        np.divide(pixels, 255, out=answer)
        return answer

    if pixels.dtype.kind != "f":
        return divided()
    if pixels.max(initial=0) > 1:
        return divided()
    raise ValueError("pixels are scaled already")
