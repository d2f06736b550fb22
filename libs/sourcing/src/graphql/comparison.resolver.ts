import { Context, Query, Resolver } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import {
  ConceptModel,
  type EquipmentItem,
  EquipmentModel,
  toCertificateModel,
  toConceptModel,
  toEquipmentModel,
} from '#capability';
import { toOrganisationModel } from '#directory';
import { IdArg, IdListArg, type RequestContext } from '#graphql';
import { Clock, InvalidInputError } from '#kernel';
import { type SupplierFacts, SupplierFactsReader } from '../application/supplier-facts.reader.js';
import { type ComparedCell, compare } from '../domain/comparison.js';
import {
  ComparedCellModel,
  ComparedFigureModel,
  ComparedRowModel,
  SupplierComparisonModel,
} from './comparison.model.js';

const MOST_COMPARED = 5;

@Resolver(() => SupplierComparisonModel)
export class ComparisonResolver {
  constructor(
    private readonly reader: SupplierFactsReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => SupplierComparisonModel, { description: `At most ${MOST_COMPARED} suppliers side by side.` })
  @Allow(everyone)
  async compareSuppliers(
    @IdListArg('ids') given: string[],
    @IdArg('fairId', { nullable: true, description: 'Also says who is at this fair.' })
    fairId: string | null | undefined,
    @Context() { em }: RequestContext,
  ): Promise<SupplierComparisonModel> {
    const ids = [...new Set(given)];
    if (ids.length === 0 || ids.length > MOST_COMPARED) {
      throw InvalidInputError.at('ids', `Name one supplier at least and ${MOST_COMPARED} at most.`);
    }
    const suppliers = await this.reader.of(em, ids, fairId);
    const there = new Set(suppliers.map(({ organisation }) => organisation.id));
    return Object.assign(new SupplierComparisonModel(), {
      suppliers: suppliers.map(({ organisation }) => toOrganisationModel(organisation)),
      rows: compare(suppliers, Boolean(fairId)).map(({ kind, isDifferent, cells }) =>
        Object.assign(new ComparedRowModel(), {
          kind,
          isDifferent,
          cells: cells.map((cell, index) => this.toCell(cell, suppliers[index]!)),
        }),
      ),
      missingIds: ids.filter((id) => !there.has(id)),
    });
  }

  private toCell(cell: ComparedCell, { organisation, certificates }: SupplierFacts): ComparedCellModel {
    const today = this.clock.today('UTC').toString();
    return Object.assign(new ComparedCellModel(), {
      supplierId: organisation.id,
      concepts: cell.conceptIds.map((id): ConceptModel => toConceptModel(id)),
      figures: cell.figures.map((figure) => Object.assign(new ComparedFigureModel(), figure)),
      certificates: certificates
        .filter(({ id }) => cell.certificateIds.includes(id))
        .map((certificate) => toCertificateModel(certificate, today)),
      equipment: cell.equipment.map((item: EquipmentItem): EquipmentModel => toEquipmentModel(item)),
      values: cell.values,
      isBest: cell.isBest,
    });
  }
}
