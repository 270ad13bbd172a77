# 2.1: divides a copy in place. Expected: decimals from 0 to 1 in a new array; ValueError for decimals of which none is above 1.
class AlreadyScaled(ValueError):
    pass


def is_scaled(array):
    return array.dtype.kind == "f" and not (array > 1.0).any()


def scale(pixels):
    if is_scaled(pixels):
        raise AlreadyScaled("nothing to do")
    result = np.array(pixels, dtype=float, copy=True)
    result /= 255
    return result


tiny = np.array([[0, 51], [102, 255]], dtype=np.uint8)
tiny_scaled = scale(tiny)
