# exercise: 1.2
# Bytes are put together by multiplication, and pixels by loops.
def number(four):
    return ((four[0] * 256 + four[1]) * 256 + four[2]) * 256 + four[3]

def read_idx_images(path):
    b = open(path, "rb").read()
    if number(b[:4]) != 2051:
        raise ValueError("no images in here")
    n, h, w = number(b[4:8]), number(b[8:12]), number(b[12:16])
    out = np.zeros((n, h, w), dtype=np.uint8)
    at = 16
    for i in range(n):
        for r in range(h):
            for c in range(w):
                out[i, r, c] = b[at]
                at += 1
    return out
