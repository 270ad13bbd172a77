# 1.3: pandas value_counts with reindex. Expected: 10 whole numbers in the order of the digits.
def class_counts(labels):
    how_often = pd.Series(np.asarray(labels).astype(int)).value_counts()
    return how_often.reindex(range(10), fill_value=0).to_numpy()
