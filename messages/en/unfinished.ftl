# What was begun and is not saved.
unfinished-heading = { $count ->
    [one] Not finished
   *[other] Not finished ({ $count })
}
unfinished-answer = More about an incident
unfinished-left-with = With whom a code was left
unfinished-bundle = A bundle to hand over
unfinished-entry = Entry
unfinished-new = { $kind }, new
unfinished-change = { $kind }, changed
unfinished-about = about { $when }
unfinished-since = begun { $when }
unfinished-go-on = Go on with it
unfinished-throw = Throw it away
unfinished-thrown = It is thrown away.
unfinished-undo = Undo
unfinished-before-handing-over = { $count ->
    [one] One thing that you began is not saved. It will not be in a bundle. You find it under Write.
   *[other] { $count } things that you began are not saved. They will not be in a bundle. You find them under Write.
}
