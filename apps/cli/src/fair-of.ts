import type { EntityManager } from '@mikro-orm/postgresql';
import { Fair } from '#fair';
import { OperatorError } from './output.js';

/** The fair that a command names. @throws OperatorError */
export async function fairBy(em: EntityManager, code: string): Promise<Fair> {
  const fair = await em.findOne(Fair, { code });
  if (!fair) throw new OperatorError(`There is no fair with the code ${code}.`);
  return fair;
}

/** Its id. @throws OperatorError */
export async function fairOf(em: EntityManager, code: string): Promise<string> {
  return (await fairBy(em, code)).id;
}
