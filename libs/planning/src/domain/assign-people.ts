import type { DelegateFact, FairFacts } from './fair-facts.js';
import { countedFor, personOf, personsOf } from './shared-persons.js';

/** A meeting of one slot, for which everybody sends somebody. */
export interface MeetingToStaff {
  readonly key: string;
  /** The two, or all of a group. */
  readonly parties: readonly string[];
  /** Who comes so far, or was to come: kept as far as they can. */
  readonly wanted: readonly string[];
  /** Of those who come for somebody, only these may; of a group meeting. */
  readonly only?: readonly string[];
  /** They come, whatever the others need. */
  readonly isSettled: boolean;
}

interface Post {
  readonly meeting: MeetingToStaff;
  /** Who could come, in the order in which they are asked. */
  readonly candidates: readonly DelegateFact[];
  chosen: DelegateFact | null;
}

/**
 * Sends people to meetings slot by slot: those who were to come, otherwise the one of the side who is there and has the
 * fewest meetings. Somebody who comes for two organisations goes where nobody else can, also when a colleague has to take
 * over a meeting for it; so somebody is found for every meeting for which anybody can be, the first ones first.
 */
export class PeopleAssigner {
  private readonly load = new Map<string, number>();
  private readonly delegates: ReadonlyMap<string, readonly DelegateFact[]>;
  private readonly personOf: (delegateId: string) => string;
  private readonly home: ReadonlyMap<string, string>;

  constructor(private readonly facts: FairFacts) {
    this.delegates = new Map(facts.participants.map(({ id, delegates }) => [id, delegates]));
    this.personOf = personsOf(facts.participants);
    this.home = countedFor(facts.participants);
  }

  /** The delegates of each meeting by its key; meetings for which a side has nobody are left out. */
  assign(slotId: string, meetings: readonly MeetingToStaff[]): Map<string, string[]> {
    if (this.canAllCome(slotId, meetings)) {
      for (const { wanted } of meetings)
        for (const id of wanted) this.load.set(id, (this.load.get(id) ?? 0) + 1);
      return new Map(meetings.map(({ key, wanted }) => [key, [...wanted]]));
    }
    const holders = new Map<string, Post | null>();
    for (const { wanted } of meetings.filter(({ isSettled }) => isSettled))
      for (const id of wanted) holders.set(this.personOf(id), null);
    const posts = meetings
      .filter(({ isSettled }) => !isSettled)
      .flatMap((meeting) =>
        meeting.parties.map((party): Post => ({
          meeting,
          candidates: this.candidates(party, slotId, meeting),
          chosen: null,
        })),
      );
    const unmanned = new Set<MeetingToStaff>();
    for (const post of posts) {
      if (unmanned.has(post.meeting) || find(post, holders, new Set())) continue;
      unmanned.add(post.meeting);
      leave(post.meeting, posts, holders);
    }

    const sent = new Map<string, string[]>();
    for (const meeting of meetings) {
      if (unmanned.has(meeting)) continue;
      const own = posts.filter((post) => post.meeting === meeting);
      const ids = meeting.isSettled
        ? [...meeting.wanted]
        : own.flatMap(({ chosen, candidates }) => [
            chosen!.id,
            ...companions(chosen!, candidates, meeting, holders),
          ]);
      for (const id of ids) this.load.set(id, (this.load.get(id) ?? 0) + 1);
      sent.set(meeting.key, ids);
    }
    return sent;
  }

  /** Whether everybody who was to come can, nobody to two meetings: then there is nothing to look for. */
  private canAllCome(slotId: string, meetings: readonly MeetingToStaff[]): boolean {
    const persons = new Set<string>();
    const absent = this.facts.absences.in(slotId);
    for (const { wanted, parties, only, isSettled } of meetings) {
      for (const id of wanted) {
        const person = this.personOf(id);
        if (persons.has(person)) return false;
        persons.add(person);
      }
      if (isSettled) continue;
      const represented = new Set<string>();
      for (const wantedId of wanted) {
        if (absent.has(wantedId)) return false;
        const party = parties.find((one) => this.delegates.get(one)?.some(({ id }) => id === wantedId));
        if (party === undefined) return false;
        represented.add(party);
      }
      if (represented.size < parties.length || only?.some((id) => !wanted.includes(id))) return false;
    }
    return true;
  }

  private candidates(party: string, slotId: string, { wanted, only }: MeetingToStaff): DelegateFact[] {
    const rank = ({ id, personId }: DelegateFact): number =>
      wanted.includes(id) ? 0 : (this.home.get(personId ?? '') ?? party) === party ? 1 : 2;
    const all = this.delegates.get(party) ?? [];
    const named = all.filter(({ id }) => only?.includes(id));
    return (named.length > 0 ? named : all)
      .filter(({ id }) => !this.facts.absences.has(id, slotId))
      .toSorted(
        (a, b) =>
          rank(a) - rank(b) ||
          (this.load.get(a.id) ?? 0) - (this.load.get(b.id) ?? 0) ||
          (a.id < b.id ? -1 : 1),
      );
  }
}

/** Finds somebody for a post, letting others who hold them find somebody else (an augmenting path). */
function find(post: Post, holders: Map<string, Post | null>, asked: Set<string>): boolean {
  for (const one of post.candidates) {
    const person = personOf(one);
    if (asked.has(person) || holders.get(person) === null) continue;
    asked.add(person);
    const holder = holders.get(person);
    if (holder && !find(holder, holders, asked)) continue;
    holders.set(person, post);
    post.chosen = one;
    return true;
  }
  return false;
}

/** Of a meeting that can't be, the other side is free for others. */
function leave(meeting: MeetingToStaff, posts: readonly Post[], holders: Map<string, Post | null>): void {
  for (const post of posts) {
    if (post.meeting !== meeting || post.chosen === null) continue;
    holders.delete(personOf(post.chosen));
    post.chosen = null;
  }
}

/** Others of the side who were to come too, and whom nobody else needs. */
function companions(
  chosen: DelegateFact,
  candidates: readonly DelegateFact[],
  { wanted }: MeetingToStaff,
  holders: Map<string, Post | null>,
): string[] {
  if (!wanted.includes(chosen.id)) return [];
  const others = candidates.filter(
    (one) => one.id !== chosen.id && wanted.includes(one.id) && !holders.has(personOf(one)),
  );
  others.forEach((one) => holders.set(personOf(one), null));
  return others.map(({ id }) => id);
}
