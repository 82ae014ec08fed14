import { useApolloClient } from '@apollo/client/react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import type { ReactNode } from 'react';
import { readFragment } from '../gql/fragment-masking.ts';
import { graphql } from '../gql/gql.ts';
import type { PreviewEntitlementChangeInput } from '../gql/graphql.ts';
import { counted } from '../lib/words/entitlement-text.ts';
import { toProblem } from '../lib/graphql/errors.ts';
import { ChangePreview, ChangePreviewFragment } from './change-preview.tsx';

export const PreviewChangeQuery = graphql(`
  query PreviewChange($input: PreviewEntitlementChangeInput!) {
    previewEntitlementChange(input: $input) {
      ...ChangePreview_preview
    }
  }
`);

const MODAL = 'confirm-change';

/**
 * Asks, before a change of what members may do is saved, whether it shall be: with who would lose and gain what. A change
 * that concerns nobody is not asked about.
 * @returns a function that says whether to go on
 */
export function useConfirmChange(): (input: PreviewEntitlementChangeInput) => Promise<boolean> {
  const client = useApolloClient();
  return async (input) => {
    try {
      const { data } = await client.query({ query: PreviewChangeQuery, variables: { input }, fetchPolicy: 'network-only' });
      const preview = data?.previewEntitlementChange;
      const count = readFragment(ChangePreviewFragment, preview)?.memberCount ?? 0;
      return !preview || count === 0 || await ask(count, <ChangePreview preview={preview} />);
    } catch (error) {
      // What is wrong with the change is told by the change itself, at its field.
      if (toProblem(error).code === 'BAD_USER_INPUT') return true;
      throw error;
    }
  };
}

function ask(count: number, preview: ReactNode): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (go: boolean) => {
      resolve(go);
      modals.close(MODAL);
    };
    modals.open({
      modalId: MODAL, size: 'lg', title: `This changes what ${counted(count, 'member')} may do`, onClose: () => resolve(false),
      children: (
        <Stack>
          <Text size="sm">It counts from now on. What was before stays on record.</Text>
          {preview}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={() => answer(false)}>Cancel</Button>
            <Button onClick={() => answer(true)}>Save the change</Button>
          </Group>
        </Stack>
      ),
    });
  });
}
