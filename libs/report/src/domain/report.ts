import type { AgreementSelection } from '#agreement';
import type { ParticipationKind } from '#fair';
import type { Money } from '#kernel';
import type { ReportLanguage } from './spoken-figures.js';

/** What a report is about; what isn't given doesn't narrow it. */
export interface ReportFilter {
  /** An empty list fits no fair, and nothing outside fairs. */
  fairIds?: readonly string[] | null;
  /** Of signing, for agreements; of the fair's first day, for participations. */
  fromYear?: number | null;
  toYear?: number | null;
  /** A concept of the kind industry, with all that is narrower. */
  sector?: string | null;
  /** ISO 3166-1 alpha-2: of the first buyer, for agreements; of the fair, for participations. */
  country?: string | null;
  /** Fairs outside Vietnam, and what was signed at them. */
  abroadOnly?: boolean | null;
  /** In which the value is told; USD when it isn't said. */
  currency?: string | null;
  language?: ReportLanguage | null;
}

/**
 * Which participations: those of suppliers who didn't withdraw, at fairs that have started and aren't drafts, narrowed
 * to what is given. The list behind every figure of enterprises and fairs.
 */
export interface ParticipationSelection {
  fairIds?: readonly string[] | null;
  fromYear?: number | null;
  toYear?: number | null;
  kind?: ParticipationKind | null;
  /** The organisation has a capability for one of these concepts. */
  sectors?: readonly string[] | null;
  /** Of the fair. */
  country?: string | null;
  /** true: fairs outside Vietnam; false: fairs in Vietnam. */
  abroad?: boolean | null;
}

/** A number of enterprises, enterprise-times or fairs, with the participations that it was counted from. */
export interface ParticipationFigure {
  readonly count: number;
  readonly drillDown: ParticipationSelection;
}

/** Some agreements: how many, worth how much, and which. */
export interface AgreementFigure {
  /** What they have in common: a fair's id, a year, a concept, a country, a kind or a status; null for "none". */
  readonly key: string | null;
  /** The same for a reader, in the language of the report. */
  readonly label: string;
  readonly labels: Readonly<Record<ReportLanguage, string>>;
  readonly count: number;
  /** Of those that have a value that can be converted; every one is converted and rounded by itself. */
  readonly value: Money;
  /** The part of `value` whose signed document staff have seen; the rest is an estimate. */
  readonly verified: Money;
  /** How many of them have a value at all. */
  readonly valued: number;
  /** How many have a value that no rate of the day of signing converts; they aren't in `value`. */
  readonly unconverted: number;
  readonly drillDown: AgreementSelection;
}

/** What came of one fair; `key` is null for what was signed outside any. */
export interface FairFigure extends AgreementFigure {
  readonly isAbroad: boolean | null;
  readonly direct: ParticipationFigure;
  readonly indirect: ParticipationFigure;
}

/** An agreement that a rate is missing for. */
export interface UnconvertedAgreement {
  readonly id: string;
  readonly number: string;
  readonly signedOn: string;
  readonly value: Money;
}

export interface ProgrammeReport {
  readonly filter: ReportFilter;
  readonly currency: string;
  readonly language: ReportLanguage;
  /** One sentence in each language. */
  readonly sentences: Readonly<Record<ReportLanguage, string>>;
  readonly directEnterprises: ParticipationFigure;
  readonly directTimes: ParticipationFigure;
  readonly indirectEnterprises: ParticipationFigure;
  readonly indirectTimes: ParticipationFigure;
  readonly fairs: ParticipationFigure;
  readonly fairsAbroad: ParticipationFigure;
  readonly fairsAtHome: ParticipationFigure;
  /** All but the terminated ones. */
  readonly agreements: AgreementFigure;
  /** Every status, the terminated ones too. */
  readonly byStatus: readonly AgreementFigure[];
  readonly byKind: readonly AgreementFigure[];
  readonly byFair: readonly FairFigure[];
  readonly byYear: readonly AgreementFigure[];
  readonly bySector: readonly AgreementFigure[];
  readonly byCountry: readonly AgreementFigure[];
  readonly unconverted: {
    readonly count: number;
    readonly drillDown: AgreementSelection;
    /** The first of them, by day of signing. */
    readonly agreements: readonly UnconvertedAgreement[];
  };
  /** Whether records of the demo generator are among what was counted. */
  readonly includesDemo: boolean;
}
