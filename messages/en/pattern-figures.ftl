# The sentences of the figures (crate patterns), on screen and in print.
# Counts and changes only: never an adjective, never a score. The phrases that say one number stand
# first; each of them must be found as it is in the sentence that it is put into.

figure-incidents = { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}
figure-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
figure-different-days = { $count ->
    [one] { $count } day
   *[other] { $count } different days
}
figure-days-later = { $count ->
    [one] { $count } day later
   *[other] { $count } days later
}
figure-changes = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
figure-reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
figure-things-held = { $count ->
    [one] { $count } thing
   *[other] { $count } things
}
figure-promises = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
}
figure-in-month = { $count } in { $month }
figure-in-no-month = { $count } not dated to a month
figure-month = { $month } { $year }
figure-week-of = Week of { $date }
figure-incidents-from-to = { $count ->
    [one] { $count } incident from { $from } to { $to }
   *[other] { $count } incidents from { $from } to { $to }
}
figure-from-to = from { $from } to { $to }

# Counts
figure-count = { $incidents } over { $days }, from { $from } to { $to }, on { $different }.
figure-count-one-day = { $incidents }, dated to { $date }.
figure-count-undated = { $incidents }. The dates are not known to the day.
# Of days in a row, not of a week of the calendar.
figure-most-in-seven-days = The most in any seven days in a row: { $spans }.
# Each incident is in one of these four.
figure-names-other-person = The other person is named: { $incidents }.
figure-names-somebody-else = Somebody else in the record is named, and not the other person: { $incidents }.
figure-somebody-not-known = Somebody is told of who is not in the record, or is not known: { $incidents }.
figure-nobody-named = It is not said who did it: { $incidents }.
figure-not-dated-to-a-day = Not dated to a day, and so not counted by day: { $incidents }.
figure-change = { $behaviour }: { $incidents } ({ $months }).
figure-may-breach = Marked as a possible breach of an order: { $incidents }.
# $fear is one of the three below. Only fear for oneself is what section 4A asks for, so they are never added together.
figure-fear = { $fear } is written of in { $incidents }, on { $different }: { $dates }.
figure-fear-undated = { $fear } is written of in { $incidents }.
figure-fear-oneself = Fear that violence would be used against the keeper
figure-fear-others = Fear that violence would be used against somebody else
figure-fear-not-said = Fear that violence would be used (not said against whom)
figure-impacts = Written down about daily life and health: { $changes }.
figure-what-changed = Something is done differently since: { $incidents }.
figure-reports-to-police = Made to police: { $reports }.
figure-children-present = Children were present: { $incidents }.
figure-witnessed = A witness is named, of it or of what was left of it: { $incidents }.
figure-with-evidence = Evidence is attached: { $incidents }.
figure-longest-gap = The longest time in which no dated incident lies or may lie is { $days }, from { $from } to { $to }.

# What came after. A later day, certainly; the same day is not counted.
figure-after-unwanted = Came after { $date }, the first dated incident at which it was known to be unwanted: { $incidents }.
figure-report-to-police = report to police
figure-service-of-order = service of this order: { $order }
# Where it is not written down when it was served.
figure-date-of-order = date of this order, no day of service written down: { $order }
figure-stage = stage of proceedings: { $stage }
# Of those that came after.
figure-naming-other-person = { $count ->
    [one] { $count } of them names the other person
   *[other] { $count } of them name the other person
}
figure-naming-nobody = none of them names the other person
figure-after = After { $date } ({ $what }): { $incidents } ({ $naming }).
figure-after-first = After { $date } ({ $what }): { $incidents } ({ $naming }), the first { $later }.

# What is still open
figure-held = Others hold { $things } not marked as handed over.
figure-held-until = Others hold { $things } not marked as handed over. The dates by which they are gone: { $dates }.
figure-promises-open = Not marked as kept: { $promises }.
figure-promises-due = Not marked as kept: { $promises }. The first due date: { $date }.

# Tallies
figure-tally = { $label }: { $count ->
    [one] { $count } incident
   *[other] { $count } incidents
}.
figure-tally-changes = { $label }: { $count ->
    [one] { $count } change
   *[other] { $count } changes
}.
figure-person-unknown = Not known who
figure-person-not-said = Not said who
figure-person-removed = A person no longer in the record
figure-impact-not-said = Kind not said
