# 5.1: two columns of a table compared. Expected: a boolean array of shape (n,), True where the prediction is wrong.
def mistakes(labels, predictions):
    table = pd.DataFrame({"true": labels, "predicted": predictions})
    return table["true"].ne(table["predicted"]).to_numpy(dtype=bool)
