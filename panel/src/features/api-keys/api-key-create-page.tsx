import { useMutation } from '@apollo/client/react';
import { Card, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormPage } from '../../components/form-page.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { showServerErrors } from '../../lib/forms/form-errors.ts';
import { useMadeOnce } from '../../lib/forms/use-made-once.ts';
import { paths } from '../../lib/paths.ts';
import { useUnsavedGuard } from '../../lib/forms/use-unsaved-guard.ts';
import { expiresAt, expiryChoices, expiryDateProblem, type ExpiryChoice } from './expiry.ts';
import { CreateApiKey } from './operations.ts';
import { ScopesField } from './scopes-field.tsx';
import { SecretDialog } from './secret-dialog.tsx';

interface ApiKeyFormValues {
  name: string;
  scopes: string[];
  expiry: ExpiryChoice;
  /** As a date field has it. */
  expiresAt: string;
  requestsPerMinute: number | '';
}

const initialValues: ApiKeyFormValues = { name: '', scopes: [], expiry: '365', expiresAt: '', requestsPerMinute: '' };

/** A new API key; its secret is shown when it is made, and never again. */
export function ApiKeyCreatePage() {
  const navigate = useNavigate();
  const [createApiKey] = useMutation(CreateApiKey, { fetchPolicy: 'no-cache' });
  const madeOnce = useMadeOnce();
  // So that what is sent again is the same to the millisecond.
  const [opened] = useState(() => new Date());
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm<ApiKeyFormValues>({
    initialValues,
    validate: {
      name: (name) => (name.trim() ? null : 'Enter a name.'),
      scopes: (scopes) => (scopes.length > 0 ? null : 'Choose at least one.'),
      expiresAt: (date, values) => expiryDateProblem(values.expiry, date, new Date()),
    },
  });
  const leave = useUnsavedGuard(form.isDirty());

  async function save(values: ApiKeyFormValues): Promise<void> {
    setProblem(null);
    try {
      const key = {
        name: values.name.trim(), scopes: values.scopes, expiresAt: expiresAt(values.expiry, values.expiresAt, opened),
        requestsPerMinute: values.requestsPerMinute === '' ? null : values.requestsPerMinute,
      };
      const { data } = await madeOnce(key, (input) => createApiKey({ variables: { input } }));
      if (!data) throw new Error('The answer has no key.');
      const { apiKey, secret } = data.createApiKey;
      leave();
      if (secret) {
        setMade({ name: apiKey.name, secret });
        return;
      }
      notifications.show({ color: 'orange', autoClose: false, title: `${apiKey.name} was made, but its secret was lost on the way`, message: 'Rotate the key here to get a new secret.' });
      await navigate(paths.apiKeys());
    } catch (error) {
      setProblem(showServerErrors(form, error));
    }
  }

  return (
    <>
      <PageHeading title="New API key" above={[{ label: 'API keys', to: paths.apiKeys() }]} takesFocus={false} />
      <FormPage problem={problem} errors={form.errors} submitting={form.submitting} submitLabel="Create key" cancelTo={paths.apiKeys()} operation="createApiKey" onSubmit={form.onSubmit(save)}>
        <Card>
          <TextInput label="Name" required autoFocus autoComplete="off" maxLength={100} description="The application that uses it, such as “Website”." {...form.getInputProps('name')} />
        </Card>
        <Card><ScopesField {...form.getInputProps('scopes')} /></Card>
        <Card>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Stack>
              <Select label="Expires" allowDeselect={false} data={expiryChoices} description="Replace it before then: both keys work for a while." {...form.getInputProps('expiry')} />
              {form.values.expiry === 'date' && <TextInput type="date" label="Last day" {...form.getInputProps('expiresAt')} />}
            </Stack>
            <NumberInput
              label="Requests per minute" min={1} allowDecimal={false} hideControls placeholder="No limit of its own"
              description="Empty: as many as the console allows." {...form.getInputProps('requestsPerMinute')}
            />
          </SimpleGrid>
        </Card>
      </FormPage>
      {made && <SecretDialog {...made} onStored={() => void navigate(paths.apiKeys())} />}
    </>
  );
}
