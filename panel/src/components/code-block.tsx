import { Button, CopyButton, Group, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './code-block.module.css';

export interface CodeBlockProps {
  /** “Payload”. */
  title: string;
  text: string;
  /** Whether long lines go on below rather than out of sight. */
  wraps?: boolean;
}

/** Text of a machine, such as JSON: shown as it is, never as markup, with a button that copies all of it. */
export function CodeBlock({ title, text, wraps = false }: CodeBlockProps) {
  const titleId = useId();
  return (
    <div className={classes.block}>
      <Group justify="space-between" className={classes.head} wrap="nowrap">
        <Text id={titleId} size="sm" fw={600}>{title}</Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              size="compact-xs" variant="subtle" color={copied ? 'teal' : 'gray'} onClick={copy} aria-label={copied ? 'Copied' : `Copy ${title.toLowerCase()}`}
              leftSection={copied ? <IconCheck size={14} aria-hidden="true" /> : <IconCopy size={14} aria-hidden="true" />}
            >
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
      {/* Reachable with the keyboard, which scrolls it. */}
      <pre className={classes.code} data-wraps={wraps || undefined} tabIndex={0} aria-labelledby={titleId} role="region">{text}</pre>
    </div>
  );
}
