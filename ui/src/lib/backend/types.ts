/**
 * What the window can ask of Daybook. One method here is one command in `src-tauri/src/commands`: where one of them says
 * otherwise than the other, `agreement.ts` does not compile. Failures are rejected with a `Fault`.
 */
import type { AttachResult } from '../generated/AttachResult';
import type { BackupFileWritten } from '../generated/BackupFileWritten';
import type { BackupRow } from '../generated/BackupRow';
import type { BehaviourCount } from '../generated/BehaviourCount';
import type { BundleChoice } from '../generated/BundleChoice';
import type { BundleMade } from '../generated/BundleMade';
import type { BundlePlanView } from '../generated/BundlePlanView';
import type { CalendarMonth } from '../generated/CalendarMonth';
import type { Changed } from '../generated/Changed';
import type { CheckView } from '../generated/CheckView';
import type { DraftRow } from '../generated/DraftRow';
import type { Entry } from '../generated/Entry';
import type { EntryKind } from '../generated/EntryKind';
import type { EntryRow } from '../generated/EntryRow';
import type { EntryView } from '../generated/EntryView';
import type { ErasePlan } from '../generated/ErasePlan';
import type { Figures } from '../generated/Figures';
import type { FingerprintView } from '../generated/FingerprintView';
import type { BundleRow } from '../generated/BundleRow';
import type { ItemRow } from '../generated/ItemRow';
import type { ItemView } from '../generated/ItemView';
import type { Kept } from '../generated/Kept';
import type { Neighbours } from '../generated/Neighbours';
import type { NewSettings } from '../generated/NewSettings';
import type { Pack } from '../generated/Pack';
import type { PassphraseStrength } from '../generated/PassphraseStrength';
import type { PreviewView } from '../generated/PreviewView';
import type { PrintoutChoice } from '../generated/PrintoutChoice';
import type { PrintoutView } from '../generated/PrintoutView';
import type { Progress } from '../generated/Progress';
import type { RecordPlaces } from '../generated/RecordPlaces';
import type { Settings } from '../generated/Settings';
import type { Status } from '../generated/Status';
import type { TimelineFilter } from '../generated/TimelineFilter';
import type { TimelineFrame } from '../generated/TimelineFrame';
import type { TimelinePage } from '../generated/TimelinePage';
import type { UnfinishedFiles } from '../generated/UnfinishedFiles';
import type { VerifyView } from '../generated/VerifyView';
import type { WentBack } from '../generated/WentBack';
import type { ZoomStep } from '../generated/ZoomStep';

/** What opens a vault; without a code it is empty, and with one the passphrase is a new one. */
export type OpenedBy = {
  code: string;
  passphrase: Uint8Array;
};

export interface Backend {
  // session
  status(): Promise<Status>;
  /** Bytes, not a string: a string of the page cannot be wiped. */
  strength(args: { passphrase: Uint8Array }): Promise<PassphraseStrength>;
  suggest_passphrase(): Promise<string>;
  create_vault(args: { passphrase: Uint8Array }): Promise<void>;
  unlock(args: { passphrase: Uint8Array }): Promise<void>;
  /** Opens with the recovery code and sets a new passphrase in the same step. */
  unlock_with_recovery(args: { code: string; passphrase: Uint8Array }): Promise<void>;
  lock(): Promise<void>;

  // where the record is, while none is open
  record_places(): Promise<RecordPlaces>;
  /** Opens the system's folder chooser, and turns to the record there; false when it was closed. */
  choose_record(): Promise<boolean>;
  /** The same for a record that is to be begun there. */
  choose_new_record(): Promise<boolean>;
  /** Turns to the next record on this computer, in a circle. */
  next_record_here(): Promise<void>;
  /** Turns to a place on this computer where there is none yet. */
  begin_record(): Promise<void>;

  // leaving
  /** Answers `on.leaving`: what is being written is kept. */
  drafts_kept(args: { asked: number }): Promise<void>;
  /** Takes the page off the screen in the same moment. `hide` has to follow. */
  cover(): Promise<void>;
  /** Puts the page back: what stands on it now has been drawn. */
  uncover(): Promise<void>;
  /** Locks and takes the window away. */
  hide(): Promise<void>;
  /** Draws everything larger, smaller, or as large as the system has it; remembered. */
  zoom(args: { step: ZoomStep }): Promise<void>;
  /** Tells that the person is still there; called at most every few seconds. */
  touch(): Promise<void>;
  settings(): Promise<Settings>;
  change_settings(args: { change: NewSettings }): Promise<Settings>;
  change_passphrase(args: { old: Uint8Array; new: Uint8Array }): Promise<void>;
  /**
   * Seals everything under a new key, which takes long. Once it is done the record is locked, and opens with the new
   * passphrase only. Stopped, it goes on from there with the same new passphrase.
   */
  make_new_key(args: { old: Uint8Array; new: Uint8Array }): Promise<void>;
  /** Whether a new key was begun and not finished. */
  new_key_begun(): Promise<boolean>;
  /** Removes what was begun of a new key. */
  drop_new_key(): Promise<void>;
  /** Twelve words, shown once. */
  make_recovery_code(): Promise<string>;
  check_vault(): Promise<CheckView>;

  // record
  record(args: { entry: Entry }): Promise<Changed>;
  /**
   * Refused with `revised-elsewhere` unless `base` is the newest revision. Where nothing is changed, nothing is written,
   * and the answer names the revision that stood before.
   */
  revise(args: { id: string; base: number; entry: Entry }): Promise<Changed>;
  /** Makes an incident an event, which is nobody's act: number and files stay. */
  make_event(args: { id: string; base: number }): Promise<Changed>;
  /** Makes an event an incident, with what was told of the act when it last was one. */
  make_incident(args: { id: string; base: number }): Promise<Changed>;
  strike_out(args: { id: string; reason: string | null }): Promise<Changed>;
  /** Lets what was struck out stand again. Nothing is written where it stands already. */
  put_back(args: { id: string }): Promise<Changed>;
  erase_plan(args: { id: string }): Promise<ErasePlan>;
  erase(args: { id: string }): Promise<Changed>;
  entry(args: { id: string }): Promise<EntryView>;
  /** Every entry of a small kind (all but incidents and items), newest first. */
  entries(args: { kind: EntryKind }): Promise<EntryRow[]>;
  save_draft(args: { name: string; json: string }): Promise<void>;
  draft(args: { name: string }): Promise<string | null>;
  /** Everything that is unfinished, by the name of its draft. */
  drafts(): Promise<DraftRow[]>;
  discard_draft(args: { name: string }): Promise<void>;

  // timeline
  timeline_frame(args: { filter: TimelineFilter }): Promise<TimelineFrame>;
  /** How many incidents count under each behaviour, whatever behaviours the filter asks for. */
  behaviour_counts(args: { filter: TimelineFilter }): Promise<BehaviourCount[]>;
  /** The incidents before and after one. */
  neighbours(args: { id: string }): Promise<Neighbours>;
  /** Newest first, undated last. `after` is a page's `next`; `month` begins at that month. */
  timeline_page(args: {
    filter: TimelineFilter;
    after: string | null;
    month: string | null;
    limit: number;
  }): Promise<TimelinePage>;
  /** What the month holds, by its first day. */
  calendar_month(args: { filter: TimelineFilter; month: string }): Promise<CalendarMonth>;
  /** Newest first: what is known to be between two days, or on one, and no more. */
  calendar_page(args: {
    filter: TimelineFilter;
    from: string;
    to: string;
    after: string | null;
  }): Promise<TimelinePage>;

  // evidence
  /** Opens the system's file chooser; resolves to nothing attached when it was closed. */
  attach_chosen(args: { incident: string | null }): Promise<AttachResult>;
  /** Attaches what was last dropped on the window (see `on.dropped`). */
  attach_dropped(args: { incident: string | null }): Promise<AttachResult>;
  /** The picture that is being pasted, where the event of it tells nothing; no bytes where there is none. */
  picture_in_clipboard(): Promise<ArrayBuffer>;
  /** Attaches a picture out of the clipboard, as the bytes that were there. */
  attach_pasted(args: { picture: Uint8Array; incident: string | null }): Promise<AttachResult>;
  /** Files that were being added when Daybook went. */
  unfinished_files(): Promise<UnfinishedFiles[]>;
  /** Opens the system's file chooser for them, and attaches what is chosen where they belonged. */
  attach_again(args: { unfinished: string }): Promise<AttachResult>;
  /** Forgets them. */
  leave_unfinished(args: { unfinished: string }): Promise<void>;
  cancel(): Promise<void>;
  items(): Promise<ItemRow[]>;
  item(args: { id: string }): Promise<ItemView>;
  preview(args: { id: string }): Promise<PreviewView>;
  /** Saves it as it was received into a folder that the system's chooser gives; null when that was closed. */
  save_item_copy(args: { id: string }): Promise<Kept | null>;

  // pattern
  figures(): Promise<Figures>;
  pack(): Promise<Pack>;

  // bundle
  bundle_plan(args: { choice: BundleChoice }): Promise<BundlePlanView>;
  /** Opens the system's folder chooser; false when it was closed. */
  choose_bundle_folder(): Promise<boolean>;
  /** What the next locked ZIP is locked with, until it is written or the record is locked. */
  set_bundle_password(args: { password: Uint8Array }): Promise<void>;
  write_bundle(args: { choice: BundleChoice; forWhom: string | null }): Promise<BundleMade>;
  /** Every bundle that was made, newest first. */
  bundles(): Promise<BundleRow[]>;
  /** Says for whom one is; null for nobody. */
  bundle_is_for(args: { id: number; forWhom: string | null }): Promise<void>;
  /** Opens the folder that it was written to. */
  show_bundle(args: { id: number }): Promise<void>;
  /** Removes the copy that lies there, after it was handed over. */
  remove_bundle(args: { id: number }): Promise<void>;
  /** Opens a chooser for a bundle and verifies it; null when it was closed. */
  verify_chosen(args: { fingerprint: string | null }): Promise<VerifyView | null>;
  fingerprint(): Promise<FingerprintView>;

  // printout
  /** What one document to print would hold, before it is saved. */
  printout(args: { choice: PrintoutChoice }): Promise<PrintoutView>;
  /** Opens the system's folder chooser; false when it was closed. */
  choose_printout_folder(): Promise<boolean>;
  /** Saves it as a PDF in the folder just chosen. */
  save_printout(args: { choice: PrintoutChoice }): Promise<Kept>;
  /** Removes the copy just saved, after it was printed. */
  remove_printout(): Promise<void>;

  // backups
  /** The automatic backups, newest first. Also answered while locked. */
  backups(): Promise<BackupRow[]>;
  /** Goes back to an automatic backup and opens the vault. Null when nothing tells what came back. */
  restore_backup(args: OpenedBy & { id: string }): Promise<WentBack | null>;
  /** Opens what is left of a vault about which an alarm was raised. */
  open_accepting_loss(args: OpenedBy): Promise<WentBack | null>;
  /** Opens the system's file chooser for a backup file; false when it was closed. */
  choose_backup_file(): Promise<boolean>;
  /** Makes a vault from the file just chosen and opens it. What stood in its place is moved aside if asked to. */
  restore_backup_file(args: OpenedBy & { set_aside: boolean }): Promise<WentBack | null>;
  /** Opens the system's folder chooser; false when it was closed. */
  choose_backup_folder(): Promise<boolean>;
  /** Writes the whole vault, evidence included, into one file in the folder just chosen. */
  write_backup_file(): Promise<BackupFileWritten>;

  // clipboard
  /** Outside the clipboard's history where the system has one, and gone after ten seconds. */
  copy_quietly(args: { text: string }): Promise<void>;

  /** What Daybook says unasked. Each returns a function that stops listening. */
  on: {
    /** The vault was locked (idle, the system's lock, hide). */
    locked(heard: () => void): () => void;
    /** This page goes, at the latest in a second: whatever is being written has to be kept now. */
    leaving(heard: (asked: number) => void): () => void;
    /** The window heard Shift three times, whatever stood over the page. */
    hide(heard: () => void): () => void;
    progress(heard: (progress: Progress) => void): () => void;
    /** Files were dropped on the window: how many. */
    dropped(heard: (count: number) => void): () => void;
    /** Files are held over the window, or no longer. */
    hovered(heard: (over: boolean) => void): () => void;
  };
}

/** A method of the backend that is a command. */
export type Command = Exclude<keyof Backend, 'on'>;
