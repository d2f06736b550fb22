import { loaderOf } from '#graphql';
import { Need } from '../domain/need.entity.js';
import { Proposal } from '../domain/proposal.entity.js';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { ParticipationTerms } from '../domain/participation-terms.entity.js';
import { toParticipationTermsModel } from './match-settings.model.js';
import { NEED_PARTS, toNeedModel } from './need.model.js';
import { PROPOSAL_PARTS, toProposalModel } from './proposal.model.js';

/** A need by its id; its type guards itself. */
export const needLoader = loaderOf(
  (ids, { em }) => em.find(Need, { id: { $in: [...ids] } }, { populate: NEED_PARTS }),
  (need) => need.id,
  toNeedModel,
);

/** A proposal by its id, for meetings and requests that came of one; its type guards itself. */
export const proposalLoader = loaderOf(
  (ids, { em }) => em.find(Proposal, { id: { $in: [...ids] } }, { populate: PROPOSAL_PARTS }),
  (proposal) => proposal.id,
  toProposalModel,
);

/** Whose word a meeting needs, by fair; null for a fair with the defaults. */
export const optInLoader = loaderOf(
  (ids, { em }) => em.find(MatchSettings, { fair: { $in: [...ids] } }),
  (settings) => settings.fair.id,
  (settings) => settings.optIn,
);

/** What the organiser has set for a participant, by participation. */
export const participationTermsLoader = loaderOf(
  (ids, { em }) =>
    em.find(ParticipationTerms, { participation: { $in: [...ids] } }, { populate: ['participation'] }),
  (terms) => terms.participation.id,
  toParticipationTermsModel,
);
