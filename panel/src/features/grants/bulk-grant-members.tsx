import { Anchor, Card, Input, SegmentedControl, Select, SimpleGrid, Text, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { MEMBER_SEARCH_LIMIT, memberKindOptions, toMemberSearch } from '../../lib/lists/member-list.ts';
import { memberRefs } from '../../lib/lists/member-refs.ts';
import { paths } from '../../lib/paths.ts';
import type { BulkGrantValues } from './bulk-grant-values.ts';
import { MemberListField } from './member-list-field.tsx';

export interface BulkGrantMembersProps {
  values: BulkGrantValues;
  inputProps: (field: 'by' | 'members' | 'search' | 'kind') => object;
  /** The text of a chosen file. */
  onFile: (text: string) => void;
}

/** Who gets the grant: a list, or whoever a search finds. */
export function BulkGrantMembers({ values: { by, members, search, kind }, inputProps, onFile }: BulkGrantMembersProps) {
  return (
    <Card style={{ display: 'grid', gap: 'var(--mantine-spacing-md)' }}>
      <Input.Wrapper label="Who">
        <div><SegmentedControl aria-label="Who" mt={6} data={[{ value: 'list', label: 'A list' }, { value: 'search', label: 'A search' }]} {...inputProps('by')} /></div>
      </Input.Wrapper>
      {by === 'list' && <div><MemberListField count={memberRefs(members).length} onFile={onFile} {...inputProps('members')} /></div>}
      {by === 'search' && (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput label="Search" maxLength={MEMBER_SEARCH_LIMIT} description="In name, e-mail address and external ID. Empty: all members." {...inputProps('search')} />
            <Select label="Kind" description="What the members are." allowDeselect={false} data={memberKindOptions} {...inputProps('kind')} />
          </SimpleGrid>
          <Text size="sm" c="dimmed">
            Archived members are left out. <Anchor component={Link} to={paths.members(toMemberSearch({ search, kind }))} target="_blank" inherit>See them in the list</Anchor>
          </Text>
        </>
      )}
    </Card>
  );
}
