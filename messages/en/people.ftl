# People and kept places.
people-heading = People and places
people-lead = Who comes up again, and where. An unknown person counts: “the man in the grey car” is a name.
people-people = People
people-places = Places
people-add-person = Add a person
people-add-place = Add a place
people-none = Nobody is written down yet.
people-no-places = No place is written down yet. Your home or work, once written here and marked as protected, is withheld from bundles.
people-protected = Protected
people-struck-out = Struck out
people-person-new = Add a person
people-person-change = Change what is written about them
people-place-new = Add a place
people-place = Place
people-place-change = Change this place
people-change = Change
people-change-go-on = Go on with the change
people-change-begun = You had begun to change this. It is not saved yet.
people-did = { $count ->
    [one] In one incident
   *[other] In { $count } incidents
}
people-did-all = See all of them
people-named = Also named in

form-person-name = What do you call them?
form-person-name-hint = A name, or whatever you know them by.
form-person-role = What are they in this record?
form-person-acts_for = Do they act for somebody?
form-person-acts_for-short = Acts for
form-person-protected = Protect them?
form-person-protected-short = Protected
form-person-protected-hint = Never leaves in a main bundle: their name and details are withheld wherever Daybook finds them. Police get them in a file of their own.
form-person-protected-yes = Yes, protect their name and details
form-person-relationship = How do you and they know each other?
form-person-relationship-short = How you know each other
form-person-description = What do they look and sound like?
form-person-description-short = Looks and sounds
form-person-numbers = Telephone numbers
form-person-numbers-hint = One on each line.
form-person-emails = E-mail addresses
form-person-emails-hint = One on each line.
form-person-handles = Accounts
form-person-handles-add = Add an account
form-person-handles-platform = Where
form-person-handles-handle = Name there
form-person-addresses = Addresses
form-person-addresses-hint = One on each line.
form-person-vehicles = Vehicles
form-person-vehicles-add = Add a vehicle
form-person-vehicles-description = Make, model, colour, marks
form-person-vehicles-plate = Number plate
form-person-full_name = Full name
form-person-aliases = Other names
form-person-aliases-hint = One on each line.
form-person-born = Date of birth
form-person-words = Anything else

people-taken-there = Was a picture taken there?
people-taken-there-lead = Daybook does not know where this is on a map. A picture that was taken there can tell. When you hand over, other pictures are judged by it, so choose one that you are sure of.
people-taken-there-which = Which one was taken there?
people-taken-there-none = Choose a picture that was taken there
people-taken-there-save = It was taken there

form-place-name = What do you call it?
form-place-name-hint = For example, home, Mum’s, the nursery.
form-place-place_kind = What is it to you?
form-place-place_kind-short = Kind of place
form-place-address = Address
form-place-protected = Protect it?
form-place-protected-short = Protected
form-place-protected-hint = Never leaves in a main bundle: the address is withheld wherever Daybook finds it, and pictures taken there go in as copies without their place.
form-place-protected-yes = Yes, protect this place
form-place-point = Where it is on a map
form-place-point-hint = Latitude, longitude. With it, Daybook can tell when a picture was taken there.
