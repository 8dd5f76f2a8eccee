//! Words that are names and also other words.

/// English words that people are called by, first or last, and that texts are full of. As a name they have a capital.
/// The names of another language would bring their own.
const COMMON: &str = "
    abbey angel april art august autumn baker ball banks barber basil bath beach bell best bill bird bishop
    black bliss bloom blue bond booth bowl bridge brook brooks brown buck bull burns bush butcher butler candy
    carpenter case cash chambers chance chase cherry christian church clay cliff coal coach cook cotton court
    cross dale dawn day dean dick don door drake draper driver duke early east england example fair faith field
    fields fisher fern flower flowers forest foster fox france frank french friend frost gale gardener gates
    glen gold good grace grant gray green grey grove guy hall hand hardy hart hay head heath heaven high hill
    hills hood hope house hunt hunter jay jersey jewel joy judge june justice key king kit knight lake lamb land
    lane laurel law link lion little long lord love low lucky major mark marks marsh marshal mason may mercy
    mile miles mill miller mills moor moon moss nice noble noon norm north oak page park parks parsons pat
    patience people plum pool pope porter power powers price prince prior quick rain randy ray reader red reed
    rich river rivers rob rock root rose roses round rush rusty sage salt sands savage school sharp shepherd
    short singer skipper sky small smart smoke snow south spark sparks speed spring star steel sterling stone
    storm street strong sue summer summers sun sunny swan sweet swift tab tailor temple thorn tiger town trust
    tucker turner van vale victor walker wall walls ward warden waters way weaver web wells west wheeler white
    wild will wills winter wise wolf wood woods workman worth yard young any her him his has had she see say not
    out old one two ten new man men son der den dos las los bin bay bow boy box car cat dog dot gay hug les nan
    pip rod sir tad ton win jan march april jun jul drew read penny nick eve amber ivy ash ring station back front
    main water post bank first
";

/// Words of two letters that begin many sentences: at a beginning, nobody could say which of the two is meant.
const BEGIN_SENTENCES: &str = "
    ah am an as at be by do go he hi if in is it me mr my no of oh ok on or so to up us we pm tv uk
";

/// Months that people are called after. Beside a number they are a date.
const MONTHS: [&str; 6] = ["jan", "april", "may", "june", "august", "mar"];

/// What people are to somebody, and how they are addressed. None of it is a name by itself.
const NO_NAMES: &str = "
    mr mrs ms miss mx dr doctor prof professor sir dame lady lord rev reverend father mother sister brother mum
    mummy mam mom dad daddy nan nana gran granny grandma grandad grandpa grandmother grandfather aunt auntie
    aunty uncle cousin niece nephew son daughter wife husband partner ex girlfriend boyfriend friend neighbour
    neighbor colleague boss manager teacher headteacher nurse officer constable sergeant inspector detective pc
    dc ds wpc sgt police solicitor lawyer barrister social worker landlord landlady child children kid kids baby
    boy girl man woman lad person people somebody someone unknown the a an my our his her their your from at in
    on of and or with for to by next door who whose work school home shop office gym club old new elder younger
    older senior junior jr sr first second other another number no one two three upstairs downstairs opposite
    flat road witness victim de van von der den
";

/// Whether a folded word is also another word.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.split_whitespace().any(|one| one == word)
}

/// Whether a folded word begins sentences that are about nobody of that name.
pub(super) fn begins_sentences(word: &str) -> bool {
    BEGIN_SENTENCES.split_whitespace().any(|one| one == word)
}

/// Whether a folded word is also a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}

/// Whether a folded word says nothing of what somebody is called.
pub(super) fn is_no_name(word: &str) -> bool {
    NO_NAMES.split_whitespace().any(|one| one == word)
}
