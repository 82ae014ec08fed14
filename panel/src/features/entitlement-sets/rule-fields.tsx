import { ActionIcon, Box, Checkbox, Code, Group, Input, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconTrash } from '@tabler/icons-react';
import { FeaturePicker } from './feature-picker.tsx';
import classes from './rule-fields.module.css';
import { newRule, type SetFormValues } from './set-form-values.ts';

/** What the set gives: a line for each feature, and a field to add one. */
export function RuleFields({ form }: { form: UseFormReturnType<SetFormValues> }) {
  const { rules } = form.values;
  return (
    <Input.Wrapper label="What it gives" labelElement="div" role="group" aria-label="What it gives" error={form.errors.rules}>
      <Stack gap={0} mt={6}>
        {rules.map(({ feature }, index) => (
          <div key={feature.id} className={classes.rule} data-testid="rule">
            <div className={classes.name}>
              <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>{feature.name}</Text>
              <Code fz="0.7rem">{feature.key}</Code>
              {form.errors[`rules.${index}.featureId`] && <Input.Error>{form.errors[`rules.${index}.featureId`]}</Input.Error>}
            </div>
            <div className={classes.value}><RuleValue form={form} index={index} /></div>
            <ActionIcon variant="subtle" color="gray" size="input-sm" aria-label={`Remove ${feature.name}`} onClick={() => form.removeListItem('rules', index)}>
              <IconTrash size={16} stroke={1.8} />
            </ActionIcon>
          </div>
        ))}
      </Stack>
      <Box mt="sm"><FeaturePicker taken={rules.map(({ featureId }) => featureId)} onPick={(feature) => form.insertListItem('rules', newRule(feature))} /></Box>
    </Input.Wrapper>
  );
}

function RuleValue({ form, index }: { form: UseFormReturnType<SetFormValues>; index: number }) {
  const rule = form.values.rules[index];
  if (!rule || rule.feature.kind === 'BOOLEAN') return <Text size="sm" c="dimmed">Yes</Text>;
  const { feature, unlimited } = rule;
  if (feature.kind === 'TEXT') return <TextInput aria-label={`Text of ${feature.name}`} placeholder="e.g. Gold" {...form.getInputProps(`rules.${index}.text`)} />;
  return (
    <>
      <TextInput
        aria-label={`Limit of ${feature.name}`} inputMode="numeric" placeholder={unlimited ? 'Unlimited' : 'How much'} disabled={unlimited} rightSectionWidth={feature.unit ? 12 + feature.unit.length * 8 : undefined}
        rightSection={feature.unit && <Text size="sm" c="dimmed">{feature.unit}</Text>} {...form.getInputProps(`rules.${index}.limit`)}
      />
      <Group gap="md" mt={8}>
        <Checkbox size="xs" label="Unlimited" aria-label={`${feature.name}: unlimited`} {...form.getInputProps(`rules.${index}.unlimited`, { type: 'checkbox' })} />
        <Checkbox size="xs" label="Per unit" aria-label={`${feature.name}: per unit`} disabled={unlimited} {...form.getInputProps(`rules.${index}.perUnit`, { type: 'checkbox' })} />
      </Group>
    </>
  );
}
