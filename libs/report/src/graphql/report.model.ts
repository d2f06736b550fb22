import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { AgreementModel } from '#agreement';
import { ParticipationModel } from '#fair';
import { LocalizedText, MoneyModel, connectionOf, toLocalizedTexts, toMoneyModel } from '#graphql';
import type { AgreementFigure, FairFigure, ParticipationFigure, ProgrammeReport } from '../domain/report.js';
import {
  AgreementDrillDown,
  ParticipationDrillDown,
  reportReaders,
  toAgreementDrillDown,
  toParticipationDrillDown,
} from './drill-down.model.js';

@ObjectType('ParticipationFigure', {
  description: 'A number of enterprises, enterprise-times or fairs, with what it was counted from.',
})
@Allow(reportReaders)
export class ParticipationFigureModel {
  @Field(() => Int, { description: 'Exact.' })
  count!: number;

  @Field(() => ParticipationDrillDown)
  drillDown!: ParticipationDrillDown;
}

@ObjectType('AgreementFigure', { description: 'Some agreements: how many, worth how much, and which.' })
@Allow(reportReaders)
export class AgreementFigureModel {
  @Field(() => String, {
    nullable: true,
    description:
      'What they have in common: the id of a fair, a year, a concept, a country, a kind or a status; null for those without.',
  })
  key!: string | null;

  @Field(() => String, { description: 'The same for a reader, in the language of the report.' })
  label!: string;

  @Field(() => Int, { description: 'Exact.' })
  count!: number;

  @Field(() => MoneyModel, {
    description:
      'In the currency of the report, exact: every value is converted at the rates of its day of signing and rounded by itself, as `valueIn` shows it.',
  })
  value!: MoneyModel;

  @Field(() => MoneyModel, {
    description: 'The part of `value` whose signed document staff have seen; the rest is an estimate.',
  })
  verified!: MoneyModel;

  @Field(() => Int, { description: 'How many of them have a value at all.' })
  valuedCount!: number;

  @Field(() => Int, {
    description: 'How many have a value that no rate of the day of signing converts; it is not in `value`.',
  })
  unconvertedCount!: number;

  @Field(() => AgreementDrillDown)
  drillDown!: AgreementDrillDown;
}

@ObjectType('FairFigure', { description: 'What came of one fair, or of what was signed outside any.' })
@Allow(reportReaders)
export class FairFigureModel extends AgreementFigureModel {
  @Field(() => Boolean, { nullable: true, description: 'Held outside Vietnam.' })
  isAbroad!: boolean | null;

  @Field(() => ParticipationFigureModel, { description: 'Enterprises that were there directly.' })
  direct!: ParticipationFigureModel;

  @Field(() => ParticipationFigureModel, { description: 'Enterprises that were promoted there.' })
  indirect!: ParticipationFigureModel;
}

@ObjectType('UnconvertedAgreements', {
  description: 'Agreements with a value that no exchange rate of the day of signing converts.',
})
@Allow(reportReaders)
export class UnconvertedAgreementsModel {
  @Field(() => Int)
  count!: number;

  @Field(() => AgreementDrillDown)
  drillDown!: AgreementDrillDown;

  @Field(() => [AgreementModel], { description: 'The first hundred by day of signing.' })
  agreements?: AgreementModel[];

  /** For the field resolver; not in the schema. */
  agreementIds!: readonly string[];
}

@ObjectType('ProgrammeReport', {
  description: 'What came of the programme: figures that lead to the records they were counted from.',
})
@Allow(reportReaders)
export class ProgrammeReportModel {
  @Field(() => String, {
    description:
      'The figures in one sentence, in the language of the report. Counts from 100 on that lie at most 2 % below a round number are "nearly" that number; the value is "about" so many millions. The exact figures are beside it.',
  })
  sentence!: string;

  @Field(() => [LocalizedText], { description: 'The sentence in every language that reports have.' })
  sentences!: LocalizedText[];

  @Field(() => ParticipationFigureModel, { description: 'Distinct suppliers that took part directly.' })
  directEnterprises!: ParticipationFigureModel;

  @Field(() => ParticipationFigureModel, { description: 'Direct participations of suppliers.' })
  directTimes!: ParticipationFigureModel;

  @Field(() => ParticipationFigureModel, { description: 'Distinct suppliers that were promoted.' })
  indirectEnterprises!: ParticipationFigureModel;

  @Field(() => ParticipationFigureModel, { description: 'Indirect participations of suppliers.' })
  indirectTimes!: ParticipationFigureModel;

  @Field(() => ParticipationFigureModel, { description: 'Fairs at which suppliers took part.' })
  fairs!: ParticipationFigureModel;

  @Field(() => ParticipationFigureModel, { description: 'Those of them outside Vietnam.' })
  fairsAbroad!: ParticipationFigureModel;

  @Field(() => ParticipationFigureModel, { description: 'Those of them in Vietnam.' })
  fairsAtHome!: ParticipationFigureModel;

  @Field(() => AgreementFigureModel, {
    description: 'Reported, confirmed and verified agreements together; `byStatus` tells them apart.',
  })
  agreements!: AgreementFigureModel;

  @Field(() => [AgreementFigureModel], {
    description: 'Every status, also terminated, which the headline leaves out.',
  })
  byStatus!: AgreementFigureModel[];

  @Field(() => [AgreementFigureModel])
  byKind!: AgreementFigureModel[];

  @Field(() => [FairFigureModel], {
    description:
      'Fairs with participations or agreements, the latest first; then what was signed outside any.',
  })
  byFair!: FairFigureModel[];

  @Field(() => [AgreementFigureModel], { description: 'By year of signing.' })
  byYear!: AgreementFigureModel[];

  @Field(() => [AgreementFigureModel])
  bySector!: AgreementFigureModel[];

  @Field(() => [AgreementFigureModel], { description: 'By country of the first buyer.' })
  byCountry!: AgreementFigureModel[];

  @Field(() => UnconvertedAgreementsModel)
  unconverted!: UnconvertedAgreementsModel;

  @Field(() => Boolean, { description: 'Records of the demo generator are among what was counted.' })
  includesDemo!: boolean;
}

@ObjectType('CountedParticipationConnection')
@Allow(everyone)
export class CountedParticipationConnection extends connectionOf(
  ParticipationModel,
  'CountedParticipation',
) {}

export function toProgrammeReportModel(report: ProgrammeReport): ProgrammeReportModel {
  const { unconverted } = report;
  return Object.assign(new ProgrammeReportModel(), {
    sentence: report.sentences[report.language],
    sentences: toLocalizedTexts(report.sentences),
    directEnterprises: toParticipationFigure(report.directEnterprises),
    directTimes: toParticipationFigure(report.directTimes),
    indirectEnterprises: toParticipationFigure(report.indirectEnterprises),
    indirectTimes: toParticipationFigure(report.indirectTimes),
    fairs: toParticipationFigure(report.fairs),
    fairsAbroad: toParticipationFigure(report.fairsAbroad),
    fairsAtHome: toParticipationFigure(report.fairsAtHome),
    agreements: toAgreementFigure(report.agreements),
    byStatus: report.byStatus.map(toAgreementFigure),
    byKind: report.byKind.map(toAgreementFigure),
    byFair: report.byFair.map(toFairFigure),
    byYear: report.byYear.map(toAgreementFigure),
    bySector: report.bySector.map(toAgreementFigure),
    byCountry: report.byCountry.map(toAgreementFigure),
    unconverted: Object.assign(new UnconvertedAgreementsModel(), {
      count: unconverted.count,
      drillDown: toAgreementDrillDown(unconverted.drillDown),
      agreementIds: unconverted.agreements.map(({ id }) => id),
    }),
    includesDemo: report.includesDemo,
  });
}

function toParticipationFigure({ count, drillDown }: ParticipationFigure): ParticipationFigureModel {
  return Object.assign(new ParticipationFigureModel(), {
    count,
    drillDown: toParticipationDrillDown(drillDown),
  });
}

function figureFields(figure: AgreementFigure) {
  const { key, label, count, value, verified, valued, unconverted, drillDown } = figure;
  return {
    ...{ key, label, count },
    value: toMoneyModel(value),
    verified: toMoneyModel(verified),
    valuedCount: valued,
    unconvertedCount: unconverted,
    drillDown: toAgreementDrillDown(drillDown),
  };
}

function toAgreementFigure(figure: AgreementFigure): AgreementFigureModel {
  return Object.assign(new AgreementFigureModel(), figureFields(figure));
}

function toFairFigure(figure: FairFigure): FairFigureModel {
  return Object.assign(new FairFigureModel(), figureFields(figure), {
    isAbroad: figure.isAbroad,
    direct: toParticipationFigure(figure.direct),
    indirect: toParticipationFigure(figure.indirect),
  });
}
