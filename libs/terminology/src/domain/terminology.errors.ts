import { DomainError } from '#kernel';

/** Another concept is called so already; a name that means two things finds neither. */
export class NameTakenError extends DomainError<{ name: string; conceptId: string }> {
  readonly code = 'NAME_TAKEN';

  constructor(name: string, conceptId: string, conceptName: string) {
    super(
      `"${name}" is a name of "${conceptName}" already, or can't be told from one without diacritics and case.`,
      { name, conceptId },
    );
  }
}

/** Records refer to the concept. */
export class ConceptInUseError extends DomainError<{ uses: readonly { what: string; count: number }[] }> {
  readonly code = 'CONCEPT_IN_USE';

  constructor(name: string, uses: readonly { what: string; count: number }[]) {
    super(
      `"${name}" is used by ${uses.map(({ what, count }) => `${count} ${what}`).join(', ')}. They keep it, but nobody finds them by it any more.`,
      { uses },
    );
  }
}
