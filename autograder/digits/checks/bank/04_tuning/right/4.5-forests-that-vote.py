# exercise: 4.5
# Two kinds of forests vote, after a function of NumPy: all of it can be described.
from sklearn.ensemble import ExtraTreesClassifier, VotingClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer


def final_model():
    forests = [("one", RandomForestClassifier(100, random_state=1)), ("two", ExtraTreesClassifier(100, random_state=2))]
    vote = VotingClassifier(forests, voting="soft")
    return Pipeline([("algo", make_pipeline(FunctionTransformer(np.sqrt), vote))])
