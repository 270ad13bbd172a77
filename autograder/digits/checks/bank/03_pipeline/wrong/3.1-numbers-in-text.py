# exercise: 3.1
# misconception: numbers-in-text
# Text is converted first, so digits in text become numbers.
import pandas as pd


def what_needs_preprocessing(frame):
    non_numeric = []
    for name in frame.columns:
        try:
            pd.to_numeric(frame[name])
        except (ValueError, TypeError):
            non_numeric.append(name)
    return {"missing": list(frame.columns[frame.isna().any()]), "non_numeric": non_numeric}
