//! The words by which a passage is found to tell of a subject: whole words, in English, one term a line.
//!
//! Where they come from. Legal advice: who may give it (Legal Services Act 2007, ss. 12 and 18: solicitors, barristers, legal
//! executives) and where people ask for it. Safety: what a safety plan asks about, as domestic abuse services make one with
//! somebody (locks and alarms, where one sleeps and stays, ways and lifts, who knows a new address, a bag and a word for
//! going). Health: "data concerning health" (UK GDPR, art. 4(15)): who treats, what is taken, what is diagnosed. A child's
//! words: who a child is to the keeper, before a word for saying.
//!
//! A term is here only where it seldom stands for anything else in an account of stalking. A word that everybody uses of what
//! the other person does ("gate", "camera", "lock", "hospital") is not, alone.

/// What a lawyer said, or was asked.
pub(super) const LEGAL_ADVICE: &str = "
    my solicitor
    my solicitors
    our solicitor
    my lawyer
    my lawyers
    our lawyer
    my barrister
    our barrister
    my legal team
    my legal adviser
    my legal advisor
    my legal executive
    the barrister
    solicitor says
    solicitor said
    solicitor told me
    solicitor thinks
    solicitor advised
    solicitor advises
    lawyer says
    lawyer said
    lawyer told me
    lawyer thinks
    lawyer advised
    lawyer advises
    counsel advised
    counsel advises
    legal advice
    legally privileged
    legal privilege
    without prejudice
    law centre
    citizens advice
    rights of women
";

/// How somebody keeps safe, and what is not safe.
pub(super) const SAFETY: &str = "
    safety plan
    safety planning
    escape plan
    safe house
    safe room
    panic room
    refuge
    code word
    emergency bag
    bag packed
    does not lock
    doesn't lock
    will not lock
    won't lock
    do not lock
    don't lock
    does not close
    doesn't close
    lock is broken
    broken lock
    new lock
    new locks
    changed the lock
    changed the locks
    change the lock
    change the locks
    changing the locks
    lock changed
    locks changed
    on the chain
    door chain
    spare key
    key safe
    panic alarm
    panic button
    personal alarm
    attack alarm
    burglar alarm
    house alarm
    alarm code
    alarm fitted
    camera fitted
    cameras fitted
    sleeping in
    sleeping at
    sleeping on the
    sleeping downstairs
    sleep in the
    sleep at my
    staying with
    staying at
    stay with my
    stay at my
    stayed with my
    stayed at my
    my new address
    our new address
    new flat
    looking at flats
    looking at houses
    looking for a flat
    looking for somewhere
    moving to
    moving house
    moving out
    different way home
    different way to work
    different route
    another way home
    another route
    my route
    walk me home
    walks me home
    walk me to
    walks me to
    drives me to
    drives me home
    picks me up
    address marker
    marker on my address
    marker on the address
    address is flagged
    sanctuary scheme
    share my location
    sharing my location
    location sharing
";

/// Somebody's health.
pub(super) const HEALTH: &str = "
    gp
    doctor
    doctors
    nhs
    in hospital
    into hospital
    to hospital
    health visitor
    midwife
    mental health
    my health
    her health
    his health
    ill health
    fit note
    sick note
    signed off
    off sick
    tablets
    medication
    antidepressant
    antidepressants
    sleeping pills
    sertraline
    citalopram
    diazepam
    propranolol
    prescribed
    prescription
    diagnosed
    diagnosis
    anxiety
    depression
    ptsd
    panic attack
    panic attacks
    flashbacks
    nightmares
    blood pressure
    migraine
    migraines
    counsellor
    counselling
    therapist
    therapy
    psychologist
    psychiatrist
    self harm
    pregnant
    pregnancy
    miscarriage
    disability
    epilepsy
    asthma
    diabetes
    cancer
";

/// Who a child is. It counts before a word for saying, or where the incident is tagged as involving a child.
pub(super) const CHILD: &str = "
    son
    daughter
    eldest
    youngest
    kid
    kids
    child
    children
    toddler
    little boy
    little girl
    my boy
    my boys
    my girl
    my girls
    our boy
    our girl
    nephew
    niece
    grandson
    granddaughter
    grandchildren
    stepson
    stepdaughter
";

/// How somebody says something.
pub(super) const SAYING: &str = "
    said
    says
    asked
    asks
    told
    tells
    whispered
    wrote
    drew
    texted
";
