"""What went wrong, for the module's author."""

from componentize_py_types import Err
from wit_world.imports import log


def told(translate):
    """A translation that says in the log what an exception was: the host sees nothing but a trap otherwise."""

    def telling(self):
        try:
            return translate(self)
        except Err:
            raise
        except Exception as error:
            log.write(log.Level.ERROR, described(error))
            raise

    return telling


def described(error):
    """An exception with the function and line of each call, the innermost last. The standard library's own way would look
    for source files, of which the sandbox has none."""
    calls = []
    place = error.__traceback__
    while place is not None:
        calls.append(f"{place.tb_frame.f_code.co_name} line {place.tb_lineno}")
        place = place.tb_next
    return f"{type(error).__name__}: {error} ({', '.join(calls)})"
