import { Alert, Button, Group } from '@mantine/core';
import { IconAlertCircle, IconLock } from '@tabler/icons-react';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useRights } from '../lib/session/rights.ts';
import classes from './form-page.module.css';

export interface FormPageProps {
  /** What belongs to no field of the form. */
  problem: string | null;
  /** The form's field errors: the first field with one takes the focus when a submission fails. */
  errors: Record<string, ReactNode>;
  submitting: boolean;
  submitLabel: string;
  cancelTo: string;
  /** The mutation that saves: without the right to it the form can be read but not saved. */
  operation?: string;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** Stands beside the fields on a wide screen, such as a preview. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A form on a page of its own: fields, messages, and the two buttons that are always in reach. */
export function FormPage({ problem, errors, submitting, submitLabel, cancelTo, operation, onSubmit, aside, children }: FormPageProps) {
  const form = useRef<HTMLFormElement>(null);
  const submitted = useRef(false);
  const { lacks } = useRights();
  const lack = operation ? lacks(operation) : null;

  useEffect(() => {
    if (!submitted.current || submitting) return;
    if (Object.keys(errors).length > 0) {
      submitted.current = false;
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [errors, submitting]);

  return (
    <form
      ref={form} noValidate className={classes.form}
      onSubmit={(event) => {
        submitted.current = true;
        if (submitting || lack) event.preventDefault();
        else onSubmit(event);
      }}
    >
      <div className={classes.columns} data-aside={aside ? true : undefined}>
        <div className={classes.fields}>
          {lack && <Alert color="gray" variant="light" mb="lg" icon={<IconLock size={18} />} title="You can look, but not save">This needs {lack}.</Alert>}
          {problem && <Alert role="alert" color="red" variant="light" mb="lg" icon={<IconAlertCircle size={18} />} title="Not saved">{problem}</Alert>}
          {children}
        </div>
        {aside && <aside className={classes.aside}>{aside}</aside>}
      </div>
      <div className={classes.foot}>
        <Group justify="flex-end" gap="sm">
          <Button component={Link} to={cancelTo} variant="default">Cancel</Button>
          <Button type="submit" loading={submitting} disabled={lack !== null}>{submitLabel}</Button>
        </Group>
      </div>
    </form>
  );
}
