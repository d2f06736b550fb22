import { CHAPTER_WORDS } from '../domain/chapter-words.js';
import type { ProgrammeKind } from './chapter-states.js';
import { textIn } from './printable.js';
import { DAY, MONEY, type SheetOf, column, dayOf, minorText } from './record-cells.js';

const text = (value: unknown) => (typeof value === 'string' ? value : null);
const flag = (value: unknown) => (value ? 1 : 0);
/** Columns by which formulas ask. */
const keys = (...names: string[]) => names.map((name) => column(name, name, 12));

/** The sheets of what chapters are counted from. */
export const CHAPTER_SHEETS: Readonly<Record<ProgrammeKind, SheetOf>> = {
  recognition: ({ language }) => {
    const { record, recognitionKinds, states } = CHAPTER_WORDS[language];
    return {
      columns: [
        column('organisation', record.organisation!, 36),
        column('product', record.product!, 36),
        column('kind', record.kind!, 28),
        column('year', record.year!, 8),
        column('decision', record.decision!, 20),
        column('decidedOn', record.decidedOn!, 12, DAY),
        column('validUntil', record.validUntil!, 12, DAY),
        column('state', record.state!, 18),
        ...keys('kindKey', 'countedKey', 'stateKey', 'firstYearKey', 'organisationId', 'id'),
      ],
      values: ({ id, state }) => ({
        id,
        organisation: text(state.organisation),
        product: text(state.product),
        kind: recognitionKinds[state.kind as string] ?? null,
        year: state.year as number,
        decision: text(state.decision),
        decidedOn: dayOf(state.decidedOn),
        validUntil: dayOf(state.validUntil),
        state: states[state.state as string] ?? null,
        kindKey: text(state.kind),
        countedKey: flag(state.counted),
        stateKey: text(state.state),
        firstYearKey: state.firstYear as number,
        organisationId: text(state.organisationId),
      }),
    };
  },
  support: ({ language }) => {
    const { record, supportKinds } = CHAPTER_WORDS[language];
    return {
      columns: [
        column('number', record.number!, 14),
        column('organisation', record.organisation!, 36),
        column('kind', record.kind!, 24),
        column('amount', record.amount!, 20, MONEY),
        column('currency', record.currency!, 9),
        column('paidOn', record.paidOn!, 12, DAY),
        column('purpose', record.purpose!, 36),
        column('project', record.project!, 24),
        column('document', record.document!, 24),
        column('budget', record.budget!, 18),
        ...keys('kindKey', 'currencyKey', 'sign', 'organisationId', 'id'),
      ],
      values: ({ id, state }) => ({
        id,
        number: text(state.number),
        organisation: text(state.organisation),
        kind: supportKinds[state.kind as string] ?? null,
        amount: minorText(state.amount, state.currency as string),
        currency: text(state.currency),
        paidOn: dayOf(state.paidOn),
        purpose: text(state.purpose),
        project: text(state.project),
        document: text(state.document),
        budget: text(state.budget),
        kindKey: text(state.kind),
        currencyKey: text(state.currency),
        sign: state.sign as number,
        organisationId: text(state.organisationId),
      }),
    };
  },
  target: ({ language }) => {
    const { record } = CHAPTER_WORDS[language];
    return {
      columns: [
        column('programme', record.programme!, 18),
        column('year', record.year!, 8),
        column('target', record.target!, 40),
        column('goal', record.goal!, 10),
        column('organisation', record.organisation!, 36),
        column('label', record.label!, 36),
        column('day', record.day!, 12, DAY),
        column('counts', record.counts!, 9),
        ...keys('targetIdKey', 'countedKey', 'unit', 'recordId', 'organisationId', 'id'),
      ],
      values: ({ id, state }) => ({
        id,
        programme: text(state.programme),
        year: state.year as number,
        target: textIn(state.target, language),
        goal: state.goal as number,
        organisation: text(state.organisation),
        label: textIn(state.label, language),
        day: dayOf(state.day),
        counts: flag(state.counted),
        targetIdKey: text(state.targetId),
        countedKey: flag(state.counted),
        unit: text(state.unit),
        recordId: text(state.recordId),
        organisationId: text(state.organisationId),
      }),
    };
  },
  activity: ({ language }) => {
    const { record, activityKinds, activityTopics } = CHAPTER_WORDS[language];
    return {
      columns: [
        column('activity', record.activity!, 44),
        column('kind', record.kind!, 22),
        column('topic', record.topic!, 18),
        column('endsOn', record.endsOn!, 12, DAY),
        column('organisation', record.organisation!, 36),
        column('people', record.people!, 9),
        ...keys('kindKey', 'topicKey', 'countedKey', 'organisationId', 'id'),
      ],
      values: ({ id, state }) => ({
        id,
        activity: textIn(state.activity, language),
        kind: activityKinds[state.kind as string] ?? null,
        topic: activityTopics[state.topic as string] ?? null,
        endsOn: dayOf(state.endsOn),
        organisation: text(state.organisation),
        people: state.people as number,
        kindKey: text(state.kind),
        topicKey: text(state.topic),
        countedKey: flag(state.counted),
        organisationId: text(state.organisationId),
      }),
    };
  },
};
