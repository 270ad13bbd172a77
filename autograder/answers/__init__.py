"""What a check may ask of a submission, and the two ways of asking.

`Answers` is the protocol that checks see. `live_answers` asks a namespace in this process
(the student's own notebook); `autograder.sandbox` asks another process over a wire. Both
use the same questions, the same `Responder` and the same conversion to plain values.
"""

from autograder.answers.asking import AskingAnswers, as_array, describe, live_answers, name_of
from autograder.answers.failure import Failure, Misconception, NotAttempted, Picture, fail
from autograder.answers.plain import Opaque, Plain
from autograder.answers.protocol import Answers, Built, File, Named, Own, Question, Raised, Reply
from autograder.answers.responder import Responder
from autograder.answers.views import AxesView, EstimatorView, FigureView, ImageView, TextView

__all__ = [
    "Answers",
    "AskingAnswers",
    "AxesView",
    "Built",
    "EstimatorView",
    "Failure",
    "FigureView",
    "File",
    "ImageView",
    "Misconception",
    "Named",
    "NotAttempted",
    "Opaque",
    "Own",
    "Picture",
    "Plain",
    "Question",
    "Raised",
    "Reply",
    "Responder",
    "TextView",
    "as_array",
    "describe",
    "fail",
    "live_answers",
    "name_of",
]
