import { TextInput, type TextInputProps } from '@mantine/core';

/** The six digits that an authenticator app shows. */
export function CodeInput(props: TextInputProps) {
  return (
    <TextInput
      label="Code" inputMode="numeric" autoComplete="one-time-code" name="code" maxLength={7} data-autofocus
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', letterSpacing: '0.25em' } }}
      {...props}
    />
  );
}
