import { graphql } from '../../api/graphql.js';

export const ZoneFragment = graphql(`
  fragment Zone on IndustrialZone @_unmask {
    id
    version
    kind
    status
    name
    provinceCode
    wardCode
    areaHa
    occupancyPercent
    decision
    tenantCount
    isDemo
    latitude
    longitude
  }
`);

export const ZoneListQuery = graphql(
  `
    query ZoneList {
      industrialZones {
        ...Zone
      }
    }
  `,
  [ZoneFragment],
);

export const TenantsQuery = graphql(`
  query Tenants($filter: OrganisationFilter, $first: Int!, $after: String) {
    organisations(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          displayName
          address
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AddZoneMutation = graphql(`
  mutation AddZone($input: IndustrialZoneInput!) {
    addIndustrialZone(input: $input) {
      __typename
      ... on IndustrialZone {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on ZoneNameTakenError {
        zoneName
      }
    }
  }
`);

export const ReviseZoneMutation = graphql(`
  mutation ReviseZone($id: ID!, $version: Int!, $input: IndustrialZoneInput!) {
    reviseIndustrialZone(id: $id, version: $version, input: $input) {
      __typename
      ... on IndustrialZone {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on ZoneNameTakenError {
        zoneName
      }
    }
  }
`);

export const SupplierMapQuery = graphql(`
  query SupplierMap($filter: MapFilter) {
    supplierMap(filter: $filter) {
      provinceCode
      wardCode
      name
      latitude
      longitude
      suppliers
      recognised
    }
  }
`);
