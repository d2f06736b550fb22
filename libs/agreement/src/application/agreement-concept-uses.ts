import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConceptUses, countBy } from '#terminology';

/** Tells who takes a sector out of the vocabulary how many agreements are counted under it. */
@Injectable()
export class AgreementConceptUses implements OnModuleInit {
  constructor(private readonly uses: ConceptUses) {}

  onModuleInit(): void {
    this.uses.register('agreements', (em, id) =>
      countBy(em, 'select count(*) from agreement where sector_concept_id = ?', [id]),
    );
  }
}
