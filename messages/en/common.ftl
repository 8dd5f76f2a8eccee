# Words that every screen shares.
common-daybook = Daybook
common-month-of-year = { $month } { $year }
common-time-not-sure = not sure when
common-quoted = “{ $words }”
common-optional = { $label } (optional)
common-back = Back
common-close = Close
common-undo = Undo
common-hide-again = Cover again
common-problem-heading = There is a problem
common-error-prefix = Error:
common-covered = Covered
common-uncover = Show { $what }
common-bring-back = Bring back what was here
