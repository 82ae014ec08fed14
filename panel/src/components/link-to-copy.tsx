import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ExternalLink } from './external-link.tsx';

export interface LinkToCopyProps {
  /** “Checkout link”. */
  label: string;
  url: string;
  /** How long it is good, and for whom. */
  children: ReactNode;
  onDone: () => void;
}

/** A link that was made for somebody: to copy, to look at, and then be done. */
export function LinkToCopy({ label, url, children, onDone }: LinkToCopyProps) {
  return (
    <Stack>
      <TextInput label={label} value={url} readOnly data-autofocus onFocus={(event) => event.currentTarget.select()} />
      <Text size="sm" c="dimmed">{children}</Text>
      <Group justify="space-between">
        <ExternalLink href={url} size="sm">Open it</ExternalLink>
        <Group gap="xs">
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button color={copied ? 'teal.8' : undefined} onClick={copy} leftSection={copied ? <IconCheck size={16} aria-hidden="true" /> : <IconCopy size={16} aria-hidden="true" />}>
                {copied ? 'Copied' : 'Copy link'}
              </Button>
            )}
          </CopyButton>
          <Button variant="default" onClick={onDone}>Done</Button>
        </Group>
      </Group>
    </Stack>
  );
}
