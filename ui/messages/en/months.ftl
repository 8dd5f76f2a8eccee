# The months of the timeline.
months-undated = Not sure when
months-count = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}
