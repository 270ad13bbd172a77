# 1.5: StratifiedShuffleSplit and its positions. Expected: 80 and 20 percent, mixed, stratified, labels with their rows, the same for the same seed.
from sklearn.model_selection import StratifiedShuffleSplit


def split(pixels, labels, seed):
    cutter = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=seed)
    learn, judge = next(cutter.split(np.zeros(len(labels)), labels))
    return pixels[learn], pixels[judge], labels[learn], labels[judge]
