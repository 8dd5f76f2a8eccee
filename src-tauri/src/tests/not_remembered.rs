//! A bundle that was read back while the record was locked.

use std::fs;
use std::ops::ControlFlow;

use bundle::print::InProcessPrinter;
use casebook::wire::BundleChoice;
use serde_json::json;

use super::Program;
use crate::session::written_bundles::remember;

#[test]
fn a_bundle_goes_again_when_the_record_is_locked_before_it_is_remembered() {
    for locked in [false, true] {
        let program = Program::with_vault();
        let entry = json!({ "kind": "incident", "what": "Sat in his car across the road." });
        program.done("record", json!({ "entry": entry }));
        let out = program.place.path().join("stick");
        fs::create_dir(&out).expect("there is room");
        let source = program.session.with_case(|case| case.bundle_source());
        let planned = source.expect("it is open").plan(BundleChoice::default());
        let go_on = &mut |_| ControlFlow::Continue(());
        let written = planned.write(&out, &InProcessPrinter, go_on);
        let written = written.expect("it is written");
        if locked {
            program.done("lock", json!({}));
        }
        let told = remember(&program.session, &written, Some("PC Example")).map(drop);
        let told = told.map_err(|fault| json!(fault));
        let left = fs::read_dir(&out).expect("it can be listed").count();
        if locked {
            let fault = json!({ "code": "bundle-not-remembered", "params": { "why": "locked" } });
            assert_eq!((told, left), (Err(fault), 0));
        } else {
            assert_eq!((told, left > 0), (Ok(()), true));
            let rows = program.done("bundles", json!({}));
            assert_eq!(rows.as_array().map(Vec::len), Some(1));
        }
    }
}
