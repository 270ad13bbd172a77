# about: brackets that the library for the teacher's table reads as markup, well formed and not.
# expects: stopped
# reason: 1.1
raise ValueError("[/] [/bold] [bold red]4[/bold red] [link=file:///etc/passwd]more[/link] [@click=app.bell]x[/] \\[ [[")
