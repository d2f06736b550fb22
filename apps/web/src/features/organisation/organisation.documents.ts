import { graphql } from '../../api/graphql.js';

export const ConceptFragment = graphql(`
  fragment ConceptName on Concept @_unmask {
    id
    kind
    name(language: $language)
  }
`);

export const CapabilityFragment = graphql(
  `
    fragment CapabilityFacts on Capability @_unmask {
      id
      version
      title
      description
      toleranceUm
      partSizeMinMm
      partSizeMaxMm
      monthlyCapacity
      capacityUnit
      leadTimeDays
      minimumOrder
      withdrawnAt
      concepts {
        ...ConceptName
      }
      equipment {
        name
        count
        maker
        year
        concept {
          id
        }
      }
    }
  `,
  [ConceptFragment],
);

export const CertificateFragment = graphql(
  `
    fragment CertificateFacts on Certificate @_unmask {
      id
      version
      number
      issuer
      issuedOn
      expiresOn
      scope
      isValid
      concept {
        ...ConceptName
      }
    }
  `,
  [ConceptFragment],
);

export const OrganisationQuery = graphql(
  `
    query Organisation($id: ID!, $language: String!, $withdrawn: Boolean!) {
      organisation(id: $id) {
        id
        version
        displayName
        legalName
        internationalName
        country
        provinceCode
        wardCode
        address
        website
        taxCode
        employees
        size
        ownership
        foundedIn
        languages
        isSupplier
        isBuyer
        source
        withdrawnAt
        description {
          language
          text
        }
        zone {
          id
          name
        }
        contacts {
          id
          name
          jobTitle
          email
          phone
        }
        capabilities(withdrawn: $withdrawn) {
          ...CapabilityFacts
        }
        certificates {
          ...CertificateFacts
        }
      }
    }
  `,
  [CapabilityFragment, CertificateFragment],
);
