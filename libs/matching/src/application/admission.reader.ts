import type { EntityManager } from '@mikro-orm/postgresql';
import { Admission, type Participant } from '../domain/admission.js';
import type { Participation } from '#fair';
import { type MatchTerms, termsOf } from '../domain/match-terms.js';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { ParticipationTerms } from '../domain/participation-terms.entity.js';
import { MeetingExclusion, OrganisationConflict } from '../domain/separation.entity.js';

/** What a fair has set for its proposals, or the defaults. */
export async function readTerms(em: EntityManager, fairId: string | null): Promise<MatchTerms> {
  return termsOf(fairId ? await em.findOne(MatchSettings, { fair: fairId }) : null);
}

/** Who may meet whom among `organisationIds` at a fair. */
export async function readAdmission(
  em: EntityManager,
  fairId: string,
  organisationIds: readonly string[],
): Promise<Admission> {
  return (await readAdmissions(em, [fairId], organisationIds)).get(fairId)!;
}

/**
 * Who may meet whom among `organisationIds`, at each of the fairs and, under null, at none, where only the
 * organisations' own lists count. Three statements, however many they are.
 */
export async function readAdmissions(
  em: EntityManager,
  fairIds: readonly string[],
  organisationIds: readonly string[],
): Promise<Map<string | null, Admission>> {
  const [here, among] = [{ $in: [...fairIds] }, { $in: [...organisationIds] }];
  const settings = await em.find(MatchSettings, { fair: here });
  const exclusions = await em.find(MeetingExclusion, { fair: here, supplier: among, buyer: among });
  const conflicts = (await em.find(OrganisationConflict, { organisation: among, against: among })).map(
    ({ organisation, against }) => [organisation.id, against.id] as const,
  );
  const atFair = (fairId: string) =>
    new Admission({
      rules: termsOf(settings.find(({ fair }) => fair.id === fairId) ?? null).meetingRules,
      exclusions: exclusions
        .filter(({ fair }) => fair.id === fairId)
        .map(({ supplier, buyer }) => [supplier.id, buyer.id]),
      conflicts,
    });
  return new Map<string | null, Admission>([
    [null, new Admission({ rules: [], exclusions: [], conflicts })],
    ...fairIds.map((fairId) => [fairId, atFair(fairId)] as const),
  ]);
}

/** `participation` with its organisation loaded. */
export function participantOf(
  { organisation, kind }: Participation,
  terms: ParticipationTerms | undefined,
): Participant {
  const { id, country } = organisation.getEntity();
  return { organisationId: id, country, kind, tags: terms?.tags ?? [] };
}

/** What is set for single participants, by the participation. */
export async function readParticipationTerms(
  em: EntityManager,
  participationIds: readonly string[],
): Promise<Map<string, ParticipationTerms>> {
  const all = await em.find(ParticipationTerms, { participation: { $in: [...participationIds] } });
  return new Map(all.map((terms) => [terms.participation.id, terms]));
}
