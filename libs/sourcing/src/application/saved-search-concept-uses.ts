import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConceptUses, countBy } from '#terminology';

/** Tells who takes a concept out of the vocabulary how many saved searches filter by it; not whose they are. */
@Injectable()
export class SavedSearchConceptUses implements OnModuleInit {
  constructor(private readonly uses: ConceptUses) {}

  onModuleInit(): void {
    this.uses.register('saved searches', (em, id) =>
      countBy(
        em,
        `select count(*) from saved_search
          where filter->'concepts' @> to_jsonb(?::text) or filter->'certificates' @> to_jsonb(?::text)`,
        [id, id],
      ),
    );
  }
}
