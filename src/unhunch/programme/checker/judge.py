"""stub"""
def check_plan(*a, **k): return ()
def check_week(*a, **k): return ()
