import { VIEWERS, type SignedInName, type ViewerName } from './viewers.js';
import type { World } from './world.js';

/** Something private, by a word that stands nowhere else, and who may read it. */
export interface Canary {
  readonly word: string;
  readonly readers: readonly ViewerName[];
}

const RUNNING: ViewerName[] = ['organizer', 'staff', 'admin'];
const RUNNING_ELSEWHERE: ViewerName[] = ['otherOrganizer', 'staff', 'admin'];
const BOTH: ViewerName[] = ['supplierOwn', 'buyerOwn', ...RUNNING];
const BOTH_FOREIGN: ViewerName[] = ['supplierForeign', 'buyerForeign', ...RUNNING];
/** The foreign two have agreed to meet, at the other fair. */
const FOREIGN_EVERYWHERE: ViewerName[] = [...BOTH_FOREIGN, 'otherOrganizer'];

/** Readers by the name of the word in world.ts. */
const READERS: Readonly<Record<string, readonly ViewerName[]>> = {
  ...each(['contact-name', 'contact-job', 'contact-email', 'contact-phone'], {
    // Contacts open with the agreement to meet.
    supplierOwn: BOTH,
    buyerOwn: BOTH,
    supplierForeign: FOREIGN_EVERYWHERE,
    buyerForeign: FOREIGN_EVERYWHERE,
  }),
  ...each(['tax-code'], {
    supplierOwn: ['supplierOwn', ...RUNNING],
    buyerOwn: ['buyerOwn', ...RUNNING],
    supplierForeign: ['supplierForeign', 'otherOrganizer', ...RUNNING],
    buyerForeign: ['buyerForeign', 'otherOrganizer', ...RUNNING],
    withdrawn: RUNNING,
  }),
  ...each(['delegate-name', 'delegate-email', 'delegate-phone', 'delegate-job'], {
    supplierOwn: BOTH,
    buyerOwn: BOTH,
    supplierForeign: BOTH_FOREIGN,
    buyerForeign: BOTH_FOREIGN,
    'elsewhere-supplierForeign': ['supplierForeign', 'buyerForeign', ...RUNNING_ELSEWHERE],
    'elsewhere-buyerForeign': ['supplierForeign', 'buyerForeign', ...RUNNING_ELSEWHERE],
    // Not even the organisation's own people know of a draft.
    'draft-supplierOwn': RUNNING,
    'draft-buyerOwn': RUNNING,
  }),
  'participation-note': RUNNING,
  'follow-up-note': ['staff', 'admin'],
  'pipeline-next-step': ['staff', 'admin'],
  'pipeline-move-note': ['staff', 'admin'],
  'stored-file-name': ['supplierOwn', 'staff', 'admin'],
  // Accepted, and not yet allowed.
  'drawing-file': ['buyerOwn', 'staff', 'admin'],
  'drawing-title': BOTH,
  'terms-accepted': ['supplierOwn', 'buyerOwn', 'staff', 'admin'],
  'terms-signer': ['supplierOwn', 'buyerOwn', 'staff', 'admin'],
  'session-title': ['supplierForeign', ...RUNNING],
  'group-title': RUNNING,
  'placed-group-title': RUNNING,
  // Whoever comes knows of it.
  'group-session-title': ['supplierForeign', ...RUNNING],
  'timetable-draft-name': RUNNING,
  'interpreter-name': RUNNING,
  'group-interpreter-name': RUNNING,
  'delegate-spare-name': BOTH,
  'delegate-former-name': ['supplierOwn', ...RUNNING],
  'delegate-former-email': ['supplierOwn', ...RUNNING],
  'capability-withdrawn-title': ['supplierOwn', ...RUNNING],
  'capability-withdrawn-text': ['supplierOwn', ...RUNNING],
  'withdrawn-organisation-name': RUNNING,
  'withdrawn-organisation-capability': RUNNING,
  'withdrawn-organisation-need': ['staff', 'admin'],
  ...each(['draft'], {
    'fair-code': RUNNING,
    'fair-name': RUNNING,
    'fair-venue': RUNNING,
    'fair-city': RUNNING,
    'hall-name': RUNNING,
    'table-label': RUNNING,
    booth: RUNNING,
  }),
  ...each(['need'], {
    'private-title': BOTH,
    'private-text': BOTH,
    'closed-title': ['buyerOwn', ...RUNNING],
    'closed-text': ['buyerOwn', ...RUNNING],
    'foreign-title': BOTH_FOREIGN,
    'foreign-text': BOTH_FOREIGN,
    'elsewhere-title': ['buyerForeign', ...RUNNING_ELSEWHERE],
    'elsewhere-text': ['buyerForeign', ...RUNNING_ELSEWHERE],
  }),
  ...each(['cost-description', 'cost-document'], { own: RUNNING, elsewhere: RUNNING_ELSEWHERE }),
  'frozen-note-own': RUNNING,
  'frozen-note-elsewhere': RUNNING_ELSEWHERE,
  'exclusion-note': RUNNING,
  'terms-tag': RUNNING,
  'conflict-note-supplierOwn': ['supplierOwn', ...RUNNING],
  'conflict-note-buyerForeign': ['buyerForeign', 'otherOrganizer', ...RUNNING],
  'wish-supplier': BOTH,
  'wish-buyer': BOTH,
  'proposal-reasons': BOTH,
  'no-thanks-supplier': ['supplierForeign', ...RUNNING],
  'lone-wish-of-buyer': ['supplierForeign', 'buyerOwn', ...RUNNING],
  'no-thanks-buyer': ['buyerForeign', ...RUNNING],
  'request-accepted-note': BOTH,
  'request-accepted-answer': BOTH,
  'request-open-note': BOTH,
  'request-declined-note': ['supplierOwn', 'buyerForeign', ...RUNNING],
  'request-declined-answer': ['supplierOwn', 'buyerForeign', ...RUNNING],
  'request-pending-note': ['supplierForeign', 'buyerOwn', ...RUNNING],
  'request-foreign-note': BOTH_FOREIGN,
  'outcome-note-supplier': ['supplierOwn', ...RUNNING],
  'outcome-note-buyer': ['buyerOwn', ...RUNNING],
  'outcome-note-organiser': RUNNING,
  'no-show-contradiction': RUNNING,
  'group-no-show-contradiction': RUNNING,
  'group-outcome-note-buyer': ['buyerOwn', ...RUNNING],
  'group-outcome-note-organiser': RUNNING,
  'meeting-cancel-reason': BOTH,
  'meeting-draft-cancel-reason': RUNNING,
  ...agreement('own', BOTH),
  ...agreement('verified', BOTH),
  ...agreement('disputed', BOTH),
  ...agreement('merged', BOTH),
  ...agreement('drafted', ['supplierOwn', 'staff', 'admin']),
  ...each(['agreement'], {
    'disputed-figure': BOTH,
    'part-title': BOTH,
    'event-note': BOTH,
    'paper-title': BOTH,
    'file-name': BOTH,
  }),
  ...agreement('elsewhere', ['supplierForeign', 'buyerForeign', ...RUNNING_ELSEWHERE]),
  ...agreement('terminated', ['supplierOwn', 'buyerForeign', 'staff', 'admin']),
  'agreement-terminated-reason': ['supplierOwn', 'buyerForeign', 'staff', 'admin'],
  'agreement-terminated-outside': ['supplierOwn', 'buyerForeign', 'staff', 'admin'],
  ...each(['import-column', 'import-file', 'import-value', 'import-bad-value', 'import-message'], {
    organizer: RUNNING,
    otherOrganizer: RUNNING_ELSEWHERE,
  }),
  // Above all not the suppliers on the list; staff and organisers have no part in it either.
  'shortlist-name': ['buyerOwn'],
  'shortlist-note': ['buyerOwn'],
  'saved-search-name': ['buyerOwn'],
  'saved-search-text': ['buyerOwn'],
  'withdrawal-reason': ['staff', 'admin'],
  'round-name': ['staff', 'admin'],
  'assessment-subject': ['staff', 'admin'],
  // Not submitted: the assessor's alone.
  'sheet-note': ['staff'],
  'submitted-note': ['staff', 'admin'],
  'result-subject': ['supplierOwn', 'staff', 'admin'],
  'result-reason': ['staff', 'admin'],
  'budget-code': ['staff', 'admin'],
  'payment-purpose': ['supplierOwn', 'staff', 'admin'],
  'payment-reason': ['staff', 'admin'],
  'payment-foreign-purpose': ['supplierForeign', 'staff', 'admin'],
  'draft-activity-title': ['staff', 'admin'],
  'participant-name': ['supplierOwn', 'staff', 'admin'],
  'participant-email': ['supplierOwn', 'staff', 'admin'],
  'claimed-link-subject': ['supplierOwn', 'buyerOwn', 'staff', 'admin'],
  'programme-name': ['staff', 'admin'],
  'uncovered-term': ['organizer', 'otherOrganizer', 'staff', 'admin'],
  'mail-to': ['admin'],
  'mail-subject': ['admin'],
  'mail-text': ['admin'],
};

function each(
  kinds: readonly string[],
  readers: Readonly<Record<string, readonly ViewerName[]>>,
): Record<string, readonly ViewerName[]> {
  return Object.fromEntries(
    kinds.flatMap((kind) =>
      Object.entries(readers).map(([name, allowed]) => [`${kind}-${name}`, allowed] as const),
    ),
  );
}

function agreement(name: string, readers: readonly ViewerName[]): Record<string, readonly ViewerName[]> {
  return each([`agreement-${name}`], {
    title: readers,
    place: readers,
    note: readers,
    document: readers,
    signatory: readers,
  });
}

/** All canaries of a world: its private texts, figures and ids, and what is private of the viewers themselves. */
export function canariesOf(world: World): Canary[] {
  const people = VIEWERS.filter((name): name is SignedInName => name !== 'nobody');
  return [
    ...Object.entries(READERS).map(([name, readers]) => ({ word: world.word(name), readers })),
    { word: '7311931.17', readers: BOTH },
    { word: '6211821.16', readers: BOTH },
    { word: '4099601.14', readers: BOTH },
    { word: '3999501.13', readers: BOTH },
    { word: '2988401.12', readers: BOTH },
    { word: '5100711.15', readers: ['supplierOwn', 'staff', 'admin'] },
    // What a buyer is ready to pay: not even those who run the fair learn it.
    { word: '734551917', readers: ['buyerOwn'] },
    { word: '8422042.28', readers: ['supplierForeign', 'buyerForeign', ...RUNNING_ELSEWHERE] },
    { word: '9533153.39', readers: ['supplierOwn', 'buyerForeign', 'staff', 'admin'] },
    ...[world.ownDraft, world.foreignDraft, world.crossDraft, world.cancelledDraft].map(({ id }) => ({
      word: id,
      readers: RUNNING,
    })),
    { word: world.draftFair.id, readers: RUNNING },
    ...[world.exclusion, world.portfolio, world.lesson].map(({ id }) => ({ word: id, readers: RUNNING })),
    { word: world.inDraft.supplier.at.id, readers: RUNNING },
    ...people.map((name) => ({
      word: `person-email-${name.toLowerCase()}@`,
      readers: [name, 'staff', 'admin'] as ViewerName[],
    })),
    ...people.map((name) => ({
      word: `"person-name-${name}"`,
      // The organisers of a fair know each other.
      readers: [
        name,
        'staff',
        'admin',
        ...(name === 'staff' ? (['organizer'] as const) : []),
      ] as ViewerName[],
    })),
    ...people.map((name) => ({ word: `session-agent-${name}`, readers: [name] })),
  ];
}

/** A canary that somebody read who may not. */
export interface Leak {
  readonly viewer: ViewerName;
  readonly word: string;
  readonly where: string;
}

/** Looks for canaries in what viewers get to read. */
export class LeakChecker {
  readonly leaks: Leak[] = [];
  private readonly read = new Set<string>();
  private readonly words: readonly {
    readonly word: string;
    readonly folded: string;
    readonly readers: ReadonlySet<ViewerName>;
  }[];

  constructor(canaries: readonly Canary[]) {
    this.words = canaries.map(({ word, readers }) => ({
      word,
      folded: word.toLowerCase(),
      readers: new Set(readers),
    }));
  }

  /** `said` is what the viewer sent: what somebody says themselves is no news to them. */
  look(viewer: ViewerName, where: string, answer: unknown, said: unknown = null): void {
    const text = JSON.stringify(answer).toLowerCase();
    const own = JSON.stringify(said).toLowerCase();
    for (const { word, folded, readers } of this.words) {
      if (!text.includes(folded)) continue;
      if (readers.has(viewer)) this.read.add(word);
      else if (!own.includes(folded)) this.leaks.push({ viewer, word, where });
    }
  }

  /** Canaries that none of their readers has come across: the search went past them. */
  get unread(): string[] {
    return this.words.map(({ word }) => word).filter((word) => !this.read.has(word));
  }
}
