import type { Problem } from '$components';
import type { Backend } from '$lib/backend';
import { draftName, type DraftOf } from '$lib/draft-names';
import { Draft } from '$lib/drafts.svelte';
import { bringEarlierDraft } from '$lib/earlier-drafts';
import type { Incident } from '$lib/generated/Incident';
import { entryOf, isHappened, type Happened } from '$lib/happened';
import { remember } from '$lib/people';
import type { Router } from '$lib/router.svelte';
import { saysTheSame } from '$lib/says-the-same';
import { failureWords, isFailure } from '$lib/words';
import { answersOf, incidentFrom, type Answers, type Called } from './answers';
import type { Choices } from './ask';
import { problemsOf } from './problems';
import { differing, type Question } from './questions';
import { readable, unreadIn, withUnread } from './unread';

/** What is kept of an answer left half-way, with the revision that it began from. */
interface Begun {
  /** Nothing where they say what is saved. */
  answers?: Answers;
  /** What can be brought back into the boxes. */
  before?: Answers['before'];
  base: number;
  page?: string;
}

const NOTHING = { what: '' };

/**
 * The answers of one incident, one open at a time. Each is saved for itself, there and then. Make
 * one while a component starts.
 */
export class Answering {
  answers = $state<Answers>(answersOf(NOTHING));
  saved = $state.raw<Incident>(NOTHING);
  /** An event is asked nothing of an act. */
  kind = $state<Happened['kind']>('incident');
  /** The question that is open. */
  open = $state<Question>();
  choices = $state.raw<Choices>({ pack: undefined, people: [], orders: [], items: [] });
  problems = $state.raw<readonly Problem[]>([]);
  whenProblems = $state<Problem[]>([]);
  ready = $state(false);
  saving = $state(false);
  /** What was begun another time stands here again. */
  restored = $state(false);
  /** What was begun and taken away, until it is brought back or another answer is saved. */
  takenAway = $state.raw<{ answers: Answers; open: Question | undefined }>();
  revisedElsewhere = $state(false);
  /** Counts how often the answers were replaced under an open question, so that its fields are made anew. */
  filling = $state(0);
  /** Whether something was saved since the screen appeared. */
  savedHere = $state(false);
  readonly id: string;
  readonly #backend: Backend;
  readonly draft: Draft<Begun>;
  readonly #draftIs: DraftOf;
  #base = $state(0);

  constructor(backend: Backend, router: Router, id: string) {
    this.id = id;
    this.#backend = backend;
    this.#draftIs = { of: 'answer', incident: id };
    this.draft = new Draft<Begun>(backend, router, draftName(this.#draftIs), () =>
      this.ready ? this.#begun() : null,
    );
  }

  /** Whether something stands in the fields that is not saved. */
  get changed(): boolean {
    const called = [...this.answers.who, ...this.answers.witnesses];
    const toRemember = called.some(({ remember, name }) => remember && name?.trim());
    const unread = unreadIn(this.answers, this.saved).length > 0;
    return unread || toRemember || !saysTheSame(this.#incident(this.answers), this.saved);
  }

  #incident(answers: Answers): Incident {
    return incidentFrom(readable(answers, this.saved), this.saved);
  }

  /** Whether a box holds what was deleted from it. */
  get #canBringBack(): boolean {
    return Object.values(this.answers.before).some((words) => words);
  }

  /** What is kept. Answers that were not changed are not: they would stand over a version that is written meanwhile. */
  #begun(): Begun | null {
    const from = { base: this.#base, page: this.open };
    if (this.changed) return { answers: this.answers, ...from };
    return this.#canBringBack ? { before: this.answers.before, ...from } : null;
  }

  /** Reads the incident and what was begun of it. Opens what was begun, else `question`. */
  async start(question: Question | undefined): Promise<void> {
    const choosing = this.choose();
    try {
      await this.#load();
      await bringEarlierDraft(this.#backend, this.#draftIs);
      const begun = await this.draft.found();
      this.open = question;
      if (begun?.answers) this.#takeUp(begun, begun.answers, question);
      if (begun?.before) this.answers.before = begun.before;
      // Nobody is offered as new who is only not read yet.
      await choosing;
      this.ready = true;
    } catch (thrown) {
      this.problems = [{ words: failureWords(thrown) }];
    }
  }

  #takeUp(begun: Begun, answers: Answers, question: Question | undefined) {
    const asSaved = answersOf(this.saved);
    this.answers = { ...answersOf(NOTHING), ...answers };
    this.#base = begun.base || this.#base;
    if (!this.changed) return;
    this.open = question ?? differing(this.answers, asSaved, begun.page);
    this.restored = true;
  }

  async #load(): Promise<void> {
    const view = await this.#backend.entry({ id: this.id });
    if (!isHappened(view.entry)) throw { code: 'erased', params: {} };
    const { kind, ...incident } = view.entry;
    this.kind = kind;
    this.saved = incident;
    this.#base = view.revision;
    this.answers = answersOf(incident);
  }

  /** Asks for what the questions choose from. What cannot be had is not offered. */
  async choose(): Promise<void> {
    const or = <Found, Else>(asked: Promise<Found>, otherwise: Else) =>
      asked.catch(() => otherwise);
    const [pack, people, orders, items] = await Promise.all([
      or(this.#backend.pack(), undefined),
      or(this.#backend.entries({ kind: 'person' }), []),
      or(this.#backend.entries({ kind: 'order' }), []),
      or(this.#backend.items(), []),
    ]);
    this.choices = { pack, people, orders, items };
  }

  /** Closes the open question and opens another, if any. */
  turnTo(question: Question | undefined): void {
    this.open = question;
    this.problems = [];
    this.whenProblems = [];
  }

  /**
   * Saves what stands in the fields. True once it is on disk, or where it says what was saved
   * before: then there is no new version.
   */
  async save(): Promise<boolean> {
    if (this.saving) return false;
    this.problems = [
      ...problemsOf('what', this.answers, [], this.saved),
      ...(this.open && this.open !== 'what'
        ? problemsOf(this.open, this.answers, this.whenProblems, this.saved)
        : []),
    ];
    if (this.problems.length > 0) return false;
    this.saving = true;
    try {
      await this.#rememberPeople();
      const saving = $state.snapshot(this.answers);
      await this.#write(this.#incident(saving));
      return await this.#wasSaved(saving);
    } catch (thrown) {
      if (isFailure(thrown) && thrown.code === 'revised-elsewhere') this.revisedElsewhere = true;
      else this.problems = [{ words: failureWords(thrown) }];
      return false;
    } finally {
      this.saving = false;
    }
  }

  async #write(incident: Incident): Promise<void> {
    if (saysTheSame(incident, this.saved)) return;
    const entry = entryOf(this.kind, incident);
    const { revision } = await this.#backend.revise({ id: this.id, base: this.#base, entry });
    this.#base = revision;
    this.saved = incident;
    this.savedHere = true;
  }

  /** What was typed meanwhile, or cannot be read yet, is not saved: it stays, as a draft. */
  async #wasSaved(saving: Answers): Promise<boolean> {
    if (JSON.stringify(saving) !== JSON.stringify(this.answers)) return false;
    this.answers = withUnread(saving, this.saved);
    this.restored = false;
    this.takenAway = undefined;
    await this.draft.finish();
    this.draft.again();
    // What cannot be read yet is on the disk again at once.
    if (unreadIn(this.answers, this.saved).length > 0) await this.draft.keep();
    return true;
  }

  /** Whoever is to be remembered is written down first, so that the answer can name them. */
  async #rememberPeople(): Promise<void> {
    const called: Called<{ person?: string; name?: string }>[] = [
      ...this.answers.who,
      ...this.answers.witnesses,
    ];
    const wanted = called.filter(({ remember, name }) => remember && name?.trim());
    for (const one of wanted) {
      one.person = await remember(this.#backend, one.name!, one.remember!);
      delete one.name;
      delete one.remember;
    }
    if (wanted.length > 0) await this.choose();
  }

  /** The other version stays among the revisions; this one follows it. */
  async saveOverNewest(): Promise<boolean> {
    try {
      this.#base = (await this.#backend.entry({ id: this.id })).revision;
      this.revisedElsewhere = false;
    } catch (thrown) {
      this.problems = [{ words: failureWords(thrown) }];
      return false;
    }
    return this.save();
  }

  /** Leaves an answer that says what is saved, and what was deleted from it. */
  async leave(): Promise<void> {
    this.answers.before = {};
    await this.draft.keep();
  }

  /** Puts back what is saved. What stood there can be brought back. */
  async takeAway(): Promise<void> {
    const typed = { answers: $state.snapshot(this.answers), open: this.open };
    try {
      await this.#load();
    } catch (thrown) {
      this.problems = [{ words: failureWords(thrown) }];
      return;
    }
    this.takenAway = typed;
    this.filling += 1;
    this.restored = false;
    this.revisedElsewhere = false;
    this.problems = [];
    await this.draft.keep();
  }

  bringBack(): void {
    if (!this.takenAway) return;
    this.answers = this.takenAway.answers;
    this.filling += 1;
    this.open ??= this.takenAway.open;
    this.takenAway = undefined;
  }
}
