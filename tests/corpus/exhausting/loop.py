# about: a loop that never ends. Runs into the clock.
# expects: stopped
# reason: end within
while True:
    pass
