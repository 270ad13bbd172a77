# exercise: 1.5
# pandas draws a fifth of each digit.
def split(pixels, labels, seed):
    y = pd.Series(labels)
    test = y.groupby(y).sample(frac=0.2, random_state=seed).sample(frac=1, random_state=seed)
    train = y.drop(test.index).sample(frac=1, random_state=seed)
    return pixels[train.index], pixels[test.index], train, test
