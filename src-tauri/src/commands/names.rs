//! The one list of commands, read by the build and by the tests.

/// Every command of the window. Each also needs its `allow-…` line in `capabilities/main.json`, its method in
/// `ui/src/lib/backend/types.ts` and its place in `commands::handler`: a test compares them.
pub const COMMANDS: &[&str] = &[
    // session
    "status",
    "strength",
    "suggest_passphrase",
    "create_vault",
    "unlock",
    "unlock_with_recovery",
    "lock",
    "drafts_kept",
    "cover",
    "uncover",
    "hide",
    "zoom",
    "touch",
    "settings",
    "change_settings",
    "change_passphrase",
    "make_new_key",
    "new_key_begun",
    "drop_new_key",
    "make_recovery_code",
    "check_vault",
    // record
    "record",
    "revise",
    "strike_out",
    "put_back",
    "erase_plan",
    "erase",
    "entry",
    "entries",
    "save_draft",
    "draft",
    "drafts",
    "discard_draft",
    "when_words",
    // timeline
    "timeline_frame",
    "timeline_page",
    // evidence
    "attach_chosen",
    "attach_dropped",
    "attach_pasted",
    "cancel",
    "items",
    "item",
    "preview",
    // pattern
    "figures",
    "pack",
    // bundle
    "bundle_plan",
    "choose_bundle_folder",
    "write_bundle",
    "show_bundle_folder",
    "remove_bundle",
    "verify_chosen",
    "fingerprint",
    // keeping
    "backups",
    "restore_backup",
    "open_accepting_loss",
    "choose_backup_file",
    "restore_backup_file",
    "choose_backup_folder",
    "write_backup_file",
    // clipboard
    "copy_quietly",
];
