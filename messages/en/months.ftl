# The months of the timeline.
months-undated = Not sure when
months-count = { $count ->
    [0] No incidents
    [one] { $count } incident
   *[other] { $count } incidents
}
