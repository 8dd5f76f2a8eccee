//! What is not in a bundle, said where it is read first.

use catalogue::{Saying, sentences};

use crate::case_file::HandedOver;
use crate::plan::{Plan, WhyLeftOut};

/// A sentence for each reason.
pub(super) fn left_out(plan: &Plan) -> Vec<String> {
    let reasons = [
        (WhyLeftOut::NotChosen, sentences::BUNDLE_LEFT_OUT_NOT_CHOSEN),
        (WhyLeftOut::Note, sentences::BUNDLE_LEFT_OUT_NOTE),
        (
            WhyLeftOut::PoliceOnly,
            match plan.choice.police_only {
                true => sentences::BUNDLE_LEFT_OUT_POLICE_ONLY,
                false => sentences::BUNDLE_LEFT_OUT_NOT_HANDED_OVER,
            },
        ),
        (WhyLeftOut::Protected, sentences::BUNDLE_LEFT_OUT_PROTECTED),
    ];
    let mut sentences: Vec<String> = reasons
        .into_iter()
        .filter_map(|(why, id)| {
            let count = plan.left_out.iter().filter(|left| left.why == why).count();
            (count > 0).then(|| {
                plan.shown
                    .words
                    .say_with(id, &[("count", Saying::from(count))])
            })
        })
        .collect();
    sentences.extend(in_no_bag(plan));
    if plan
        .bodies
        .values()
        .any(|body| body.withheld().next().is_some())
    {
        sentences.push(plan.shown.words.say(sentences::BUNDLE_LEFT_OUT_WITHHELD));
    }
    sentences
}

/// The exhibits whose files are in no bag, counted by the reason.
pub(super) fn in_no_bag(plan: &Plan) -> Vec<String> {
    let reasons = [
        (HandedOver::KeptOut, sentences::BUNDLE_LEFT_OUT_KEPT_OUT),
        (HandedOver::Lost, sentences::BUNDLE_LEFT_OUT_LOST),
    ];
    let counted = reasons.into_iter().filter_map(|(how, id)| {
        let count = plan.exhibits.iter().filter(|file| file.how == how).count();
        let said = [("count", Saying::from(count))];
        (count > 0).then(|| plan.shown.words.say_with(id, &said))
    });
    counted.collect()
}
