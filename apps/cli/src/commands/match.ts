import { EntityManager } from '@mikro-orm/postgresql';
import type { Command } from 'commander';
import { DomainError } from '#kernel';
import { AnswerDigestService } from '#scheduling';
import {
  ExposureService,
  LearnWeightsService,
  MatchSettings,
  PortfolioRun,
  PortfolioService,
  ProposeMatchesService,
  WeightLesson,
} from '#matching';
import { fairOf } from '../fair-of.js';
import { OperatorError, print } from '../output.js';
import { withProduct } from '../with-product.js';

export function addMatchCommands(program: Command): void {
  const match = program
    .command('match')
    .description(
      'proposals of a fair, named by its code: propose, choose, learn from answers, look at exposure',
    );
  match
    .command('propose')
    .description('score all open needs with the suppliers of the fair and bring its proposals up to date')
    .argument('<fair>', 'its code')
    .action(async (code: string, _options: object, command: Command) => {
      const counts = await withProduct(async (app) =>
        explained(async () =>
          app.get(ProposeMatchesService, { strict: false }).propose({
            fairId: await fairOf(app.get(EntityManager).fork(), code),
            ...{ minScore: 0.3, maxPerNeed: 20, maxPerSupplier: null },
          }),
        ),
      );
      print(command, counts, () =>
        Object.entries(counts)
          .map(([name, count]) => `${count} ${name}`)
          .join(', '),
      );
    });
  match
    .command('portfolio')
    .description('compute the meetings that are worth most for the whole fair')
    .argument('<fair>', 'its code')
    .option('--apply', 'propose them', false)
    .action(async (code: string, { apply }: { apply: boolean }, command: Command) => {
      const run = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fairId = await fairOf(em, code);
        const service = app.get(PortfolioService, { strict: false });
        const id = await explained(() => service.run({ fairId }));
        if (apply) await explained(() => service.apply(id));
        return em.findOneOrFail(PortfolioRun, { id });
      });
      const { id, meetings, budget, worth, bound, worstShare, concessions, appliedAt } = run;
      print(
        command,
        { id, meetings, budget, worth, bound, worstShare, concessions, applied: Boolean(appliedAt) },
        () =>
          [
            `${meetings} meetings of ${budget} places, worth ${worth.toFixed(2)} of at most ${bound.toFixed(2)}`,
            `worst served ${(worstShare * 100).toFixed(0)} %${appliedAt ? ', proposed' : ''}`,
            ...concessions.map(({ kind, asked, got }) => `had to give: ${kind}, ${got} of ${asked}`),
          ].join('\n'),
      );
    });
  match
    .command('learn')
    .description('refit the weights to recorded answers and outcomes, and measure what that is worth')
    .argument('<fair>', 'its code')
    .option('--apply', 'make them the weights of the fair', false)
    .action(async (code: string, { apply }: { apply: boolean }, command: Command) => {
      const lesson = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fairId = await fairOf(em, code);
        const service = app.get(LearnWeightsService, { strict: false });
        const id = await explained(() => service.learn(fairId));
        const standing = await em.findOne(MatchSettings, { fair: fairId });
        if (apply) await explained(() => service.apply(id, standing?.version ?? 0));
        return em.findOneOrFail(WeightLesson, { id });
      });
      const { current, learned, before, after, examples, positives, needs, appliedAt } = lesson;
      print(
        command,
        { current, learned, before, after, examples, positives, needs, applied: Boolean(appliedAt) },
        () =>
          [
            `${examples} answers and outcomes of ${needs} needs, ${positives} of them worth a meeting`,
            `held out: AUC ${before.auc.toFixed(3)} → ${after.auc.toFixed(3)}, Brier ${before.brier.toFixed(3)} → ${after.brier.toFixed(3)}`,
            ...Object.entries(learned).map(
              ([name, weight]) => `${name}: ${current[name as keyof typeof current]} → ${weight}`,
            ),
            appliedAt ? 'applied' : 'not applied: run it again with --apply, or approve it in the web app',
          ].join('\n'),
      );
    });
  match
    .command('exposure')
    .description('how visible suppliers are made, by size, province and ownership, beside how many they are')
    .argument('<fair>', 'its code')
    .action(async (code: string, _options: object, command: Command) => {
      const groups = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        return app.get(ExposureService, { strict: false }).of(em, await fairOf(em, code));
      });
      const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(0)} %`);
      print(command, groups, () =>
        groups
          .map(
            ({ dimension, value, suppliers, shareOfSuppliers, shares }) =>
              `${dimension} ${value ?? 'unknown'}: ${suppliers} suppliers, ${percent(shareOfSuppliers)}; ` +
              Object.entries(shares)
                .map(([stage, share]) => `${stage} ${percent(share)}`)
                .join(', '),
          )
          .join('\n'),
      );
    });
  match
    .command('remind')
    .description('write the letters of reminder that are due today, at all open and running fairs')
    .action(async (_options: object, command: Command) => {
      const written = await withProduct((app) => app.get(AnswerDigestService, { strict: false }).run());
      print(command, { written }, () => `${written} letters written`);
    });
}

/** A refusal is told in its one sentence. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError) throw new OperatorError(error.message);
    throw error;
  }
}
