# The pattern: counts and changes, never an adjective.
pattern-heading = The pattern so far
pattern-lead = From your { $count ->
    [one] one incident
   *[other] { $count } incidents
}. Every number opens the entries behind it.
pattern-empty-heading = Nothing to count yet
pattern-empty = Once you have written something down, this page counts it: how often, when, and what came after what. It never scores and never judges.
pattern-empty-write = Write something down
pattern-sentences = In sentences
pattern-sentences-change = Each kind by month: { $count } sentences
pattern-sentences-after = After each report, order and stage: { $count } sentences
pattern-open = { $said }: open these entries

pattern-months = By month
pattern-months-caption = Incidents in each month. Months without any are shown too.
pattern-month = Month
pattern-incidents = Incidents
pattern-not-dated-to-a-month = Not dated to one month, and so not in this chart: { $incidents }.
pattern-weeks = By week
pattern-weeks-caption = Incidents in each week, Monday to Sunday
pattern-week = Week
pattern-not-dated-to-a-week = Not dated to one week, and so not in this chart: { $incidents }.
pattern-gaps = Times of 14 days or more between incidents
pattern-gaps-note = A time without entries does not mean that nothing happened. What has no date at all may lie anywhere.
pattern-gap = { $days ->
   *[other] { $days } days
}
pattern-gap-line = , from { $from } to { $to }

pattern-hours = When in the week
pattern-hours-note = Each number counts only what is known to the hour. Where you were not sure, every hour in which it may have been is hatched.
pattern-hours-caption = Incidents by day of the week and hour
pattern-hours-corner = Day
pattern-hours-sure = Known to the hour: { $certain }. Not sure: { $uncertain }.
pattern-hours-left-out = Without a known time, and so not in this table: { $incidents }.

pattern-behaviours = What happened
pattern-behaviours-caption = Incidents by kind. One incident can be of several kinds.
pattern-behaviour = Kind
pattern-channels = How it came
pattern-channels-caption = Incidents by the way they came
pattern-channel = Way
pattern-people = Who
pattern-people-caption = Incidents by person, as far as you wrote it down
pattern-person = Person
pattern-join = Say who a name or number is
pattern-join-name = { $name } ({ $count })
pattern-join-which = Which of these are one person?
pattern-join-who = Who is it?
pattern-join-somebody = Somebody who is not written down yet
pattern-join-do = Count them together
pattern-joined = Now counted as theirs: { $names }.
pattern-join-undo = Undo
pattern-through-caption = Incidents done through somebody else
pattern-impacts = What changed in your life
pattern-impacts-caption = Changes that you wrote down, by kind
pattern-impact = Kind
pattern-changes = Changes

pattern-limbs = Beside the words of the law
pattern-limbs-about = { $statute } lists examples of what can be stalking. Your tags stand beside its words here.
pattern-limb-none = no incident

pattern-undated = Without any date
pattern-undated-line = { $incidents } without a known date.
pattern-held = What others hold, and until when
pattern-held-by = Held by { $who }.
pattern-held-asked = Asked for on { $date }.
pattern-held-not-asked = Not yet asked for, as far as is written down.
pattern-held-gone = Gone by { $date }.
pattern-held-passed = Was to be gone by { $date }.
pattern-held-no-date = It is not known when it will be gone.
pattern-held-asked-today = Asked today
pattern-held-got = Got it
pattern-promise-kept = Kept
pattern-open-more = { $count ->
    [one] One more
   *[other] { $count } more
}
pattern-jump = On this page
pattern-held-open = Open the incident
pattern-promises = Promised, and not marked as kept
pattern-promise-due = Due { $date }.
pattern-promise-no-due = No date was given.
pattern-promise-open = Open the report
