# exercise: 3.1
# Counts, comparisons and an Index; another order.
import numpy as np
import pandas as pd


def what_needs_preprocessing(df):
    empty = df.isnull().sum()
    numeric = [name for name, kind in df.dtypes.items() if pd.api.types.is_numeric_dtype(kind)]
    return {
        "non_numeric": df.columns.difference(numeric),
        "missing": np.array(sorted(empty[empty > 0].index), dtype=object),
    }
