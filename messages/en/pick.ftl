# Choosing incidents out of the record.
pick-search = Find by its words
pick-chosen = { $count ->
    [0] None chosen
    [one] One chosen
   *[other] { $count } chosen
}
pick-more = Show more
pick-none = None found.
pick-incident = { $when }: { $what }
pick-incident-undated = Not sure when: { $what }
pick-choose = Choose incidents
pick-take-out = Take out
pick-take-out-what = Take out: { $what }
pick-incident-unnamed = An incident
