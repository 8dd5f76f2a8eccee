# The answers of one incident: each is opened, answered and saved for itself.
guided-save = Save
guided-saving = Saving.
guided-cancel = Cancel
guided-hub-heading = What else do you know?
guided-hub-lead = Leave out what you like. Each answer is saved for itself, and you can come back to any of them.
guided-hub-written = What is written so far
guided-hub-first = What helps most
guided-hub-more = More questions ({ $count })
guided-hub-answer = Answer
guided-hub-answer-what = Answer: { $what }
guided-hub-done = Done
guided-hub-saved = Saved.
guided-remember-legend = Remember { $name }?
guided-remember = Remember “{ $name }” as a person
guided-remember-hint = Then you can choose them next time, and what they do is counted together.
guided-taken-away = What you had changed is taken away.
guided-bring-back = Bring it back
guided-restored = What you had begun is here again.
guided-restored-drop = Begin again from what is saved
guided-elsewhere = This entry was changed since you opened it. Nothing was overwritten, and your answers are still here. If you save them, the other version stays readable among the earlier ones.
guided-elsewhere-save = Save mine as the newest

guided-what-heading = What happened?
guided-what-lead = In your own words, in any order.
guided-what-problem = Write a few words about what happened

guided-when-heading = When did it happen?

guided-where-heading = Where did it happen?
guided-where-lead = Somewhere on the ground, online, or both.
guided-where-words = The place, as you would say it
guided-where-words-hint = For example, outside the school
guided-where-more = Address, or where online
guided-where-address = Address
guided-where-platform = Online: on what
guided-where-platform-hint = For example, Instagram, or a bank payment
guided-where-account = From which account or number
guided-where-url = Web address
guided-where-url-hint = The whole of it, copied from the top of the page

guided-who-heading = Who did it, as far as you know?
guided-who-lead = “I do not know” is an answer. Describe them if you can.
guided-who-people = People in your record
guided-who-somebody = Somebody else, or somebody you do not know
guided-who-name = A name, a number, or what they looked like
guided-who-why = Why do you think that it was them?
guided-who-why-of = Why do you think that it was { $name }?

guided-behaviours-heading = What kind of thing was it?
guided-behaviours-lead = Choose any that fit.
guided-behaviours-find = Find a kind
guided-behaviours-found = { $count ->
    [0] Nothing is called that. “Something else” is an answer, too.
    [one] One kind
   *[other] { $count } kinds
}
guided-behaviours-used = Chosen or used before
guided-behaviours-group = { $group } ({ $count } chosen)

guided-channels-heading = How did it come?
guided-channels-lead = Choose any that fit.

guided-exact-words-heading = What exactly was said or written?
guided-exact-words-lead = Word for word if you can, swearing and all.
guided-exact-words-words = Their words
guided-exact-words-by = Who said or wrote it

guided-unwanted-heading = Did they know that it was unwanted?
guided-unwanted-lead = You need not have told them. Blocking, not answering or leaving also says it.
guided-unwanted-words = How did they know?

guided-feelings-heading = How was it for you?
guided-feelings-lead = What it did to you matters as much as what was done. What you saw and heard stands on the other pages.
guided-feelings-then = Then
guided-feelings-after = Afterwards

guided-fear-heading = Were you afraid that violence would be used?
guided-fear-lead = Against you or anybody else.
guided-fear-against = Against whom?
guided-fear-against-not-said = I am not sure, or I would rather not say
guided-fear-words = What were you afraid of?

guided-changed-heading = What do you do differently because of it?
guided-changed-lead = For example, another way to work, locks changed, not going out.

guided-witnesses-heading = Did anybody else see or hear it?
guided-witnesses-lead = How to reach them goes only to police, never into what the other person could see.
guided-witnesses-name = Name
guided-witnesses-somebody = Somebody else
guided-witnesses-contact = How to reach them
guided-witnesses-saw = What they saw or heard

guided-children-heading = Were children there?
guided-others-heading = Was it aimed at anybody else, too?
guided-others-lead = For example, family, friends, a new partner, people at work.
guided-damage-heading = Was anything damaged, taken or left behind?

guided-evidence-heading = Is there anything that shows it?
guided-evidence-lead = Photos, screenshots, recordings, letters. Keep the original where it is, too.
guided-evidence-choose = Files already in your record
guided-evidence-none = No files are in your record yet.

guided-elsewhere-heading = Does anybody else hold something about it?
guided-elsewhere-lead = For example, a shop’s CCTV or a neighbour’s doorbell. Many are deleted within a month.
guided-elsewhere-what = What is it?
guided-elsewhere-what-problem = Write what it is, for example CCTV
guided-elsewhere-kind = What kind of thing?
guided-elsewhere-kind-hint = A camera is CCTV, a doorbell or a dashcam. A company’s records are, for example, its list of calls or deliveries.
guided-elsewhere-held-by = Who holds it?
guided-elsewhere-asked = When were they asked for it?
guided-elsewhere-gone = When will it be gone?

guided-breach-heading = Could it go against an order?
guided-breach-lead = Choose any that it may break. A court decides.
guided-breach-term = { $order }, term { $number }: { $term }

guided-first-noted-heading = Did you note it down somewhere before?
guided-first-noted-lead = A phone note, a calendar, a message to a friend. It helps to keep that first note.
guided-first-noted-on = On what
guided-first-noted-where-now = Where is that note now?
guided-first-noted-when = When did you note it?
