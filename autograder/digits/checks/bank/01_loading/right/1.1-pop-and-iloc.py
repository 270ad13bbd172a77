# exercise: 1.1
# The label is taken out of the table by pop; the pixels come back as a table of uint8, the labels as a Series.
def load_csv_digits(path):
    data = pd.read_csv(path, dtype=np.uint8)
    y = data.pop("label")
    return data, y
