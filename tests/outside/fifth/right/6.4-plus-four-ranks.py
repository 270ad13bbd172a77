# 6.4: plus-four normal interval with summed squared errors; ranks replaced by a typical row's greys. Expected: clipped to 0..1 and around the share; the darkest pixel gets the darkest grey, per picture.
def score_interval(right, others):
    n = len(right)
    share = sum(bool(answer) for answer in right) / n
    p = (share * n + 2) / (n + 4)
    error = (p * (1 - p) * (1 / (n + 4) + 1 / others)) ** 0.5
    low, high = p - 1.96 * error, p + 1.96 * error
    low, high = min(low, share), max(high, share)
    return float(max(low, 0)), float(min(high, 1))


TYPICAL = np.sort(X_train, axis=1).mean(axis=0)


def adapt(images):
    rows = []
    for image in images:
        paper = scaled_up(image).ravel()
        row = np.empty(784)
        row[np.argsort(paper, kind="stable")] = TYPICAL
        rows.append(row)
    return np.stack(rows)
