import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  SubjectRegistry,
  type Viewer,
  anyOf,
  anyOrganizer,
  fairArgument,
  fromArgument,
  organizerOf,
  personOf,
  staff,
} from '#access';
import { CurrentViewer, IdArg, PageArgs, type RequestContext, orRefusal, pageOf } from '#graphql';
import { NotFoundError } from '#kernel';
import { SupplierImportsService } from '../application/supplier-imports.service.js';
import { ImportProblem, ImportRun } from '../domain/import-run.entity.js';
import type { ColumnMapping } from '../domain/supplier-fields.js';
import { StartSupplierImportInput } from './import.inputs.js';
import {
  IMPORT_NOT_WAITING,
  ImportProblemConnection,
  StartSupplierImportResult,
  SupplierImportConnection,
  SupplierImportModel,
  toImportProblemModel,
  toSupplierImportModel,
} from './import.model.js';

/** Importing into a fair is for its organisers; into the directory alone, for any organiser. */
const mayImportInto = {
  description: 'organisers of the fair, or any organiser when no fair is named',
  allows: (question: Parameters<ReturnType<typeof organizerOf>['allows']>[0]) => {
    const { fairId } = (question.args.input ?? {}) as { fairId?: string | null };
    return (fairId ? organizerOf(fairArgument('input.fairId')) : anyOrganizer).allows(question);
  },
};

@Resolver(() => SupplierImportModel)
export class ImportResolver {
  constructor(private readonly imports: SupplierImportsService) {}

  @Query(() => SupplierImportModel)
  @Allow(anyOf(personOf(fromArgument('supplier-import', 'id')), staff))
  async supplierImport(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<SupplierImportModel> {
    const run = await em.findOne(ImportRun, { id });
    if (!run) throw new NotFoundError('import', id);
    return toSupplierImportModel(run);
  }

  @Query(() => SupplierImportConnection, {
    description: "The viewer's imports, newest first; for staff everybody's.",
  })
  @Allow(anyOf(anyOrganizer, staff))
  supplierImports(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<SupplierImportConnection> {
    const where = viewer.isStaff || viewer.isAdmin ? {} : { startedBy: viewer.personId };
    return pageOf(em, ImportRun, { where, orderBy: { id: 'desc' }, page, toNode: toSupplierImportModel });
  }

  @ResolveField(() => [[String]], { description: 'The first rows of a file that waits for its start.' })
  async preview(
    @Parent() run: SupplierImportModel,
    @Args('rows', { type: () => Int, defaultValue: 5 }) rows: number,
  ): Promise<readonly (readonly string[])[]> {
    return run.status === 'uploaded' ? this.imports.preview(run.id, Math.min(Math.max(rows, 0), 50)) : [];
  }

  @ResolveField(() => ImportProblemConnection, { description: 'What was wrong, in the order of the rows.' })
  problems(
    @Parent() run: SupplierImportModel,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<ImportProblemConnection> {
    return pageOf(em, ImportProblem, {
      where: { run: run.id },
      orderBy: { line: 'asc', id: 'asc' },
      page,
      toNode: toImportProblemModel,
    });
  }

  @Mutation(() => StartSupplierImportResult, {
    description: 'Starts an uploaded import; it goes on in the background.',
  })
  @Allow(anyOf(staff, mayImportInto))
  async startSupplierImport(
    @Args('input') input: StartSupplierImportInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof StartSupplierImportResult> {
    await this.ownImport(em, viewer, input.importId);
    const mapping: ColumnMapping = Object.fromEntries(
      input.mapping.map(({ field, column }) => [field, column]),
    );
    return orRefusal(async () => {
      await this.imports.start(viewer, { ...input, mapping });
      return toSupplierImportModel(
        await em.findOneOrFail(ImportRun, { id: input.importId }, { refresh: true }),
      );
    }, IMPORT_NOT_WAITING);
  }

  @Mutation(() => SupplierImportModel, { description: 'Stops an import; the rows that are in stay in.' })
  @Allow(anyOf(personOf(fromArgument('supplier-import', 'importId')), staff))
  async cancelSupplierImport(
    @IdArg('importId') importId: string,
    @Context() { em }: RequestContext,
  ): Promise<SupplierImportModel> {
    await this.imports.cancel(importId);
    return toSupplierImportModel(await em.findOneOrFail(ImportRun, { id: importId }, { refresh: true }));
  }

  /** Organisers start what they uploaded themselves. @throws NotFoundError */
  private async ownImport(em: EntityManager, viewer: Viewer, id: string): Promise<void> {
    const run = await em.findOne(ImportRun, { id });
    const isOwn = run?.startedBy.id === viewer.personId || viewer.isStaff || viewer.isAdmin;
    if (!run || !isOwn) throw new NotFoundError('import', id);
  }
}

@Injectable()
export class ImportSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({
      kind: 'supplier-import',
      load: async (ids) => {
        const runs = await this.em.fork().find(ImportRun, { id: { $in: [...ids] } });
        return new Map(runs.map((run) => [run.id, { personId: run.startedBy.id }]));
      },
    });
  }
}
