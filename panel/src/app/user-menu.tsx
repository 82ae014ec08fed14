import { Avatar, Menu, SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconLogout, IconSelector, IconUserCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { signOut, useOperator } from '../lib/session/auth.ts';
import { paths } from '../lib/paths.ts';
import classes from './user-menu.module.css';

const schemes = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'System' },
];

/** Who is signed in; the theme; the way out. */
export function UserMenu() {
  const operator = useOperator();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = operator?.name || operator?.email || 'Operator';
  return (
    <Menu width={232} position="top-start" shadow="md" radius="md">
      <Menu.Target>
        <UnstyledButton className={classes.button} aria-label={`Account: ${name}`}>
          <Avatar name={name} color="iris" size={30} radius="xl" aria-hidden="true" />
          <span className={classes.who}>
            <Text size="sm" fw={550} truncate>{name}</Text>
            {operator && operator.email !== name && <Text size="xs" c="dimmed" truncate>{operator.email}</Text>}
          </span>
          <IconSelector size={16} className={classes.arrow} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {operator && <Menu.Label style={{ overflowWrap: 'anywhere' }}>{operator.email}</Menu.Label>}
        <div className={classes.theme}>
          <SegmentedControl
            fullWidth size="xs" aria-label="Theme" data={schemes} value={colorScheme}
            onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
          />
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to={paths.account} leftSection={<IconUserCircle size={16} stroke={1.8} />}>Your account</Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.8} />} onClick={() => void leave()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Signs out; says so when it did not work. */
export async function leave(): Promise<void> {
  try {
    await signOut();
  } catch {
    notifications.show({ color: 'red', title: 'Still signed in', message: 'The console cannot be reached. Try again in a moment.' });
  }
}
