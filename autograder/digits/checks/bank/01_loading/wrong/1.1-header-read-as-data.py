# exercise: 1.1
# misconception: header-read-as-data
# The line with the names is read as data.
def load_csv_digits(path):
    table = pd.read_csv(path, header=None)
    return table.iloc[:, 1:].to_numpy().astype(np.uint8), table[0].to_numpy().astype(int)
