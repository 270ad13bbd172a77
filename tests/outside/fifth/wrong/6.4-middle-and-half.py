# 6.4: returns the share and half the width. Expected: two floats (low, high).
def score_interval(right, others):
    share = float(np.mean(right))
    size = len(right) * others / (len(right) + others)
    low, high = wilson(share * size, size)
    return share, float((high - low) / 2)


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
