# exercise: 1.3
# misconception: sorted-by-count
# value_counts sorts by size.
def class_counts(labels):
    return pd.Series(labels).value_counts().to_numpy()
