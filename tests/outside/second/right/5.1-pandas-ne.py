# 5.1: Series.ne and back to numpy. Expected: a boolean mask that is True where the prediction is wrong.
def mistakes(labels, predictions):
    return pd.Series(labels).ne(pd.Series(predictions)).to_numpy(dtype=bool)
