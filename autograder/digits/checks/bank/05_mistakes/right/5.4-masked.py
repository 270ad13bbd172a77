# exercise: 5.4
# Right ones get a confidence of -1.
def most_confident_mistakes(probabilities, labels, k):
    confidence = np.where(probabilities.argmax(1) == labels, -1, probabilities.max(1))
    order = confidence.argsort()[::-1]
    return order[: min(k, int((confidence > -1).sum()))].astype("int32")
