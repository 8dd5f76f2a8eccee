# The pages before the first note, and the two that come unhurried after it.
first-run-leave = Leave Daybook
first-run-continue = Continue

first-run-danger-heading = Are you in danger now?
first-run-danger-not = I am not in danger now
first-run-danger-101 = To report something that is not an emergency, call 101. You need no record of anything in order to report.

first-run-computer-heading = Could anyone else have used this computer, or set it up?
first-run-computer-hint = For example, a partner or former partner, somebody at home or at work, or whoever gave it to you or mended it.
first-run-computer-yes = Yes
first-run-computer-not-sure = I am not sure
first-run-computer-no = No
first-run-computer-problem = Choose yes, no, or “I am not sure”

first-run-other-device-heading = Another device may be safer
first-run-other-device-lead = Daybook locks what you write. It cannot protect you from a program on this computer that watches the screen or the keys.
first-run-other-device-use = Use a device that they never held and never set up: a friend’s, or a new one with new accounts.
first-run-other-device-ask = Or ask the { $name } first: { $number }, { $hours }. Call from a phone that they never held.
first-run-other-device-quiet = If you think that this computer is watched, do not search it or clean it for now. They may notice, and it can destroy evidence.
first-run-other-device-decide = It is your decision. Some people go on here because it is the only computer they have.
first-run-other-device-go-on = Go on with this computer

first-run-hide-heading = Leaving the screen fast
first-run-hide-lead = Two ways:
first-run-hide-keys = Press Shift three times, on every page, these first ones too. More presses do no harm.
first-run-hide-button = Or press Hide. In the record itself it is in the top corner of every page.
first-run-hide-what = The page goes blank at once and the window goes away. What you were writing is kept, encrypted. Coming back asks for the passphrase.
first-run-hide-not = It does not hide that Daybook is on this computer.

first-run-passphrase-heading = Choose a passphrase
first-run-passphrase-lead = It locks everything you write here. Nobody can reset it for you, so choose one that you can remember and that nobody who knows you could guess.
first-run-passphrase-label = Passphrase
first-run-passphrase-hint = Several words are easier to remember than one odd one, and harder to guess.
first-run-passphrase-again = Passphrase again
first-run-passphrase-make = Lock with this passphrase
first-run-passphrase-making = Making your record. This takes a moment.
first-run-passphrase-problem-empty = Write a passphrase
first-run-passphrase-problem-differ = The two are not the same. Type both again, or use Show
first-run-passphrase-problem-weak = This one can be guessed. Add another word or two, or take the six words

first-run-backup = I have a backup of my record
first-run-backup-heading = Bring your record back from a backup

recovery-heading = A second way in
recovery-lead = If you forget the passphrase, nobody can open your record: not us, not police. A recovery code is twelve words that open it instead.
recovery-safe = Good: written by hand, kept by somebody you trust, or somewhere that only you reach.
recovery-unsafe = Not good: a photo of it, a file on this computer, or a place that the other person can search.
recovery-optional = You can do without. Then the passphrase is the only way in.
recovery-make = Show me a recovery code
recovery-decline = I do not want one
recovery-later = Not now
recovery-making = Making the code. This takes a moment.
recovery-words-heading = Your twelve words
recovery-words-lead = They are shown this once. Write them down by hand in this order, and check them.
recovery-words-print = Daybook does not print them: printers and print queues keep copies.
recovery-kept = I have written them down
recovery-kept-done = The recovery code opens your record from now on. If you made one before, that one no longer does.
recovery-declined = You will not be asked again. You can make one in Settings at any time.
recovery-outstanding = There is no second way in yet, should you forget the passphrase.
recovery-outstanding-see = Make a recovery code
recovery-back = Back to writing

worth-knowing-heading = Worth knowing
worth-knowing-lead = No hurry with any of this.
worth-knowing-lawyer-heading = The other person’s lawyer may one day read this
worth-knowing-lawyer = If there is a court case, you may be asked for everything you wrote here, also what you left out of a bundle. Write what happened and how it was for you, in your own words. You need not be perfect.
worth-knowing-report-heading = You need no log to report
worth-knowing-report = You can go to police today with nothing written down. It is their work to gather evidence. This record is a help, and it is yours.
worth-knowing-later-heading = Writing later is normal
worth-knowing-later = Most people write things up afterwards, and many write nothing down for months. Daybook keeps when it happened and when you wrote it, side by side.
worth-knowing-back = Back to writing
