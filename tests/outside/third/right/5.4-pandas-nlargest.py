# 5.4: a Series of confidences and nlargest. Expected: an integer array, row numbers of at most k mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    table = pd.DataFrame(probabilities, columns=range(10))
    wrong = table.to_numpy().argmax(axis=1) != labels
    return table.max(axis=1)[wrong].nlargest(k).index.to_numpy(dtype=int)
