import type { Block, Cell, PrintLanguage, Row } from '#printing';
import type {
  PrintScope,
  PrintedDelegate,
  PrintedMeeting,
  PrintedParty,
  PrintedSession,
  PrintedTable,
  PrintedTimetable,
} from './printed-timetable.js';
import { SCHEDULE_WORDS, type ScheduleLanguage, type ScheduleWords } from './schedule-words.js';

/** Whose Chinese characters a name from there has. */
const LANGUAGE_OF: Readonly<Record<string, PrintLanguage>> = {
  JP: 'ja',
  KR: 'ko',
  CN: 'zh',
  TW: 'zh',
  HK: 'zh',
  MO: 'zh',
  SG: 'zh',
};
const MUTED = '#5b6b66';

/** Lays printed schedules out: each sheet begins a page and is numbered for itself, so that it can be handed out alone. */
export class SchedulePages {
  readonly words: ScheduleWords;
  private readonly parties: ReadonlyMap<string, PrintedParty>;
  private readonly tables: ReadonlyMap<string, PrintedTable>;
  private readonly people: ReadonlyMap<string, PrintedDelegate & { partyId: string }>;

  constructor(
    private readonly timetable: PrintedTimetable,
    private readonly language: ScheduleLanguage,
  ) {
    this.words = SCHEDULE_WORDS[language];
    this.parties = new Map(timetable.parties.map((party) => [party.id, party]));
    this.tables = new Map(timetable.tables.map((table) => [table.id, table]));
    this.people = new Map(
      timetable.parties.flatMap(({ id, delegates }) =>
        delegates.map((one) => [one.id, { ...one, partyId: id }] as const),
      ),
    );
  }

  get fairName(): string {
    const { name, code } = this.timetable.fair;
    return name[this.language] ?? name['en'] ?? Object.values(name)[0] ?? code;
  }

  /**
   * @param ids of the participations, delegates, tables or halls that are wanted; all of them without it. For delegates
   *   also of participations whose people are wanted
   */
  *blocks(scope: PrintScope, ids?: readonly string[]): Generator<Block> {
    const wanted = <T extends { id: string }>(list: readonly T[]): readonly T[] =>
      ids === undefined ? list : list.filter((one) => ids.includes(one.id));
    switch (scope) {
      case 'participants': {
        const busy = this.busyParties();
        for (const id of this.inSessions()) busy.add(this.people.get(id)?.partyId ?? '');
        for (const party of wanted(this.timetable.parties)) {
          if (ids !== undefined || busy.has(party.id)) yield* this.partySheet(party, null);
        }
        return;
      }
      case 'delegates': {
        const busy = new Set([
          ...this.timetable.meetings.flatMap(({ delegateIds }) => delegateIds),
          ...this.inSessions(),
        ]);
        for (const party of this.timetable.parties) {
          for (const delegate of ids?.includes(party.id) ? party.delegates : wanted(party.delegates)) {
            if (ids?.includes(delegate.id) || busy.has(delegate.id)) yield* this.partySheet(party, delegate);
          }
        }
        return;
      }
      case 'tables':
        for (const table of wanted(this.timetable.tables)) yield* this.tableSheet(table);
        return;
      case 'halls': {
        const halls = new Map(this.timetable.tables.map(({ hallId, hall }) => [hallId, hall]));
        for (const hall of wanted([...halls].map(([hallId, name]) => ({ id: hallId, name })))) {
          const meetings = this.timetable.meetings.filter(
            ({ tableId }) => this.tables.get(tableId ?? '')?.hallId === hall.id,
          );
          const groups = this.groupsAt(({ hallId }) => hallId === hall.id);
          yield* this.listSheet(this.words.hall, hall.name, meetings, groups);
        }
        return;
      }
      case 'fair':
        yield* this.listSheet(
          null,
          this.words.timetable,
          this.timetable.meetings,
          this.groupsAt(() => true),
        );
    }
  }

  private inSessions(): string[] {
    return this.timetable.sessions.flatMap(({ delegateIds }) => delegateIds);
  }

  private groupsAt(isWanted: (table: PrintedTable) => boolean): PrintedSession[] {
    return this.timetable.sessions.filter(({ tableId }) => {
      const table = this.tables.get(tableId ?? '');
      return table !== undefined && isWanted(table);
    });
  }

  private busyParties(): Set<string> {
    return new Set(this.timetable.meetings.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]));
  }

  private *partySheet(party: PrintedParty, delegate: PrintedDelegate | null): Generator<Block> {
    const { words } = this;
    const name = this.nameOf(party);
    const meetings = this.timetable.meetings.filter(
      ({ supplierId, buyerId, delegateIds }) =>
        (supplierId === party.id || buyerId === party.id) &&
        (delegate === null || delegateIds.includes(delegate.id)),
    );
    const own = new Set(delegate ? [delegate.id] : party.delegates.map(({ id }) => id));
    const sessions = this.timetable.sessions.filter(({ delegateIds }) =>
      delegateIds.some((id) => own.has(id)),
    );
    yield { kind: 'section', header: this.fairName, headerRight: name };
    yield { kind: 'heading', level: 1, text: delegate?.name ?? name, language: this.scriptOf(party) };
    const second = delegate ? name : this.secondNameOf(party);
    if (second) yield { kind: 'paragraph', text: second, color: MUTED, language: this.scriptOf(party) };
    yield {
      kind: 'keyValues',
      rows: [
        [words.side[party.side], words.meetings(meetings.length)],
        ...(party.booth ? ([[words.booth, party.booth]] as const) : []),
        [words.venue, `${this.timetable.fair.venue}, ${this.timetable.fair.city}`],
        [words.clock, this.zoneName(this.timetable.fair.timeZone)],
        ...(party.remoteTimeZone ? ([[words.ownClock, this.zoneName(party.remoteTimeZone)]] as const) : []),
      ],
    };
    if (meetings.length + sessions.length === 0) {
      yield { kind: 'paragraph', text: words.nothing };
      return;
    }
    const showsOwn = delegate === null && party.delegates.length > 1;
    yield {
      kind: 'table',
      size: 9.5,
      columns: [
        { title: words.time, width: 82 },
        { title: words.meets, share: 3 },
        { title: words.place, width: 92 },
        ...(showsOwn ? [{ title: words.from, share: 1.4 }] : []),
        { title: words.notes, share: 1.3 },
      ],
      rows: this.byDay([...meetings, ...sessions], (meeting) => {
        if ('title' in meeting) {
          return [
            this.timeCell(meeting, party.remoteTimeZone),
            { text: `${meeting.title}\n${meeting.tableId ? words.group : words.session}` },
            meeting.tableId ? this.placeOf(meeting) : '',
            ...(showsOwn ? [this.ownPeopleOf(meeting, party.id)] : []),
            '',
          ];
        }
        const other = this.parties.get(
          meeting.supplierId === party.id ? meeting.buyerId : meeting.supplierId,
        );
        return [
          this.timeCell(meeting, party.remoteTimeZone),
          other ? this.partnerCell(other, meeting) : '',
          this.placeOf(meeting),
          ...(showsOwn ? [this.ownPeopleOf(meeting, party.id)] : []),
          '',
        ];
      }),
    };
  }

  private *tableSheet(table: PrintedTable): Generator<Block> {
    const meetings = this.timetable.meetings.filter(({ tableId }) => tableId === table.id);
    const groups = this.groupsAt(({ id }) => id === table.id);
    const title = `${this.words.table} ${table.label}`;
    yield { kind: 'section', header: this.fairName, headerRight: `${table.hall} · ${table.label}` };
    yield {
      kind: 'drawing',
      height: 62,
      draw: (canvas) =>
        canvas
          .text(title, 0, 0, { size: 32, bold: true, width: canvas.width, shrinkTo: 14 })
          .text(`${table.hall} · ${this.words.meetings(meetings.length)}`, 0, 44, { size: 11, color: MUTED }),
    };
    if (meetings.length + groups.length === 0) yield { kind: 'paragraph', text: this.words.nothing };
    else yield this.sidesTable(meetings, groups, false);
  }

  private *listSheet(
    kind: string | null,
    name: string,
    meetings: readonly PrintedMeeting[],
    groups: readonly PrintedSession[],
  ): Generator<Block> {
    const title = kind === null ? name : `${kind} ${name}`;
    yield { kind: 'section', header: this.fairName, headerRight: title };
    yield { kind: 'heading', level: 1, text: title };
    yield { kind: 'paragraph', text: this.words.meetings(meetings.length), color: MUTED };
    if (meetings.length + groups.length === 0) yield { kind: 'paragraph', text: this.words.nothing };
    else yield this.sidesTable(meetings, groups, true);
  }

  private sidesTable(
    meetings: readonly PrintedMeeting[],
    groups: readonly PrintedSession[],
    withPlace: boolean,
  ): Block {
    const { words } = this;
    return {
      kind: 'table',
      size: 9,
      columns: [
        { title: words.time, width: 80 },
        ...(withPlace ? [{ title: words.place, width: 84 }] : []),
        { title: words.supplier },
        { title: words.buyer },
      ],
      rows: this.byDay([...meetings, ...groups], (meeting) => [
        this.timeCell(meeting, null),
        ...(withPlace ? [this.placeOf(meeting)] : []),
        ...('title' in meeting
          ? [{ text: `${meeting.title}\n${words.group}` }, { text: this.groupOf(meeting) }]
          : [this.sideCell(meeting.supplierId, meeting), this.sideCell(meeting.buyerId, meeting)]),
      ]),
    };
  }

  /** The organisations of a group, with their people. */
  private groupOf(group: PrintedSession): string {
    const parties = new Set(group.delegateIds.flatMap((id) => this.people.get(id)?.partyId ?? []));
    return [...parties]
      .map((id) => `${this.nameOf(this.parties.get(id)!)}: ${this.peopleOf(group, id)}`)
      .join('\n');
  }

  private *byDay<T extends PrintedMeeting | PrintedSession>(
    meetings: readonly T[],
    row: (meeting: T) => readonly Cell[],
  ): Generator<Row> {
    let day = '';
    for (const meeting of meetings.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
      if (meeting.date !== day) {
        day = meeting.date;
        yield { group: this.dayName(day) };
      }
      yield row(meeting);
    }
  }

  private timeCell(
    {
      startsAt,
      endsAt,
      isDraft = false,
    }: Pick<PrintedSession, 'startsAt' | 'endsAt'> & { isDraft?: boolean },
    ownZone: string | null,
  ): Cell {
    const time = (zone: string) => {
      const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone });
      return `${format.format(startsAt)}–${format.format(endsAt)}`;
    };
    const { timeZone } = this.timetable.fair;
    return {
      text: [
        time(timeZone),
        ...(ownZone ? [`${this.words.ownClock}: ${this.otherDay(startsAt, ownZone)}${time(ownZone)}`] : []),
        ...(isDraft ? [`(${this.words.draft})`] : []),
      ].join('\n'),
      bold: true,
    };
  }

  /** Of somebody far away: the morning at the fair may be the evening before. */
  private otherDay(at: Date, zone: string): string {
    const dateIn = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
    if (dateIn(zone) === dateIn(this.timetable.fair.timeZone)) return '';
    const day = new Intl.DateTimeFormat(this.language === 'vi' ? 'vi-VN' : 'en-GB', {
      ...{ weekday: 'short', day: 'numeric', month: 'numeric', timeZone: zone },
    });
    return `${day.format(at)}, `;
  }

  private partnerCell(party: PrintedParty, meeting: PrintedMeeting): Cell {
    const names = [this.nameOf(party), this.secondNameOf(party)].filter((name) => name !== null);
    const people = this.peopleOf(meeting, party.id);
    return {
      text: [
        ...names,
        ...(party.booth ? [`${this.words.booth} ${party.booth}`] : []),
        ...(people ? [people] : []),
        ...(meeting.interpreter ? [`${this.words.interpreter}: ${meeting.interpreter}`] : []),
      ].join('\n'),
      language: this.scriptOf(party),
    };
  }

  private sideCell(partyId: string, meeting: PrintedMeeting): Cell {
    const party = this.parties.get(partyId);
    if (!party) return '';
    const people = this.peopleOf(meeting, partyId);
    return {
      text: people ? `${this.nameOf(party)}\n${people}` : this.nameOf(party),
      language: this.scriptOf(party),
    };
  }

  /** In a narrow column, for those who know each other: names, one below the other. */
  private ownPeopleOf(meeting: Pick<PrintedMeeting, 'delegateIds'>, partyId: string): string {
    return this.delegatesOf(meeting, partyId)
      .map(({ name }) => name)
      .join('\n');
  }

  private delegatesOf({ delegateIds }: Pick<PrintedMeeting, 'delegateIds'>, partyId: string) {
    return delegateIds.flatMap((id) => this.people.get(id) ?? []).filter((one) => one.partyId === partyId);
  }

  private peopleOf(meeting: Pick<PrintedMeeting, 'delegateIds'>, partyId: string): string {
    return this.delegatesOf(meeting, partyId)
      .map(({ name, jobTitle }) => (jobTitle ? `${name} (${jobTitle})` : name))
      .join(', ');
  }

  private placeOf({ tableId }: Pick<PrintedMeeting, 'tableId'>): string {
    const table = this.tables.get(tableId ?? '');
    return table ? `${this.words.table} ${table.label}\n${table.hall}` : this.words.onLine;
  }

  /** Readers of Vietnamese know a firm by its registered name, those from abroad by the other. */
  private nameOf({ legalName, internationalName, country }: PrintedParty): string {
    return this.language === 'vi' && country === 'VN' ? legalName : (internationalName ?? legalName);
  }

  private secondNameOf(party: PrintedParty): string | null {
    const { legalName, internationalName } = party;
    const shown = this.nameOf(party);
    return [legalName, internationalName].find((name) => name && name !== shown) ?? null;
  }

  private scriptOf({ country }: PrintedParty): PrintLanguage | undefined {
    return LANGUAGE_OF[country];
  }

  private dayName(date: string): string {
    return new Intl.DateTimeFormat(this.language === 'vi' ? 'vi-VN' : 'en-GB', {
      ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
    }).format(new Date(`${date}T00:00:00Z`));
  }

  private zoneName(timeZone: string): string {
    const at = this.timetable.meetings[0]?.startsAt ?? new Date();
    const offset = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'shortOffset' })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')!.value;
    return `${timeZone.replaceAll('_', ' ')} (${offset})`;
  }
}
