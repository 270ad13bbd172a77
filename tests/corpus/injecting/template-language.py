# about: the language of the templates that make the pages.
# expects: stopped
# reason: 7*7
raise ValueError("{{ 7*7 }} {% for x in ().__class__.__bases__[0].__subclasses__() %}{{ x }}{% endfor %} ${7*7} %(x)s {0.__class__}")
