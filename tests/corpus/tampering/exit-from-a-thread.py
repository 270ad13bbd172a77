# about: a thread ends Python with code 0 as soon as the model is asked for; the cell itself is honest.
# expects: stopped
import os
import threading

asked = threading.Event()
threading.Thread(target=lambda: (asked.wait(), os._exit(0)), daemon=True).start()


def make_model():
    asked.set()
    threading.Event().wait(1)
    return RandomForestClassifier(random_state=0)
