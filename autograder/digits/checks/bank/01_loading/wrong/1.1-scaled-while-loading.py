# exercise: 1.1
# misconception: scaled-while-loading
# The pixels are divided by 255 while loading.
def load_csv_digits(path):
    frame = pd.read_csv(path)
    return frame.drop(columns="label").to_numpy() / 255, frame["label"].to_numpy()
