import { Card, SimpleGrid, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { ExternalLink } from '../../../components/external-link.tsx';
import { ConflictNotice } from '../../../components/conflict-notice.tsx';
import { FormPage } from '../../../components/form-page.tsx';
import { MetadataField } from '../../../components/metadata-field.tsx';
import { TextListField } from '../../../components/text-list-field.tsx';
import type { CreateProductInput } from '../../../gql/graphql.ts';
import { showServerErrors } from '../../../lib/forms/form-errors.ts';
import type { FormConflict } from '../../../lib/graphql/use-seen.ts';
import { useUnsavedGuard } from '../../../lib/forms/use-unsaved-guard.ts';
import { describeProduct, formToProduct, productFormErrors, type ProductFormValues } from './product-form-values.ts';

export interface ProductFormProps {
  initialValues: ProductFormValues;
  submitLabel: string;
  cancelTo: string;
  /** The mutation that saves. */
  operation: string;
  /** What somebody else changed meanwhile. */
  conflict?: FormConflict<ProductFormValues> | null;
  /** Saves and goes on; what it rejects with is shown on the fields. `leave` comes right before navigating away. */
  onSave: (input: CreateProductInput, leave: () => void) => Promise<void>;
}

/** The fields of a product, for a new one and for an existing one. */
export function ProductForm({ initialValues, submitLabel, cancelTo, operation, conflict, onSave }: ProductFormProps) {
  const form = useForm<ProductFormValues>({ initialValues, validate: productFormErrors });
  const [problem, setProblem] = useState<string | null>(null);
  const leave = useUnsavedGuard(form.isDirty());

  async function save(values: ProductFormValues): Promise<void> {
    setProblem(null);
    try {
      await onSave(formToProduct(values), leave);
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <FormPage problem={problem} errors={form.errors} submitting={form.submitting} submitLabel={submitLabel} cancelTo={cancelTo} operation={operation} onSubmit={form.onSubmit(save)}>
      {conflict && (
        <ConflictNotice
          noun="product" changes={conflict.changes} yours={describeProduct(form.values)}
          onTakeTheirs={() => {
            form.setValues(conflict.theirs);
            conflict.onTaken();
          }}
        />
      )}
      <Card>
        <Stack>
          <TextInput label="Name" description="What members read, here and on Stripe's pages." required autoFocus {...form.getInputProps('name')} />
          <Textarea label="Description" autosize minRows={2} maxRows={8} {...form.getInputProps('description')} />
          <TextListField
            label="Marketing features" description="What speaks for it, a line each. Shown on pricing tables." noun="Feature" max={15}
            placeholder="Access to all workshops" values={form.values.marketingFeatures} error={form.errors.marketingFeatures}
            inputProps={(index) => form.getInputProps(`marketingFeatures.${index}`)}
            onAdd={() => form.insertListItem('marketingFeatures', '')} onRemove={(index) => form.removeListItem('marketingFeatures', index)}
          />
          <TextListField
            label="Images" description="Addresses of up to eight images on the web." noun="Image" max={8} placeholder="https://"
            values={form.values.images} error={form.errors.images} inputProps={(index) => form.getInputProps(`images.${index}`)}
            onAdd={() => form.insertListItem('images', '')} onRemove={(index) => form.removeListItem('images', index)}
          />
        </Stack>
      </Card>
      <Card>
        <Title order={2} mb={4}>Billing</Title>
        <Text size="sm" c="dimmed" mb="md">All of these can stay empty.</Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label="Unit label" description="What is counted, such as “seat”." {...form.getInputProps('unitLabel')} />
          <TextInput label="Statement descriptor" description="On card statements, up to 22 characters." {...form.getInputProps('statementDescriptor')} />
          <TextInput
            label="Tax code" placeholder="txcd_10000000" {...form.getInputProps('taxCode')}
            description={<>From <ExternalLink href="https://docs.stripe.com/tax/tax-codes" inherit>Stripe's list</ExternalLink>.</>}
          />
          <TextInput label="Web page" type="url" placeholder="https://" description="Where members can read more." {...form.getInputProps('url')} />
        </SimpleGrid>
      </Card>
      <Card>
        <MetadataField
          entries={form.values.metadata} error={form.errors.metadata} inputProps={(index, part) => form.getInputProps(`metadata.${index}.${part}`)}
          onAdd={() => form.insertListItem('metadata', { key: '', value: '' })} onRemove={(index) => form.removeListItem('metadata', index)}
        />
      </Card>
    </FormPage>
  );
}
