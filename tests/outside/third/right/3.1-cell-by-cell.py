# 3.1: asks each cell, and a helper decides about the type. Expected: lists of the names of columns with missing values and of columns that are not numbers.
def holds_gap(values):
    for value in values:
        if pd.isna(value):
            return True
    return False


def is_number_column(column):
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def what_needs_preprocessing(frame):
    columns = dict(frame.items())
    result = {}
    result["missing"] = [name for name in columns if holds_gap(columns[name])]
    result["non_numeric"] = [name for name in columns if not is_number_column(columns[name])]
    return result
