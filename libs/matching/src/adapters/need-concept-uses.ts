import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConceptUses, countBy } from '#terminology';

/** Tells who takes a concept out of the vocabulary which needs ask for it. */
@Injectable()
export class NeedConceptUses implements OnModuleInit {
  constructor(private readonly uses: ConceptUses) {}

  onModuleInit(): void {
    this.uses.register('needs', (em, id) =>
      countBy(
        em,
        `select count(distinct c.need_id) from need_concept c join need n on n.id = c.need_id
          where c.concept_id = ? and n.status = 'open'`,
        [id],
      ),
    );
  }
}
