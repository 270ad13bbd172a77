# about: changes options of pandas and scikit-learn.
# expects: honest
# use: honest
import pandas as pd
import sklearn

pd.set_option("display.max_rows", 5)
pd.set_option("mode.copy_on_write", True)
sklearn.set_config(transform_output="pandas", display="text")
