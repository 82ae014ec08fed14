import { FileButton, Button, Group, Text, Textarea, type TextareaProps } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { counted } from '../../lib/words/entitlement-text.ts';

export interface MemberListFieldProps extends TextareaProps {
  /** Members that the text names. */
  count: number;
  /** The text of a chosen file. */
  onFile: (text: string) => void;
}

/** A list of members, typed, pasted or from a file. */
export function MemberListField({ count, onFile, ...field }: MemberListFieldProps) {
  return (
    <>
      <Textarea
        label="Members" required autosize minRows={5} maxRows={14} spellCheck={false} placeholder={'ada@example.org\ncrm-4711'} {...field}
        description="One a line: e-mail address, external ID or ID. Or a CSV file with a column email, externalId or id."
      />
      <Group justify="space-between" mt="xs">
        <Text size="sm" c="dimmed" aria-live="polite">{counted(count, 'member')} named</Text>
        <FileButton accept=".csv,.txt,text/csv,text/plain" onChange={(file) => void file?.text().then(onFile)}>
          {(props) => <Button {...props} variant="default" size="xs" leftSection={<IconUpload size={15} stroke={1.8} />}>Choose a file</Button>}
        </FileButton>
      </Group>
    </>
  );
}
