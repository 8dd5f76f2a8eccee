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
