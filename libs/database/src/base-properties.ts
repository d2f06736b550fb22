import { p } from '@mikro-orm/core';
import { newId } from '#kernel';

/** What every record has: a time-ordered id and the instant it was made. */
export const recordProperties = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
  createdAt: p.datetime().onCreate(() => new Date()),
};

/** A record that people edit: also a version that grows with every change, against lost edits. */
export const editableProperties = {
  ...recordProperties,
  updatedAt: p
    .datetime()
    .onCreate(() => new Date())
    .onUpdate(() => new Date()),
  version: p.integer().version(),
};
