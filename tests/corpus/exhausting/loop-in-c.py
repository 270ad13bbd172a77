# about: one operation that takes hours and hears no signal. Runs into the clock.
# expects: stopped
import re

re.match("(a|a)*b", "a" * 40)
