# An incident in a list of questions and answers.
summary-what = What happened
summary-when = When
summary-where = Where
summary-who = Who
summary-who-was-there = Who was there
summary-behaviours = What kind of thing
summary-channels = How it came
summary-exact-words = Exact words
summary-unwanted = They knew that it was unwanted
summary-feelings = How it was
summary-fear = Fear of violence
summary-fear-against = { $answer }, { $against }
summary-fear-against-oneself = against you
summary-fear-against-somebody_else = against somebody else
summary-fear-against-both = against you and somebody else
summary-changed = What you do differently
summary-witnesses = Witnesses
summary-children = Children there
summary-others = Also aimed at
summary-damage = Damaged, taken or left
summary-evidence = Files
summary-elsewhere = What others hold
summary-breach = May break an order
summary-first-noted = First noted
summary-quote-by = “{ $words }” ({ $by })
summary-answer-and-words = { $answer }. { $words }
summary-elsewhere-gone = { $what }, gone by { $date }
summary-witness-saw = { $name }: { $saw }
summary-somebody = somebody
summary-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
summary-order-term = { $order }, term { $number }
summary-not-provided = Not said
summary-change = Change
summary-change-what = Change: { $what }
