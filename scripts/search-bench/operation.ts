/** What the search page of the web app asks for, with facets and all that is shown of a hit. */
export const SEARCH = `query ($query: String!, $filter: SupplierFilter, $first: Int) {
  searchSuppliers(query: $query, filter: $filter, first: $first) {
    totalCount tookMs didYouMean isRelaxed rest
    understood { text concept { id name(language: "en") } }
    facets { name values { value count label concept { id name(language: "en") } } }
    edges { node {
      organisation {
        id displayName legalName country provinceCode size ownership isSupplier isBuyer source withdrawnAt
        description { language text }
        zone { name }
      }
      matchedConcepts { kind concept { id name(language: "en") } }
      reasons { kind value validUntil words concept { id name(language: "en") } }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`;

export interface SearchVariables {
  readonly query: string;
  readonly filter: object | null;
  readonly first: number;
}

/** Filters that people set beside their words; none is the most frequent. */
export const FILTERS: readonly (object | null)[] = [
  null,
  null,
  { certificates: ['certificate.iso-9001'] },
  { provinceCodes: ['01', '24'] },
  { toleranceUmAtMost: 20 },
  { concepts: ['industry.automotive'], languages: ['en'] },
  { certificates: ['certificate.iso-14001'], provinceCodes: ['01'], sizes: ['SMALL', 'MEDIUM'] },
];

export interface GraphqlAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** The data of an answer. @throws Error with the messages of its errors */
export function dataOf<Data>({ data, errors }: GraphqlAnswer): Data {
  if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('\n') ?? 'No data.');
  return data as Data;
}

/** Asks over HTTP and reads the whole answer. */
export async function post(
  url: string,
  query: string,
  variables: object,
  token?: string,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as GraphqlAnswer;
}
