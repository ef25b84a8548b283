"""The pages: Django, server-rendered, with small modules of script that only make them quicker."""
