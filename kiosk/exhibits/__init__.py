"""Pure thinking, one module per exhibit: step(state, input, now_s) -> Step(state, facts, orders).

No Qt, threads, clock or files.
"""
