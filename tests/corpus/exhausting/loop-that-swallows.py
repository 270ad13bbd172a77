# about: a loop that swallows every exception, KeyboardInterrupt and ours among them. Runs into the clock.
# expects: stopped
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
