# Charts and their tables.
chart-cell = { $row } { $column }: { $count }
chart-cell-uncertain = { $row } { $column }: { $count }, of which { $uncertain } from times you were not sure of
chart-uncertain-key = Underlined: some of it is from times you were not sure of, shared out over the hours it may have been.
chart-uncertain-heading = Of which uncertain
chart-show-as-table = Show as a table
chart-open-bar = { $label }: { $count }. Open these entries
