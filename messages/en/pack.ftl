# Names of behaviours, channels, roles, kinds and stages, on screen and in print.
# Ids end with the value as it stands in JSON: channel-in_person, order-kind-restraining_order.

# The pack for England and Wales
pack-england_and_wales = England and Wales
pack-tag-is-no-finding = These words help to sort what happened. Whether something falls under the law is for police and a court.
# While the law of a pack is under review.
law-under-review-england_and_wales = A review of the law on stalking was announced in October 2025; its outcome is not known to Daybook. So the law may have changed.
pack-quiet-line = If you may be in danger, call 999. The National Stalking Helpline is on { $number }, { $hours }.

behaviour-group-presence = Following, watching, turning up
behaviour-group-contact = Getting in touch
behaviour-group-online = Phones, accounts and devices
behaviour-group-others = Publishing, pretending, and other people
behaviour-group-property = Things, home and animals
behaviour-group-threats = Threats, violence and what is forbidden

behaviour-following = Following
behaviour-following-help = Came after you on foot, by car or on public transport.
behaviour-watching = Watching or spying
behaviour-watching-help = Looked at you or your home, from near or far, or had somebody do it.
behaviour-loitering = Waiting or hanging about
behaviour-loitering-help = Stayed around a place where you are or often go.
behaviour-turning_up = Turning up where you were
behaviour-turning_up-to-others = Turning up where the keeper was
behaviour-turning_up-help = Appeared somewhere that they could only know from your plans or habits.
behaviour-visit_home = Visits to the home
behaviour-visit_home-help = Came to the door, the garden, the street outside or the entrance hall.
behaviour-visit_work = Visits to work
behaviour-visit_work-help = Came to your workplace, college or university, or waited outside.
behaviour-visit_school = Visits to a school or nursery
behaviour-visit_school-help = Came to a place where children are looked after or taught.
behaviour-driving_past = Driving past or parking outside
behaviour-driving_past-help = A car, van or bike that passed, circled or stood there.
behaviour-entry_to_home = Entry to the home
behaviour-entry_to_home-help = Somebody was inside, tried to get in, or had a key.
behaviour-taking_pictures = Taking pictures or filming
behaviour-taking_pictures-help = Photographed, filmed or recorded you, your home or the people around you.
behaviour-from_the_air = Following or watching from the air
behaviour-from_the_air-help = With a drone, or from a plane or helicopter.

behaviour-contacting = Contact that was not wanted
behaviour-contacting-help = Any other way of getting in touch, or trying to.
behaviour-calls = Calls
behaviour-calls-help = Calls answered or missed, and voicemail.
behaviour-silent_calls = Silent calls
behaviour-silent_calls-help = Calls in which nobody spoke, or the other side hung up.
behaviour-messages = Messages
behaviour-messages-help = Texts, chats, e-mails, direct messages, friend requests.
behaviour-letters = Letters and cards
behaviour-letters-help = Anything written on paper: posted, handed over or left.
behaviour-leaving_gifts = Leaving or sending gifts
behaviour-leaving_gifts-help = Flowers, presents, food or other things left or sent.
behaviour-payments = Messages in bank payments
behaviour-payments-help = Money sent, or asked for, with words in the reference.
behaviour-third_party_contact = Contact through somebody else
behaviour-third_party_contact-help = Family, friends, colleagues or strangers who passed something on, or asked about you.
behaviour-new_account_after_block = A new account or number after a block
behaviour-new_account_after_block-help = They came back under another name or number after you blocked them.
behaviour-using_proceedings = Using courts, complaints or child contact to reach you
behaviour-using_proceedings-to-others = Using courts, complaints or child contact to reach the keeper
behaviour-using_proceedings-help = Applications, complaints, letters from lawyers or handovers of children that keep them in touch.
behaviour-ordering_things = Ordering things in your name
behaviour-ordering_things-to-others = Ordering things in the keeper’s name
behaviour-ordering_things-help = Taxis, food, parcels, subscriptions or visits that you did not ask for.

behaviour-monitoring = Monitoring phone, internet or e-mail
behaviour-monitoring-help = Knew what you wrote, read or searched, or whom you spoke to.
behaviour-account_access = Getting into accounts
behaviour-account_access-help = Used your e-mail, bank, cloud or social media, or changed a password.
behaviour-spyware = Spyware on a phone or computer
behaviour-spyware-help = A program that watches, found or suspected. If you think it is on this computer, use another one to ask for help.
behaviour-tracker = Tracker or hidden device
behaviour-tracker-help = A tag, a GPS tracker, a hidden camera or microphone, found or suspected. Before you move it, ask police or the helpline.
behaviour-smart_home = Using cameras or devices in the home
behaviour-smart_home-help = Doorbells, heating, lights, locks or speakers used by somebody who should not.
behaviour-shared_devices = Watching through a car, a child’s device or a shared plan
behaviour-shared_devices-help = A car’s app, a child’s phone, console or tablet, a family plan or shared account that shows where you are or what you do.
behaviour-online_games = Turning up in online games
behaviour-online_games-help = Joined your games, servers or groups, or wrote or spoke to you there, under any name.

behaviour-publishing = Publishing things about you
behaviour-publishing-to-others = Publishing things about the keeper
behaviour-publishing-help = Posts, comments, pages, leaflets or reviews about you.
behaviour-impersonation = Pretending to be you
behaviour-impersonation-to-others = Pretending to be the keeper
behaviour-impersonation-help = Profiles, messages or adverts that look as if they came from you.
behaviour-cloned_voice_or_face = Copying a voice or face
behaviour-cloned_voice_or_face-help = A made-up recording, call, picture or film with your voice or face, or that of somebody you know.
behaviour-doxxing = Publishing private details
behaviour-doxxing-help = Your address, number, workplace or other details made public.
behaviour-intimate_images_taken = Intimate pictures taken or filmed
behaviour-intimate_images_taken-help = Without your agreement: filmed, photographed, recorded from a call, or a copy kept of what was shown for a short time.
behaviour-intimate_images_made = Intimate pictures made or altered
behaviour-intimate_images_made-help = Put together with a program, or asked for, so that they seem to show you.
behaviour-intimate_images_shared = Intimate pictures shared
behaviour-intimate_images_shared-help = Real, altered or made-up ones, sent, posted or shown to anybody.
behaviour-intimate_images_threatened = Threat to share intimate pictures
behaviour-intimate_images_threatened-help = Said or hinted at, whether or not such pictures exist.
behaviour-sexual_pictures_sent = Sexual pictures sent to you
behaviour-sexual_pictures_sent-to-others = Sexual pictures sent to the keeper
behaviour-sexual_pictures_sent-help = Pictures or films that you did not ask for.
# Not offered any more: the five above took its place. Entries that were written before carry it.
behaviour-intimate_images = Sharing intimate pictures, or saying they will
behaviour-intimate_images-help = Real, altered or made-up pictures or videos.
behaviour-false_reports = False reports about you
behaviour-false_reports-to-others = False reports about the keeper
behaviour-false_reports-help = Untrue things told to police, social services, an employer, a landlord or others.
behaviour-approaching_others = Going after people around you
behaviour-approaching_others-to-others = Going after people around the keeper
behaviour-approaching_others-help = Contacted, followed or threatened family, friends, colleagues or a new partner.
behaviour-recruiting_others = Getting others to join in
behaviour-recruiting_others-help = Friends, relatives, followers or strangers who were asked, paid or stirred up to do something to you.

behaviour-interfering_with_property = Interfering with property
behaviour-interfering_with_property-help = Things moved, opened, blocked, left behind or used.
behaviour-damage = Damage
behaviour-damage-help = Something of yours broken, cut, scratched, painted or burnt.
behaviour-theft = Taking things
behaviour-theft-help = Post, bins, clothes, keys or anything else that went.
behaviour-harming_animals = Harming or threatening animals
behaviour-harming_animals-help = A pet or another animal hurt, taken or threatened.

behaviour-threats = Threats
behaviour-threats-help = Said, written, shown or hinted at, to you or about you.
behaviour-threat_to_kill = Threat to kill
behaviour-threat_to_kill-help = Any words or signs about killing you or somebody else.
behaviour-weapon = Weapon
behaviour-weapon-help = A weapon seen, shown, used or spoken of, or a thing used as one.
behaviour-strangling = Strangling or choking
behaviour-strangling-help = Hands, an arm or anything else on the neck, or breath stopped. See a doctor, also when no mark shows.
behaviour-physical_attack = Physical attack
behaviour-physical_attack-help = Hit, grabbed, pushed, held, or tried to.
behaviour-sexual_violence = Sexual violence
behaviour-sexual_violence-help = Anything sexual that was forced, tried or threatened.
behaviour-threat_of_suicide = Threat of suicide or self-harm
behaviour-threat_of_suicide-help = Said or showed that they would harm or kill themselves.
behaviour-encouraging_self_harm = Telling you to harm yourself
behaviour-encouraging_self_harm-to-others = Telling the keeper to harm themselves
behaviour-encouraging_self_harm-help = Encouraged, pressed or dared you to hurt or kill yourself.
behaviour-flashing_images = Flashing images
behaviour-flashing_images-help = Sent to set off a seizure in somebody with epilepsy.
behaviour-child = Something involving a child
behaviour-child-help = A child was approached, followed, threatened, used to pass something on, or taken.
behaviour-breach = Something that an order may forbid
behaviour-breach-help = It may go against an order, bail conditions or a notice. Tell police about it straight away.
behaviour-other = Something else
behaviour-other-help = Anything that is not in this list. It counts just as much.

order-kind-stalking_protection_order = Stalking protection order
order-kind-interim_stalking_protection_order = Interim stalking protection order
order-kind-stalking_protection_order_on_conviction = Stalking protection order made on a conviction
order-kind-stalking_protection_order_on_acquittal = Stalking protection order made on an acquittal
order-kind-restraining_order = Restraining order
order-kind-restraining_order_on_acquittal = Restraining order after an acquittal
order-kind-non_molestation_order = Non-molestation order
order-kind-interim_non_molestation_order = Non-molestation order made without notice (interim)
order-kind-occupation_order = Occupation order
order-kind-undertaking = Undertaking (a promise to the court)
order-kind-civil_injunction = Civil injunction
order-kind-domestic_violence_protection_notice = Domestic violence protection notice (DVPN)
order-kind-domestic_violence_protection_order = Domestic violence protection order (DVPO)
order-kind-domestic_abuse_protection_notice = Domestic abuse protection notice (DAPN)
order-kind-domestic_abuse_protection_order = Domestic abuse protection order (DAPO)
order-kind-community_protection_notice = Community protection notice
order-kind-respect_order = Respect order
order-kind-criminal_behaviour_order = Criminal behaviour order
order-kind-sexual_harm_order = Sexual harm prevention order or sexual risk order
order-kind-bail_conditions = Bail conditions
order-kind-licence_conditions = Licence conditions
order-kind-police_information_notice = Police information notice, or harassment warning (a record, not an order)
order-kind-other = Another order or notice

# Said on the pattern page, in print and in the terminal. It gives no day: which offence it is, and whether it is one that has
# longer, is for police and a court.
time-note-six_months = Some offences can be tried only in a magistrates’ court, stalking under section 2A of the Protection from Harassment Act 1997 among them. For those, a case usually has to be started within six months; for a course of conduct, of its last incident. Some of them have longer. Stalking under section 4A has no such limit. A report can be made at any time. This is information, not advice: police or a solicitor can say more.

contact-national_stalking_helpline = For anybody who is or may be stalked, and those who support them. It is free. It can still be seen in the phone’s list of calls.
contact-national_stalking_helpline-hours = weekdays from 09:30; hours vary
contact-paladin = Advocates for people at high risk from stalking.
contact-cyber_helpline = Experts on what happens online and on devices.
contact-national_domestic_abuse_helpline = For women in England who live with, or have left, an abusive partner or relative.
contact-national_domestic_abuse_helpline-hours = at any hour, every day
contact-live_fear_free = For anybody in Wales about domestic abuse, sexual violence or violence against women.
contact-live_fear_free-hours = at any hour, every day
contact-mens_advice_line = For men who live with, or have left, an abusive partner or relative.
contact-mankind = For men who live with, or have left, an abusive partner.
contact-galop = For LGBT+ people who are or were abused.
contact-revenge_porn_helpline = Helps to get intimate pictures taken down.
contact-revenge_porn_helpline-hours = Monday to Friday, 10:00 to 16:00
contact-veritas_justice = For people in Sussex who are stalked.
contact-victim_support = For anybody harmed by a crime in England and Wales, reported or not.
contact-victim_support-hours = at any hour, every day

emergency-999 = In danger now: call 999.
emergency-silent = If you cannot speak on a mobile: call 999, listen, and press 55 when asked. This alone does not tell police where you are.
emergency-silent_landline = If you cannot speak on a landline: call 999 and stay on the line; there is no 55 to press. If only noise is heard, you can be put through to police. If you hang up, the line may stay open for about 45 seconds.
emergency-text_relay = If you cannot use a voice call: send the text “register” to 999 now, so that you can text 999 later.
emergency-101 = Not an emergency: call 101.

# Kinds of details of somebody, in lists: "Ada Witness: telephone numbers, e-mail addresses".
person-detail-name = name
person-detail-numbers = telephone numbers
person-detail-emails = e-mail addresses
person-detail-addresses = home and other addresses
person-detail-handles = names on platforms
person-detail-plates = registrations of vehicles
person-detail-born = date of birth

# What things are
entry-kind-incident = Incident
entry-kind-event = Event
entry-kind-person = Person
entry-kind-place = Place
entry-kind-item = Evidence file
entry-kind-impact = Impact
entry-kind-report = Report
entry-kind-order = Order
entry-kind-proceeding = Stage of proceedings
entry-kind-assessment = Risk assessment
entry-kind-needs = Needs and wishes
entry-kind-consent = Consent
entry-kind-note = Note
entry-kind-fingerprint_left = Code left

channel-in_person = In person
channel-call = Telephone or video call
channel-voicemail = Voicemail or voice note
channel-message = Text message or chat
channel-email = E-mail
channel-letter = Letter or card
channel-gift = Gift or thing left
channel-social_media = Public post or profile
channel-payment = Bank payment
channel-vehicle = Vehicle
channel-device = Tracker or other device
channel-account = Use of an account
channel-through_others = Through somebody else
channel-other = Another way

role-keeper = Keeper of this record
role-other_person = The other person
role-acting_for_them = Acting for the other person
role-witness = Witness
role-other_target = Also made a target
role-other = Somebody else

reported-to-police = Police
reported-to-platform = Platform or telephone company
reported-to-employer = Employer
reported-to-school = School
reported-to-doctor = Doctor or hospital
reported-to-helpline = Helpline or charity
reported-to-landlord = Landlord or letting agent
reported-to-solicitor = Solicitor or court
reported-to-other = Somebody else

impact-routine = Routine
impact-work = Work or study
impact-home = Home
impact-sleep = Sleep
impact-health = Health
impact-money = Money
impact-contact = Seeing others
impact-security = Security bought or changed
impact-other = Something else

stage-arrest = Arrest
stage-interview = Interview under caution
stage-bail = Bail, or release under investigation
stage-charge = Charge
stage-hearing = Hearing
stage-verdict = Verdict
stage-sentence = Sentence
stage-release = Release or licence
stage-no_further_action = No further action
stage-other = Another stage

order-status-asked_for = Asked for
order-status-refused = Refused
order-status-in_force = In force
order-status-ended = Ended

item-kind-photo = Photo
item-kind-screenshot = Screenshot
item-kind-video = Video
item-kind-audio = Sound recording
item-kind-pdf = PDF document
item-kind-mail = E-mail
item-kind-chat = Chat
item-kind-text = Text
item-kind-document = Document
item-kind-archive = Several files packed in one
item-kind-other = Another kind of file

how-received-chosen = Chosen with the button
how-received-dropped = Dropped on the window, or pasted
how-received-terminal = Attached from the terminal

# The name of a picture that was pasted.
item-pasted = Pasted picture, { $date } { $time }

clock-exif_original = Camera’s clock when the picture was taken
clock-exif_digitised = Camera’s clock when the picture was stored
clock-exif_modified = Clock of the program that last changed the picture
clock-exif_gps = Satellite time, noted by the camera
clock-container = Recorder’s clock
clock-quick_time_key = Recorder’s clock, with its time zone
clock-pdf_created = Clock of the program that made the PDF
clock-pdf_modified = Clock of the program that last changed the PDF
clock-mail_date = Sender’s clock
clock-mail_received = Clock of the provider that received it
clock-png_time = Clock noted in the picture
clock-file_name = Date in the file’s name
clock-file_modified = Time of last change in the file system, which copying may have set

place-kind-home = Home
place-kind-work = Work
place-kind-school = School or nursery
place-kind-family = Family or friends
place-kind-other = Another place

held-kind-camera = Camera
held-kind-recording = Recording of a call or a voice
held-kind-records = A company’s records
held-kind-thing = An object
held-kind-other = Something else

feared-against-oneself = Me
feared-against-somebody_else = Somebody else
feared-against-both = Both

answer-yes = Yes
answer-no = No
answer-not_sure = Not sure

# What nothing has read in a file: "Not read: bytes after its end."
unread-everything = all of it, since nothing here reads this kind of file
unread-rest = what follows the place where reading had to end
unread-camera-notes = what its camera or a program wrote for itself
unread-smaller-picture = a smaller picture, perhaps as it was before it was cropped
unread-another-picture = another picture behind the one that is shown
unread-film = a short film behind the picture
unread-after-the-end = bytes after its end
unread-beside-pixels = what it holds beside its pixels
unread-beside-tracks = what it holds beside what is seen and heard
unread-beside-pages = what it holds beside the words on its pages, such as notes, forms and older versions
unread-attachment = a file that hangs on it
unread-undecodable = bytes that are no letters
unread-unknown-part = parts whose meaning is not known

# Why a file could not be read or shown. It is kept whole in every case.
reason-empty = This file is empty: it has no content at all. It is kept as it is.
reason-too-large = This file is kept whole, but it is too large to look into here.
reason-too-many-pixels = This picture is kept whole, but it has too many pixels to open safely here.
reason-damaged = This file is kept as it is, but it seems damaged or incomplete, so it could not be read.
reason-locked = This file is kept as it is, but it is locked with a password, so it could not be read.
reason-picture-kind = This kind of picture cannot be shown here yet. It is kept whole, and another program can open it.
reason-nothing-to-show = This kind of file cannot be shown here. It is kept whole.
reason-no-clean-copy = Daybook cannot make a clean copy of this kind of file.
reason-not-searchable = Daybook cannot search for words inside this (a picture, a recording, a packed file). Look at it yourself.
reason-only-the-first-part = Only the first part of this file was searched. Look at the rest yourself.
reason-unreadable = The file could not be read.

# Where in a file something was found.
spot-line = line { $number }
spot-page = page { $number }
spot-field = hidden details, { $name }
spot-header = header { $name }
spot-mail-line = text, line { $number }
spot-attachment = attachment { $name }
