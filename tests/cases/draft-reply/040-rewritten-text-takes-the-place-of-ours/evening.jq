.draft.text |= sub("^(Hallo|Guten Tag|Moin)"; "Guten Abend")
