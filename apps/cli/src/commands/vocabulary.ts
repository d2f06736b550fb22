import { readFile } from 'node:fs/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { parse } from 'csv-parse/sync';
import { InvalidInputError, NotFoundError } from '#kernel';
import { UncoveredTexts } from '#search';
import {
  AddedName,
  AddedNamesService,
  LocalConcept,
  LocalConceptsService,
  NameTakenError,
  SHEET_COLUMNS,
  UncoveredTerm,
  VocabularySheet,
} from '#terminology';
import { CONCEPT_KINDS, type ConceptKind, LANGUAGES, type Language, Vocabulary } from '#vocabulary';
import { OperatorError, print } from '../output.js';
import { withProduct } from '../with-product.js';

interface GivenName {
  readonly language: Language | null;
  readonly text: string;
}

export function addVocabularyCommands(program: Command): void {
  const vocabulary = program
    .command('vocabulary')
    .description('concepts and names that this installation adds to the shipped vocabulary');
  vocabulary
    .command('list')
    .description('what was added; those out of use are marked')
    .action(async (_options: object, command: Command) => {
      const { concepts, names } = await withProduct(listed);
      print(
        command,
        { concepts, names },
        () =>
          [
            ...concepts.map(({ id, names: texts, isUsed }) =>
              line(
                id,
                Object.entries(texts)
                  .map(([language, text]) => `${language}: ${text}`)
                  .join(', '),
                isUsed,
              ),
            ),
            ...names.map(({ id, concept, language, text, isUsed }) =>
              line(id, `${concept}, ${language ?? 'abbreviation'}: ${text}`, isUsed),
            ),
          ].join('\n') || 'Nothing was added.',
      );
    });
  vocabulary
    .command('add')
    .description('add a concept; the name in each language is what screens show')
    .addOption(new Option('--kind <kind>').choices(CONCEPT_KINDS).makeOptionMandatory())
    .option('--name <language=text>', `a name in ${LANGUAGES.join(', ')}; repeat it for others`, addName, [])
    .option('--also <language=text>', 'a further name; =TEXT for an abbreviation', addName, [])
    .option('--broader <id...>', 'concepts directly above it', [])
    .action(
      async (
        options: { kind: ConceptKind; name: GivenName[]; also: GivenName[]; broader: string[] },
        command: Command,
      ) => {
        const { kind, name, also, broader } = options;
        const id = await withProduct(async (app) => {
          const recordId = await told(() =>
            app.get(LocalConceptsService, { strict: false }).add({
              ...{ kind, broader, definition: {}, otherNames: also },
              names: Object.fromEntries(name.map(({ language, text }) => [language ?? '', text])),
            }),
          );
          const em = app.get(EntityManager, { strict: false }).fork();
          return (await em.findOneOrFail(LocalConcept, { id: recordId })).conceptId;
        });
        print(command, { id }, () => id);
      },
    );
  vocabulary
    .command('add-name')
    .description('give a concept a further name')
    .argument('<concept>', 'its id, such as process.deburring')
    .argument('<name>', 'language=text, or =TEXT for an abbreviation', (value: string) => parseName(value))
    .action(async (conceptId: string, { language, text }: GivenName, command: Command) => {
      const id = await withProduct((app) =>
        told(() => app.get(AddedNamesService, { strict: false }).add({ conceptId, language, text })),
      );
      print(command, { id }, () => id);
    });
  vocabulary
    .command('withdraw')
    .description('take a local concept or an added name out of use, by the id that list prints')
    .argument('<id>')
    .option('--even-if-used', 'also a concept that records refer to', false)
    .action(async (id: string, { evenIfUsed }: { evenIfUsed: boolean }, command: Command) => {
      await withProduct((app) => told(() => withdraw(app, id, evenIfUsed)));
      print(command, { withdrawn: id }, () => `${id} is out of use.`);
    });
  vocabulary
    .command('import')
    .description(
      `add the concepts and names of a CSV file with the columns ${SHEET_COLUMNS.join(', ')}; several names of a cell are parted by "|", the first is what screens show; a second time nothing changes`,
    )
    .argument('<file>')
    .action(async (file: string, _options: object, command: Command) => {
      const rows = parse(await readFile(file), {
        ...{ bom: true, columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()) },
        ...{ skip_empty_lines: true, trim: true, relax_column_count: true },
      }) as Record<string, string>[];
      const unknown = Object.keys(rows[0] ?? {}).filter(
        (name) => !(SHEET_COLUMNS as readonly string[]).includes(name),
      );
      if (unknown.length > 0) {
        throw new OperatorError(
          `Unknown columns: ${unknown.join(', ')}. There are: ${SHEET_COLUMNS.join(', ')}.`,
        );
      }
      const report = await withProduct((app) => app.get(VocabularySheet, { strict: false }).take(rows));
      print(command, report, () =>
        [
          `${report.concepts} concepts and ${report.names} names added, ${report.unchanged} rows said nothing new`,
          ...report.problems.map(({ row, message }) => `row ${row}: ${message}`),
        ].join('\n'),
      );
      if (report.problems.length > 0) process.exitCode = 1;
    });
  vocabulary
    .command('suggestions')
    .description('words that people use and no concept covers, the most used first')
    .option(
      '--collect',
      'look through what suppliers write first; the product does so every six hours',
      false,
    )
    .option('--first <number>', 'how many', '50')
    .action(async ({ collect, first }: { collect: boolean; first: string }, command: Command) => {
      const terms = await withProduct(async (app) => {
        if (collect) await app.get(UncoveredTexts, { strict: false }).collect();
        const em = app.get(EntityManager, { strict: false }).fork();
        return em.find(
          UncoveredTerm,
          { state: 'open' },
          { orderBy: { weight: 'desc', id: 'asc' }, limit: Number(first) || 50 },
        );
      });
      const shown = terms.map(({ text, language, queries, suppliers }) => ({
        text,
        language,
        queries,
        suppliers,
      }));
      print(
        command,
        { terms: shown },
        () =>
          shown
            .map(
              ({ text, language, queries, suppliers }) =>
                `${text} (${language}): ${queries} queries, ${suppliers} suppliers`,
            )
            .join('\n') || 'There are none.',
      );
    });
}

async function listed(app: INestApplicationContext) {
  const em = app.get(EntityManager, { strict: false }).fork();
  const vocabulary = app.get(Vocabulary, { strict: false });
  const concepts = await em.find(LocalConcept, {}, { orderBy: { id: 'asc' } });
  const names = await em.find(AddedName, {}, { orderBy: { id: 'asc' } });
  return {
    concepts: concepts.map((one) => ({
      ...{ id: one.id, conceptId: one.conceptId, names: one.names, isUsed: vocabulary.has(one.conceptId) },
    })),
    names: names.map((one) => ({
      ...{ id: one.id, concept: one.conceptId, language: one.language ?? null, text: one.text },
      isUsed: !one.withdrawnAt,
    })),
  };
}

async function withdraw(app: INestApplicationContext, id: string, evenIfUsed: boolean): Promise<void> {
  const em = app.get(EntityManager, { strict: false }).fork();
  const concept = await em.findOne(LocalConcept, { id });
  if (!concept) return app.get(AddedNamesService, { strict: false }).setWithdrawn(id, true);
  await app.get(LocalConceptsService, { strict: false }).setWithdrawn(id, concept.version, true, evenIfUsed);
}

/** What the operator can put right, in one sentence. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (
      error instanceof InvalidInputError ||
      error instanceof NameTakenError ||
      error instanceof NotFoundError
    ) {
      throw new OperatorError(error.message);
    }
    throw error;
  }
}

function line(id: string, text: string, isUsed: boolean): string {
  return `${id}  ${text}${isUsed ? '' : '  (out of use)'}`;
}

function addName(value: string, before: GivenName[]): GivenName[] {
  return [...before, parseName(value)];
}

function parseName(value: string): GivenName {
  const [language = '', ...rest] = value.split('=');
  const text = rest.join('=');
  if (text === '') throw new InvalidArgumentError('must be language=text, such as vi=cắt dây nóng');
  if (language !== '' && !(LANGUAGES as readonly string[]).includes(language)) {
    throw new InvalidArgumentError(`"${language}" is none of ${LANGUAGES.join(', ')}`);
  }
  return { language: language === '' ? null : (language as Language), text };
}
