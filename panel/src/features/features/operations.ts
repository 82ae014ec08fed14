import { graphql } from '../../gql/gql.ts';

/** Changes of features. Each answer carries what the pages show, so that they turn at once and not at the next poll. */

export const CreateFeature = graphql(`
  mutation CreateFeature($input: CreateFeatureInput!) {
    createFeature(input: $input) {
      feature {
        ...FeatureForm_feature
      }
    }
  }
`);

export const UpdateFeature = graphql(`
  mutation UpdateFeature($input: UpdateFeatureInput!) {
    updateFeature(input: $input) {
      feature {
        ...FeatureForm_feature
      }
    }
  }
`);

export const ArchiveFeature = graphql(`
  mutation ArchiveFeature($id: ID!) {
    archiveFeature(id: $id) {
      feature {
        id
        archivedAt
        version
      }
    }
  }
`);

export const RestoreFeature = graphql(`
  mutation RestoreFeature($id: ID!) {
    restoreFeature(id: $id) {
      feature {
        id
        archivedAt
        version
      }
    }
  }
`);
