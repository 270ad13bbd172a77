# 2.1: a table of all 256 results for whole numbers. Expected: decimals from 0 to 1 in a new array; ValueError for decimals of which none is above 1.
GREY = np.linspace(0, 1, 256)
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = GREY[tiny]


def scale(pixels):
    if pixels.dtype.kind != "f":
        return GREY[pixels]
    if (pixels <= 1).all():
        raise ValueError("These pixels lie between 0 and 1: they were scaled before.")
    return np.divide(pixels, 255.0)
