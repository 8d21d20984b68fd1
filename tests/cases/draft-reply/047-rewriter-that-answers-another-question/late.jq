# Always answers the first one: its text must not reach anybody else.
.id = "x:1" | .draft.text |= "Moin Jana Petersen, wir sehen nach. Das tut uns leid."
