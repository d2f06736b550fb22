import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { type AgreementSelection, FollowUp, FollowUpPlanner, OPEN_FOLLOW_UPS, totalsOf } from '#agreement';
import { Clock, HOME_TIME_ZONE, isCurrency } from '#kernel';
import { day } from '../day.js';
import { fairOf } from '../fair-of.js';
import { OperatorError, print } from '../output.js';
import { withProduct } from '../with-product.js';

interface TotalsOptions {
  readonly currency: string;
  readonly from?: string;
  readonly to?: string;
  readonly fair?: string[];
  readonly sector?: string[];
  readonly country?: string;
  readonly abroad: boolean;
}

export function addAgreementCommands(program: Command): void {
  const agreements = program.command('agreements').description('what was signed, and what it comes to');
  agreements
    .command('totals')
    .description('sum what counts, converted at the rates of the days of signing, by how sure it is')
    .option('--currency <code>', 'in which values are told', 'USD')
    .option('--from <date>', 'signed on this day or later', day)
    .option('--to <date>', 'signed on this day or before', day)
    .option('--fair <code...>', 'only these fairs')
    .option('--sector <concept...>', 'only these sectors, such as industry.electronics')
    .option('--country <code>', 'only buyers of this country, such as JP')
    .option('--abroad', 'only fairs outside Vietnam', false)
    .action(async (options: TotalsOptions, command: Command) => {
      const currency = options.currency.toUpperCase();
      if (!isCurrency(currency)) throw new OperatorError(`${options.currency} is no currency code.`);
      const { covered, unconverted, ...totals } = await withProduct(async (app) =>
        totalsOf(app.get(EntityManager).fork(), await selectionOf(app, options), null, currency),
      );
      const result = {
        ...{ agreements: totals.agreements, amendments: totals.amendments, covered, currency },
        value: totals.value.toDecimal(),
        byStanding: totals.byStanding.map(({ standing, agreements: count, value }) => ({
          ...{ standing, agreements: count, value: value.toDecimal() },
        })),
        unconverted: unconverted.map(({ currency: left, records, value }) => ({
          ...{ currency: left, records, value: value.toDecimal() },
        })),
      };
      print(command, result, () =>
        [
          `${totals.agreements} agreements, ${totals.value.toString()}`,
          ...totals.byStanding.map(
            ({ standing, agreements: count, value }) => `  ${standing}: ${count}, ${value.toString()}`,
          ),
          ...(covered > 0 ? [`  ${covered} orders count with their framework`] : []),
          ...unconverted.map(
            ({ records, value }) => `  without a rate, in no sum: ${records}, ${value.toString()}`,
          ),
        ].join('\n'),
      );
    });
  const followUps = program
    .command('follow-ups')
    .description('the checks after 3, 6, 12, 24 and 36 months on what became of it');
  followUps
    .command('due')
    .description('list those that wait for an answer, the longest first')
    .option('--until <date>', 'also those planned up to this day', day)
    .action(async ({ until }: { until?: string }, command: Command) => {
      const due = await withProduct((app) => dueUntil(app, until));
      print(command, due, () =>
        due.length === 0
          ? 'None is due.'
          : due
              .map(({ dueOn, months, status, about }) => `${dueOn}  ${months} m  ${status}  ${about}`)
              .join('\n'),
      );
    });
  followUps
    .command('run')
    .description('make, ask, remind and escalate now what the product does every ten minutes by itself')
    .action(async (_options: object, command: Command) => {
      const done = await withProduct((app) => app.get(FollowUpPlanner, { strict: false }).makeAndAsk());
      print(
        command,
        done,
        () =>
          `${done.made} made, ${done.asked} asked, ${done.reminded} reminded, ${done.escalated} escalated, ${done.skipped} skipped`,
      );
    });
}

async function selectionOf(
  app: INestApplicationContext,
  options: TotalsOptions,
): Promise<AgreementSelection> {
  const em = app.get(EntityManager).fork();
  const fairIds: string[] = [];
  for (const code of options.fair ?? []) fairIds.push(await fairOf(em, code));
  return {
    ...(options.fair && { fairIds }),
    ...{ signedFrom: options.from, signedTo: options.to, sectors: options.sector },
    ...{ buyerCountry: options.country, abroadOnly: options.abroad || null },
  };
}

async function dueUntil(app: INestApplicationContext, until: string | undefined) {
  const today = app.get(Clock, { strict: false }).today(HOME_TIME_ZONE).toString();
  const rows = await app
    .get(EntityManager)
    .fork()
    .find(
      FollowUp,
      {
        $or: [
          { status: { $in: [...OPEN_FOLLOW_UPS] } },
          { status: 'planned', dueOn: { $lte: until ?? today } },
        ],
      },
      { orderBy: { dueOn: 'asc', id: 'asc' }, populate: ['agreement'] },
    );
  return rows.map(({ dueOn, months, status, agreement, meeting, assigneeId, reminders }) => {
    const record = agreement?.unwrap();
    return {
      ...{ dueOn, months, status, reminders, assigneeId: assigneeId ?? null },
      about: record ? `${record.number} ${record.title}` : `meeting ${meeting!.id}`,
    };
  });
}
