import { EntityManager } from '@mikro-orm/postgresql';
import {
  BadRequestException,
  Controller,
  Get,
  NotFoundException,
  Param,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import {
  type Viewer,
  anyOf,
  fairArgument,
  fromArgument,
  memberOf,
  organizerOf,
  signedIn,
  staff,
} from '#access';
import { Delegate, Participation } from '#fair';
import { AllowHttp, HttpViewer } from '#graphql';
import { NotFoundError, isId } from '#kernel';
import { type PrintRequest, PrintTimetableService } from '../application/print-timetable.service.js';
import { PRINT_SCOPES, type PrintScope } from '../domain/printed-timetable.js';
import { SCHEDULE_LANGUAGES, type ScheduleLanguage } from '../domain/schedule-words.js';

interface PrintQuery {
  readonly scope?: string;
  readonly id?: string;
  readonly lang?: string;
  readonly drafts?: string;
}

/** Gives schedules as PDF, sent while they are made. */
@Controller('print')
export class PrintController {
  constructor(
    private readonly printing: PrintTimetableService,
    private readonly em: EntityManager,
  ) {}

  /** `scope` of a whole fair, or with `id` one sheet of it; `drafts=true` with meetings that their sides don't see yet. */
  @Get('fairs/:fairId')
  @AllowHttp(anyOf(staff, organizerOf(fairArgument('fairId'))))
  fair(
    @Param('fairId') fairId: string,
    @Query() query: PrintQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const id = textOf(query.id) || undefined;
    if (id !== undefined && !isId(id)) throw badQuery('id', 'must be a UUID');
    return this.send(reply, {
      ...{ fairId, language: languageOf(query.lang), ...(id !== undefined && { ids: [id] }) },
      scope: choiceOf('scope', textOf(query.scope) || 'fair', PRINT_SCOPES),
      withDrafts: textOf(query.drafts) === 'true',
    });
  }

  /** The schedules of the viewer's own organisations, or else of the viewer as a delegate. */
  @Get('fairs/:fairId/mine')
  @AllowHttp(signedIn)
  async mine(
    @Param('fairId') fairId: string,
    @Query() query: PrintQuery,
    @HttpViewer() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const em = this.em.fork();
    const known = isId(fairId);
    const participations = known
      ? await em.find(Participation, { fair: fairId, organisation: { $in: [...viewer.organisationIds] } })
      : [];
    const delegates =
      known && participations.length === 0
        ? await em.find(Delegate, { person: viewer.personId, participation: { fair: fairId } })
        : [];
    if (participations.length + delegates.length === 0)
      throw new NotFoundException('You take no part in this fair.');
    return this.send(reply, {
      ...{ fairId, language: languageOf(query.lang) },
      scope: participations.length > 0 ? 'participants' : 'delegates',
      ids: [...participations, ...delegates].map(({ id }) => id),
    });
  }

  /** A participation's own schedule; `scope=delegates` gives each of its people a sheet. */
  @Get('participations/:participationId')
  @AllowHttp(
    anyOf(
      memberOf(fromArgument('participation', 'participationId')),
      organizerOf(fromArgument('participation', 'participationId')),
      staff,
    ),
  )
  async participation(
    @Param('participationId') participationId: string,
    @Query() query: PrintQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const participation = isId(participationId)
      ? await this.em.fork().findOne(Participation, { id: participationId })
      : null;
    if (!participation) throw new NotFoundException('There is no such participation.');
    return this.send(reply, {
      ...{ fairId: participation.fair.id, ids: [participationId], language: languageOf(query.lang) },
      scope: choiceOf('scope', textOf(query.scope) || 'participants', ['participants', 'delegates']),
    });
  }

  private async send(reply: FastifyReply, request: PrintRequest): Promise<StreamableFile> {
    try {
      const { stream, name } = await this.printing.print(request);
      reply.header('cache-control', 'no-store');
      return new StreamableFile(stream, {
        type: 'application/pdf',
        disposition: `inline; filename="${name}"`,
      });
    } catch (error) {
      if (error instanceof NotFoundError) throw new NotFoundException(error.message);
      throw error;
    }
  }
}

/** A parameter that comes twice arrives as a list. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function languageOf(value: unknown): ScheduleLanguage {
  // Readers of other languages get English, as on the screens.
  const [tag] = textOf(value).split('-');
  return SCHEDULE_LANGUAGES.find((language) => language === tag) ?? 'en';
}

function choiceOf<T extends PrintScope>(field: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((one) => one === value);
  if (!choice) throw badQuery(field, `must be one of ${choices.join(', ')}`);
  return choice;
}

function badQuery(field: string, problem: string): BadRequestException {
  const message = `${field} ${problem}`;
  return new BadRequestException({
    code: 'BAD_USER_INPUT',
    message,
    problems: [{ path: [field], message: problem }],
  });
}
