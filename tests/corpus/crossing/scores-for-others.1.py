# about: forges what its process reports of its work, with scores that the grader might hand to the next student.
# expects: cheat
# points: 4
# use: honest
import autograder.sandbox.wire as wire

send = wire.Channel.send


def forge(self, message, seconds=None):
    if isinstance(message, dict) and "done" in message:
        forged = {"scores": {"corpus-@RUN@": 1.0}, "forests": {"corpus-@RUN@": "gASVAA=="}}
        message = {**message, "scores": 10**6, "forests": 10**6, "recorded": forged}
    return send(self, message, seconds)


wire.Channel.send = forge
