# exercise: 5.1
# A pandas Series.
def mistakes(labels, predictions):
    return pd.Series(labels).ne(pd.Series(predictions))
