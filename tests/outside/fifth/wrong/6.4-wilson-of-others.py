# 6.4: Wilson with the others' number for n. Expected: both kinds of luck, here only that of the others (far too narrow if others are many).
def score_interval(right, others):
    low, high = wilson(np.mean(right) * others, others)
    return float(max(low, 0)), float(min(high, 1))


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image)
        paper = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1)
        rows.append(paper.ravel())
    return np.array(rows)
