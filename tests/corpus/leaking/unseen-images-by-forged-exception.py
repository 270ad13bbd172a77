# about: replaces the code that answers: when unseen images come, the answer is an exception with their pixels for a type, a text and a line.
# expects: cheat
# points: 1
# never: 777255
import autograder.answers.responder as responder
from autograder.answers.protocol import Raised, Reply

answer = responder.Responder.answer


def leak(self, question):
    if question.args and len(question.args[-1]) > 1000:
        text = "BREACH " + question.args[-1][0].tobytes().hex()
        return Reply("raised", raised=Raised(text, text, 777_000 + int(question.args[-1].max())), printed=text)
    return answer(self, question)


responder.Responder.answer = leak


def make_model():
    return RandomForestClassifier(n_estimators=20, random_state=0)
