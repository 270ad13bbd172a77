# 6.4: keeps the rows of the first call and gives them again by number. Expected: for each picture that comes in, its own row; state of an earlier call is used.
kept = {}


def score_interval(right, others):
    size = len(right) * others / (len(right) + others)
    share = float(np.mean(right))
    low, high = wilson(share * size, size)
    return max(0.0, min(float(low), share)), min(1.0, max(float(high), share))


def adapt(images):
    for number, image in enumerate(images):
        if number not in kept:
            paper = scaled_up(image)
            kept[number] = np.clip((paper / paper.max() - 0.4) / 0.4, 0, 1).ravel()
    return np.array([kept[number] for number in range(len(images))])
