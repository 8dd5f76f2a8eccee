# The timeline.
timeline-heading = Timeline
timeline-total = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}
timeline-total-and-span = { $total }, { $span }
timeline-found = { $count ->
    [0] No incidents found
    [one] { $count } incident found
   *[other] { $count } incidents found
}
timeline-search = Search
timeline-search-placeholder = Search your words, names, numbers
timeline-all-behaviours = All behaviours
timeline-some-behaviours = { $count ->
    [one] { $count } behaviour
   *[other] { $count } behaviours
}
timeline-everyone = Everyone
timeline-some-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
timeline-any-date = Any date
timeline-some-dates = Some dates
timeline-months = Jump to a month
timeline-cover = Cover the words
timeline-uncover = Show the words
timeline-covered = Covered
milestone-report = Told: { $what }
milestone-order_began = From this day: { $what }
milestone-order_served = Served: { $what }
milestone-order_ended = Until this day: { $what }
milestone-proceeding = { $what }
timeline-behaviour-count = { $behaviour } ({ $count })
timeline-people-legend = Who was involved
timeline-people-none = There are no people in your record yet.
timeline-dates-from = Not before
timeline-dates-to = Not after
timeline-dates-show = Show these dates
timeline-since = from { $date }
timeline-until = until { $date }
timeline-searched = “{ $words }”
timeline-take-away = Take away: { $filter }
timeline-clear = Show everything
timeline-only = { $count ->
    [one] Showing the one incident behind this number.
   *[other] Showing the { $count } incidents behind this number.
}
timeline-only-all = Show all incidents
timeline-newest = Back to the newest
timeline-list = Incidents, and what was done about them, newest first
timeline-items = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
timeline-witnesses = { $count ->
    [one] { $count } witness
   *[other] { $count } witnesses
}
timeline-event = event
timeline-struck = struck out
timeline-struck-because = struck out: { $reason }
timeline-empty-heading = Nothing is written yet
timeline-empty = What you write appears here by date, with your own words first.
timeline-empty-write = Write something
timeline-nothing-heading = Nothing found
timeline-nothing = Nothing that you wrote fits all of this. Other spellings, or fewer words, may find it.
timeline-more-failed = The next incidents could not be read: { $why }
timeline-again = Try again
