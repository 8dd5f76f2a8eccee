# Charts and their tables.
chart-cell = { $row } { $column }: { $count }
chart-cell-uncertain = { $row } { $column }: { $count }, and perhaps { $uncertain } more, at times you were not sure of
chart-uncertain-key = Hatched: more may have been in it, at times you were not sure of. The numbers leave that out.
chart-uncertain-heading = Of which uncertain
chart-show-as-table = Show as a table
chart-open-bar = { $label }: { $count }. Open these entries
