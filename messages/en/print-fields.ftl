# What each field of an entry is called where a detail was found in it. The id is the field's path.
bundle-field-before = { $field }, as it was written before
bundle-field-other = Another detail

bundle-field-incident-what = What happened
bundle-field-incident-when-said = When, in your words
bundle-field-incident-in-whose-words = In whose words
bundle-field-incident-where-words = Where
bundle-field-incident-where-address = Where: the address
bundle-field-incident-online-platform = Online: where
bundle-field-incident-online-account = Online: the account
bundle-field-incident-online-url = Online: the address of the page
bundle-field-incident-who-name = Who ({ $number })
bundle-field-incident-who-why = Who ({ $number }): why you think so
bundle-field-incident-behaviours = Kind of behaviour ({ $number })
bundle-field-incident-exact-words-words = Exact words ({ $number })
bundle-field-incident-exact-words-by = Exact words ({ $number }): who said them
bundle-field-incident-unwanted-words = How they knew that it was unwanted
bundle-field-incident-felt-then = How you felt then
bundle-field-incident-felt-after = How you felt afterwards
bundle-field-incident-fear-of-violence-words = Fear of violence
bundle-field-incident-what-changed = What you do differently since
bundle-field-incident-witnesses-name = Witness ({ $number })
bundle-field-incident-witnesses-contact = Witness ({ $number }): how to reach them
bundle-field-incident-witnesses-saw = Witness ({ $number }): what they saw or heard
bundle-field-incident-others-targeted = Who else was targeted
bundle-field-incident-damage = What was damaged, taken or left
bundle-field-incident-elsewhere-what = Held by others ({ $number })
bundle-field-incident-elsewhere-held-by = Held by others ({ $number }): by whom
bundle-field-incident-first-noted-when-said = First noted: when
bundle-field-incident-first-noted-on = First noted: on what
bundle-field-incident-first-noted-where-now = First noted: where that note is now

bundle-field-person-name = What you call them
bundle-field-person-full-name = Full name
bundle-field-person-aliases = Other name ({ $number })
bundle-field-person-handles-platform = Account ({ $number }): where
bundle-field-person-handles-handle = Account ({ $number })
bundle-field-person-numbers = Telephone number ({ $number })
bundle-field-person-emails = E-mail address ({ $number })
bundle-field-person-addresses = Address ({ $number })
bundle-field-person-vehicles-description = Vehicle ({ $number })
bundle-field-person-vehicles-plate = Vehicle ({ $number }): number plate
bundle-field-person-description = What they look like
bundle-field-person-relationship = Who they are to you
bundle-field-person-words = More about them

bundle-field-place-name = What you call it
bundle-field-place-address = Address

bundle-field-item-description = What it shows
bundle-field-item-original-name = The name of the file
bundle-field-item-police-reference = Police reference
bundle-field-item-produced-by = Who produces it
bundle-field-item-received-from = From whom you have it
bundle-field-item-source-device = The device it came from
bundle-field-item-original-is = Where the original is
bundle-field-item-device-make = Hidden details: the device’s maker
bundle-field-item-device-model = Hidden details: the device
bundle-field-item-device-software = Hidden details: the program
bundle-field-item-unread-clocks-words = A date in the file that could not be read
bundle-field-item-not-read = Why it could not be read

bundle-field-impact-words = What changed
bundle-field-impact-about = Whose life it changed
bundle-field-impact-when-said = When, in your words
bundle-field-impact-in-whose-words = In whose words

bundle-field-report-organisation = Reported to: the organisation
bundle-field-report-name = Reported to: the name
bundle-field-report-number = Reported to: their number
bundle-field-report-when-said = When, in your words
bundle-field-report-how = How you reported it
bundle-field-report-reference = Reference
bundle-field-report-said = What was said
bundle-field-report-promised-what = What was promised ({ $number })
bundle-field-report-outcome = What came of it
bundle-field-report-in-whose-words = In whose words

bundle-field-order-order-kind = Kind of order
bundle-field-order-made-by = Made by
bundle-field-order-reference = Reference
bundle-field-order-terms = Term ({ $number })
bundle-field-order-words = More about it

bundle-field-proceeding-place = Where
bundle-field-proceeding-outcome = What came of it
bundle-field-proceeding-told-by = Who told you
bundle-field-proceeding-words = More about it

bundle-field-assessment-tool = Which assessment
bundle-field-assessment-by = Who made it
bundle-field-assessment-agency = For which agency
bundle-field-assessment-outcome = What they wrote

bundle-field-needs-whose = Whose needs
bundle-field-needs-safe-contact = Safe to reach by
bundle-field-needs-unsafe-contact = Not safe
bundle-field-needs-interpreter = Interpreter
bundle-field-needs-access = Access
bundle-field-needs-children = Children and dependants
bundle-field-needs-supporter = Supported by
bundle-field-needs-wishes-what = Wants an order to say ({ $number })

bundle-field-consent-what = What may be shared
bundle-field-consent-with-whom = With whom
bundle-field-consent-words = More about it

bundle-field-note-words = Your note

bundle-field-fingerprint-left-code = The code
bundle-field-fingerprint-left-with-whom = Left with
bundle-field-fingerprint-left-reference = Their reference
