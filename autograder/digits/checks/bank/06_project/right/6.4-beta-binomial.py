# exercise: 6.4
# The posterior of a share, and what it predicts for the others; a power for thin strokes.
def score_interval(right, others):
    from scipy.stats import betabinom
    k = np.count_nonzero(right)
    law = betabinom(others, k + 0.5, len(right) - k + 0.5)
    return np.array([law.ppf(0.025), law.ppf(0.975)]) / others

def adapt(images):
    rows = []
    for image in images:
        big = np.clip(ndimage.zoom(image / 16, 2.5, order=3), 0, 1)
        paper = np.zeros((28, 28))
        paper[4:24, 4:24] = big
        row, column = ndimage.center_of_mass(paper)
        paper = np.clip(ndimage.shift(paper, (13.5 - row, 13.5 - column), order=1), 0, 1)
        rows.append(paper**3)
    return np.stack(rows).reshape(len(images), -1).astype(np.float32)
