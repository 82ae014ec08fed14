import { useQuery } from '@apollo/client/react';
import { graphql } from '../../gql/gql.ts';

const RightsQuery = graphql(`
  query Rights {
    viewer {
      id
      rights {
        name
        allowed
        needs
      }
    }
  }
`);

/** What the operator may do. The server decides; the panel only spares people what it would refuse. */
export interface Rights {
  /** Whether a query or mutation may be used, by its name. */
  may: (operation: string) => boolean;
  /** What is missing for it, as words that follow “needs”; null: nothing. */
  lacks: (operation: string) => string | null;
}

/** The operator's rights. While they are not known everything counts as allowed; the shell shows nothing until then. */
export function useRights(): Rights {
  const { data } = useQuery(RightsQuery);
  const lacks = (operation: string) => {
    const right = data?.viewer.rights.find((one) => one.name === operation);
    return right && !right.allowed ? (right.needs ?? 'another role') : null;
  };
  return { lacks, may: (operation) => lacks(operation) === null };
}
