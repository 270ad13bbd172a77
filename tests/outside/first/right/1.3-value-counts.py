# 1.3: pandas value_counts, put into the order of the digits with 0 for the missing. Expected: an array of 10 whole numbers in the order of the digits.
def class_counts(labels):
    found = pd.Series(labels).value_counts()
    return found.reindex(range(10), fill_value=0).to_numpy()
