import { Extensions } from '@nestjs/graphql';
import type { Policy } from './policy.js';

/**
 * Declares who may call an operation, see an object of a type, or see a field.
 * Operations and object types must have one (the schema isn't built otherwise); a field without one is seen by those
 * who may see its object. A field with one of its own must be nullable: for others it is null.
 */
export function Allow(policy: Policy): ClassDecorator & MethodDecorator & PropertyDecorator {
  return Extensions({ policy }) as ClassDecorator & MethodDecorator & PropertyDecorator;
}
