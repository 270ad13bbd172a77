# 1.3: reindex without fill_value gives nan for digits that do not occur. Expected: they count 0, and all are whole numbers.
def class_counts(labels):
    return pd.Series(labels).value_counts().reindex(range(10)).to_numpy()
