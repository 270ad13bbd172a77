# 5.4: a pandas Series of the confidences of the mistakes, nlargest. Expected: an integer array of the row numbers of the mistakes, the most confident first, at most k.
def most_confident_mistakes(probabilities, labels, k):
    table = pd.DataFrame(np.asarray(probabilities))
    confidence = table.max(axis=1)
    wrong = table.to_numpy().argmax(axis=1) != np.asarray(labels)
    return confidence[wrong].nlargest(k).index.to_numpy(dtype=np.int64)
