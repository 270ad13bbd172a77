# 3.1: comprehensions, hasnans and the kind of the dtype. Expected: a dict with two lists of names, empty if no column belongs there.
def what_needs_preprocessing(frame: pd.DataFrame) -> dict[str, list[str]]:
    numeric_kinds = "iufc"
    return dict(
        missing=[str(name) for name in frame.columns if frame[name].hasnans],
        non_numeric=[str(name) for name in frame.columns if frame[name].dtype.kind not in numeric_kinds],
    )
