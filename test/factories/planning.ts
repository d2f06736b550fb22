import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import type { Delegate, Fair, MeetingTable, Participation, Side, Slot } from '#fair';
import type { Person } from '#identity';
import type { Answer } from '#matching';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from './fairs.js';
import { makeNeed, makeProposal } from './needs.js';
import { makeOrganisation } from './organisations.js';
import { makePerson } from './people.js';

export interface PlanningParty {
  readonly organisation: Organisation;
  readonly participation: Participation;
  readonly delegate: Delegate;
}

/** An open fair whose suppliers and buyers have agreed to meet, so that a timetable can be made. */
export interface PlanningScene {
  readonly fair: Fair;
  readonly organiser: Person;
  readonly slots: Slot[];
  readonly tables: MeetingTable[];
  readonly suppliers: PlanningParty[];
  readonly buyers: PlanningParty[];
}

/**
 * Organisations are named S1, S2, … and B1, B2, …, their delegates after them, with an address `s1@example.com`. `wants`
 * says what a pair has agreed (by index): a must of both sides, a meeting, or nothing; left out, everybody meets everybody.
 */
export async function makePlanningScene(
  em: EntityManager,
  {
    suppliers = 3,
    buyers = 2,
    slots = 4,
    tables = 3,
    wants = () => 'meet',
  }: {
    suppliers?: number;
    buyers?: number;
    slots?: number;
    tables?: number;
    wants?: (supplier: number, buyer: number) => Answer | null;
  } = {},
): Promise<PlanningScene> {
  const organiser = await makePerson(em, { email: 'organiser@example.com' });
  const fair = await makeFair(em, { organizers: [organiser] });
  fair.spareTableShare = 0;
  const party = async (side: Side, number: number): Promise<PlanningParty> => {
    const name = `${side === 'supplier' ? 'S' : 'B'}${number}`;
    const organisation = await makeOrganisation(em, {
      legalName: name,
      isSupplier: side === 'supplier',
      isBuyer: side === 'buyer',
    });
    const participation = await makeParticipation(em, fair, organisation, { side });
    const delegate = await makeDelegate(em, participation, {
      name: `${name} delegate`,
      email: `${name.toLowerCase()}@example.com`,
    });
    return { organisation, participation, delegate };
  };
  const all = async (side: Side, count: number) => {
    const made: PlanningParty[] = [];
    for (let number = 1; number <= count; number++) made.push(await party(side, number));
    return made;
  };
  const scene = {
    ...{ fair, organiser },
    slots: await makeSlots(em, fair, { count: slots }),
    tables: await makeTables(em, fair, { count: tables }),
    suppliers: await all('supplier', suppliers),
    buyers: await all('buyer', buyers),
  };
  for (const [b, buyer] of scene.buyers.entries()) {
    const need = await makeNeed(em, buyer.organisation, { fair });
    for (const [s, supplier] of scene.suppliers.entries()) {
      const answer = wants(s, b);
      if (!answer) continue;
      await makeProposal(
        em,
        need,
        { supplier: supplier.participation, buyer: buyer.participation },
        { supplierAnswer: answer, buyerAnswer: answer },
      );
    }
  }
  await em.flush();
  return scene;
}
