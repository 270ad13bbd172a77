# about: HTML comes in by the text that Python itself makes of a class's name.
# expects: stopped
# reason: attribute
def make_model():
    return type("<script>alert(1)</script>", (), {})()
