# The timeline by its days.
calendar-show-as = Show as
calendar-list = List
calendar-calendar = Calendar
calendar-label = Calendar
calendar-day = { $date }, { $holds }
calendar-day-nothing = nothing
calendar-day-holds = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}
calendar-day-holds-what = { $holds }: { $what }
calendar-month-before = The month before
calendar-month-after = The month after
calendar-first = First month: { $month }
calendar-last = Last month: { $month }
calendar-marks = What the marks stand for
calendar-mark-else = Something else, or not said
calendar-nothing = { $month } holds nothing that is known to a day.
calendar-spans-heading = Not known to a day
calendar-spans-about = These stand on no day, because the day is not known.
calendar-span-month = Some time in { $month }
calendar-span-week = Some time in the week from { $from } to { $to }
calendar-span-two-days = On { $from } or { $to }
calendar-span = Some time between { $from } and { $to }
calendar-undated = { $count ->
    [one] { $count } incident has no date.
   *[other] { $count } incidents have no date.
}
calendar-undated-show = Show in the list
calendar-opened-nothing = Nothing is written about this day.
calendar-more = Show more
calendar-close = Close
