import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { EntityName, FilterQuery, FindByCursorOptions } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { IsOptional, Max, Min } from 'class-validator';
import { Allow, everyone } from '#access';
import { InvalidInputError } from '#kernel';

const DEFAULT_PAGE = 25;
export const LARGEST_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `How many to give, from the start or after \`after\`; at most ${LARGEST_PAGE}.`,
  })
  @IsOptional()
  @Min(0)
  @Max(LARGEST_PAGE)
  first?: number;

  @Field(() => String, { nullable: true, description: 'The cursor of the last item of the page before.' })
  after?: string;
}

@ObjectType()
@Allow(everyone)
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage!: boolean;

  @Field(() => Boolean)
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Page<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfo;
  /** Counted only when it is asked for. */
  totalCount: () => Promise<number>;
}

/** Makes the Relay connection types of a model: `class MeetingConnection extends connectionOf(MeetingModel) {}`. */
export function connectionOf<Node>(Model: Type<Node>, name: string): Type<Page<Node>> {
  @ObjectType(`${name}Edge`)
  @Allow(everyone)
  class ModelEdge implements Edge<Node> {
    @Field(() => String)
    cursor!: string;

    @Field(() => Model)
    node!: Node;
  }

  @ObjectType({ isAbstract: true })
  @Allow(everyone)
  class ModelConnection implements Page<Node> {
    @Field(() => [ModelEdge])
    edges!: ModelEdge[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    // Nest's own resolver of a field gives the function; the middleware calls it, and only when the field is asked for.
    @Field(() => Int, {
      description: 'How many there are in all pages together.',
      middleware: [({ source }: { source: Page<Node> }) => source.totalCount()],
    })
    totalCount!: () => Promise<number>;
  }
  return ModelConnection;
}

/** One page of an entity's rows by key-set paging: the cost of page 1,000 is that of page 1. */
export async function pageOf<Entity extends object, Node>(
  em: EntityManager,
  entity: EntityName<Entity>,
  options: {
    where: FilterQuery<Entity>;
    orderBy: FindByCursorOptions<Entity>['orderBy'];
    page: PageArgs;
    toNode: (row: Entity) => Node;
    populate?: readonly string[];
  },
): Promise<Page<Node>> {
  const first = options.page.first ?? DEFAULT_PAGE;
  const totalCount = () => em.count(entity, options.where as never);
  if (first === 0) return { edges: [], pageInfo: emptyPageInfo(), totalCount };
  const cursor = await em
    .findByCursor(entity, {
      where: options.where,
      first,
      after: options.page.after,
      orderBy: options.orderBy,
      includeCount: false,
      populate: (options.populate ?? []) as never,
    } as never)
    .catch((error: unknown) => {
      if (options.page.after && error instanceof Error && /cursor/i.test(error.message)) {
        throw InvalidInputError.at('after', 'This is not a cursor of this list.');
      }
      throw error;
    });
  const items = cursor.items as Entity[];
  return {
    edges: items.map((row) => ({ cursor: cursor.from(row as never), node: options.toNode(row) })),
    pageInfo: {
      hasNextPage: cursor.hasNextPage,
      hasPreviousPage: cursor.hasPrevPage,
      startCursor: cursor.startCursor,
      endCursor: cursor.endCursor,
    },
    totalCount,
  };
}

/** A page of rows that come from somewhere else than one entity's table, paged by their position. */
export function pageByOffset<Node>(nodes: readonly Node[], offset: number, total: number): Page<Node> {
  const edges = nodes.map((node, index) => ({ cursor: offsetCursor(offset + index + 1), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: offset + nodes.length < total,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: async () => total,
  };
}

/** Reads a cursor of `pageByOffset` back. @throws InvalidInputError for anything else. */
export function offsetOf(after: string | null | undefined): number {
  if (!after) return 0;
  const match = /^offset:(\d{1,9})$/.exec(Buffer.from(after, 'base64url').toString());
  if (!match) throw InvalidInputError.at('after', 'This is not a cursor of this list.');
  return Number(match[1]);
}

function offsetCursor(position: number): string {
  return Buffer.from(`offset:${position}`).toString('base64url');
}

function emptyPageInfo(): PageInfo {
  return { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
}
