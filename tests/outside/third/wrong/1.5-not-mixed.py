# 1.5: every fifth row, nothing is mixed and the seed is ignored. Expected: mixed order.
def split(pixels, labels, seed):
    test = np.arange(len(labels)) % 5 == 0
    return pixels[~test], pixels[test], labels[~test], labels[test]
