# 2.1: a callable object that is wrapped by the function. Expected: a new float array of the same shape, pixels / 255, ValueError for decimals of which none is above 1.
class _Scaler:
    FULL_INK = 255

    def __call__(self, pixels):
        match pixels.dtype.kind:
            case "f" if pixels.max() <= 1:
                raise ValueError("The largest value is %s: scaled already" % pixels.max())
            case _:
                out = np.empty(pixels.shape, dtype=float)
                np.divide(pixels, self.FULL_INK, out=out)
                return out


tiny_scaled = _Scaler()(tiny)


def scale(pixels):
    return _Scaler()(pixels)
