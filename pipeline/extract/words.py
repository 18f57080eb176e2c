"""Small closed word classes of English that several rules need."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for closed word classes."""
    return frozenset(text.split())


MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sep sept oct nov dec"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")

# Words that may be capitalised at the start of a sentence without being part of a name.
FUNCTION_WORDS = word_set(
    "a an the this that these those its his her their our your my it he she they we you i who which what "
    "when where in on at by for from with without of to as into onto over under after before during since "
    "until upon within between among amongst against about across along around through throughout toward "
    "towards via per despite following beyond and or but nor so yet if while whereas because although "
    "though unless once than then thus hence also both either neither each every all any some many most "
    "several few other another such same no not only just even still already here there now today "
    "yesterday tomorrow tonight is are was were be been being has have had having do does did will would "
    "shall should can could may might must how why whose whom one two three four five six seven eight "
    "nine ten eleven twelve first second third fourth fifth further furthermore moreover meanwhile "
    "however therefore additionally finally later earlier recently currently together alongside building "
    "joining speaking"
)

NAME_PARTICLES = word_set(
    "de da do dos das del della di du la las los le van von der den zu ter ten bin bint ibn ben al el y e"
)
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
CLAUSE_MARKS = frozenset(',;:.()[]|"-!?/')
