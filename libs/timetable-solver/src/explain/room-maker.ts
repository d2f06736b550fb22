import type { RoomSearch } from '../repair/room-search.js';
import type { SearchState } from '../search/state.js';
import { type Drop, type Hindrances, hindrancesAt, isOwnSlot } from './hindrances.js';

/** The smallest thing found that would let the meeting in; each does so by itself. */
export type RoomMaker =
  /** It fits as things are, for instance after a change. */
  | { readonly kind: 'nothing'; readonly slot: string }
  | {
      readonly kind: 'moveMeetings';
      readonly slot: string;
      readonly moves: readonly { readonly request: string; readonly from: string; readonly to: string }[];
    }
  | { readonly kind: 'raiseQuota'; readonly participant: string }
  | { readonly kind: 'moreAvailability'; readonly participant: string; readonly slot: string }
  /** `hall` where only there everybody could get to it in time. */
  | { readonly kind: 'oneMoreTable'; readonly hall?: string; readonly slot: string }
  | { readonly kind: 'oneMoreInterpreter'; readonly languagePair: string; readonly slot: string }
  | {
      readonly kind: 'dropMeetings';
      readonly slot: string;
      readonly requests: readonly string[];
      readonly worth: number;
    };

/** `drop` is what would have to go for it, the last resort. */
export function roomMakerFor(
  state: SearchState,
  room: RoomSearch,
  r: number,
  drop: Drop | undefined,
  maxMoves: number,
): RoomMaker | undefined {
  const { slots, requests } = state.problem.problem;
  const found = room.find(r, maxMoves);
  if (found) {
    const own = found.moves.find((move) => move.request === r)!;
    const slot = slots[own.to]!.id;
    const moves = found.moves
      .filter((move) => move.request !== r)
      .map((move) => ({
        request: requests[move.request]!.id,
        from: slots[move.from]!.id,
        to: slots[move.to]!.id,
      }));
    return moves.length === 0 ? { kind: 'nothing', slot } : { kind: 'moveMeetings', slot, moves };
  }
  const hindered = slots.flatMap((_, s) =>
    isOwnSlot(state.problem, r, s) && state.orderFaultsAt(r, s) === 0 ? [onlyOne(state, r, s)] : [],
  );
  for (const kind of ['raiseQuota', 'moreAvailability', 'oneMoreTable', 'oneMoreInterpreter']) {
    const change = hindered.find((one) => one?.kind === kind);
    if (change) return change;
  }
  if (!drop || drop.out.length === 0) return undefined;
  return {
    kind: 'dropMeetings',
    slot: slots[drop.slot]!.id,
    requests: drop.out.map((other) => requests[other]!.id),
    worth: drop.worth,
  };
}

/** What a slot lacks for the request, if that is one thing only that somebody could provide. */
function onlyOne(state: SearchState, r: number, s: number): RoomMaker | undefined {
  const { slots, participants, requests, tables } = state.problem.problem;
  const hindrances = hindrancesAt(state, r, s);
  if (hindrances.busy.length > 0 || countOf(hindrances) !== 1) return undefined;
  const slot = slots[s]!.id;
  const { limited, absent, table } = hindrances;
  if (limited.length > 0) return { kind: 'raiseQuota', participant: participants[limited[0]!]!.id };
  if (absent.length > 0) return { kind: 'moreAvailability', participant: participants[absent[0]!]!.id, slot };
  if (!table) return { kind: 'oneMoreInterpreter', languagePair: requests[r]!.languagePair!, slot };
  if (!state.seats || state.problem.seats.walkReach === 0) return { kind: 'oneMoreTable', slot };
  const halls = [...new Set(tables.map(({ hall }) => hall))];
  const near = [...state.seats.hallsInReach(r, s)];
  if (near.length === 0) return undefined;
  return { kind: 'oneMoreTable', ...(near.length < halls.length && { hall: halls[near[0]!]! }), slot };
}

function countOf({ absent, limited, table, interpreter }: Hindrances): number {
  return absent.length + limited.length + Number(table) + Number(interpreter);
}
