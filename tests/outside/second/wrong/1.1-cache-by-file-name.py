# 1.1: remembers tables by the bare file name, so another file with the same name in another folder gives the old digits. Expected: what stands in the file at path.
_seen_files = {}


def load_csv_digits(path):
    key = Path(path).name
    if key not in _seen_files:
        frame = pd.read_csv(path)
        _seen_files[key] = (frame.drop(columns="label").to_numpy(dtype=np.uint8), frame["label"].to_numpy())
    return _seen_files[key]
