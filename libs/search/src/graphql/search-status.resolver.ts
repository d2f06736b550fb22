import { Query, Resolver } from '@nestjs/graphql';
import { Allow, staff } from '#access';
import { SearchStatusService } from '../application/search-status.service.js';
import { SearchStatusModel, toSearchStatusModel } from './search-status.model.js';

@Resolver(() => SearchStatusModel)
export class SearchStatusResolver {
  constructor(private readonly status: SearchStatusService) {}

  @Query(() => SearchStatusModel, { description: 'Whether searches are answered as they should be.' })
  @Allow(staff)
  async searchStatus(): Promise<SearchStatusModel> {
    return toSearchStatusModel(await this.status.status());
  }
}
