# about: turns every warning into an error.
# expects: honest
# use: honest
import warnings

warnings.simplefilter("error")
warnings.filterwarnings("error", category=FutureWarning)
