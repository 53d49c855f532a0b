"""The names in a cell: `Selka Vashti سلكا alias Abu Selka ALIAS Vashti;`."""

from dragoman_guest import make, quality, scripts
from wit_world.imports.values import Name, NameForm, NameQuality

#: How the word `alias` is misspelt in the list.
MISSPELT = ("allias", "aliass", "alas")


def names(cell):
    """The names, the first of them primary, and how many said again what stood before."""
    found, again = {}, 0
    for words, form in quality.joined(cell, MISSPELT):
        for text, script in scripts.split(words):
            text = text.strip(" -;,")
            if not text:
                continue
            if text in found:
                again += 1
                continue
            found[text] = make(
                Name,
                full=text,
                form=_form(form, script, not found),
                quality=NameQuality.UNSTATED,
                script=script,
            )
    return list(found.values()), again


def _form(form, script, is_first):
    if is_first:
        return NameForm.PRIMARY
    if script not in (None, "Latn"):
        return NameForm.ORIGINAL_SCRIPT
    # None: the Latin words behind others of one and the same name.
    return form or NameForm.ALIAS
