# 2.1: works with float32 (decimals of half the size), checks with np.issubdtype. Expected: decimals from 0 to 1 in a new array; ValueError if decimals and none above 1.
tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = tiny.astype(np.float32) / np.float32(255)


def scale(pixels: np.ndarray) -> np.ndarray:
    are_decimals = np.issubdtype(pixels.dtype, np.floating)
    if are_decimals and bool((pixels <= 1).all()):
        raise ValueError("already between 0 and 1")
    result = np.array(pixels, dtype=np.float32)   # a copy
    result /= 255
    return result
