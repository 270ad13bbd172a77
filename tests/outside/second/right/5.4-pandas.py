# 5.4: a table with query and sort_values. Expected: positions of the k most confident mistakes, the most confident first.
def most_confident_mistakes(probabilities, labels, k):
    table = pd.DataFrame(
        {"label": labels, "guess": np.argmax(probabilities, axis=1), "confidence": np.max(probabilities, axis=1)}
    )
    wrong = table.query("label != guess").sort_values("confidence", ascending=False)
    return wrong.index.to_numpy(dtype=int)[:k]
