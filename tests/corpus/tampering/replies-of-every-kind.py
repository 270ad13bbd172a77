# about: replaces the code that answers by one that goes through every kind of reply, each with odd contents.
# expects: cheat
import numpy as np
import pandas as pd

import autograder.answers.responder as responder
from autograder.answers.protocol import Raised, Reply
from autograder.answers.views import EstimatorView, FigureView

replies = [
    Reply("missing", pd.DataFrame({"a": [1]})),
    Reply("stub", np.zeros((3, 3))),
    Reply("raised", None, None),
    Reply("raised", None, Raised("", "", -1)),
    Reply("value", FigureView((), "", ())),
    Reply("value", EstimatorView("", "", {}, (), True), changed=(10**9,)),
]
count = []


def answer(self, question):
    count.append(1)
    return replies[len(count) % len(replies)]


responder.Responder.answer = answer


def make_model():
    return None
