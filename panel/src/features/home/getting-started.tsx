import { Button, Card, Group, Text, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Permitted } from '../../components/permitted.tsx';
import { paths } from '../../lib/paths.ts';
import classes from './getting-started.module.css';

export interface GettingStartedProps {
  products: number;
  stripeConfigured: boolean;
}

/** The way from nothing to a price in Stripe. */
export function GettingStarted({ products, stripeConfigured }: GettingStartedProps) {
  const steps = [
    { title: 'Make a product', text: 'What members buy, such as “Supporter” or “Full membership”.', done: products > 0 },
    { title: 'Add a price', text: 'How much and how often. A product can have several, such as monthly and yearly.', done: false },
    {
      title: 'See it in Stripe', done: false,
      text: stripeConfigured ? 'Both reach Stripe by themselves; the badge turns from Pending to Synced.' : 'Once the console has a Stripe key, both are pushed by themselves.',
    },
  ];
  return (
    <Card component="section" aria-labelledby="getting-started" padding="xl">
      <Title order={2} id="getting-started">Set up what you sell</Title>
      <Text c="dimmed" size="sm">Three steps, a minute each.</Text>
      <ol className={classes.steps}>
        {steps.map((step, index) => (
          <li key={step.title} className={classes.step} data-done={step.done || undefined}>
            <span className={classes.mark} aria-hidden="true">{step.done ? <IconCheck size={15} stroke={3} /> : index + 1}</span>
            <div>
              <Text fw={600} size="sm">{step.title}{step.done && ' — done'}</Text>
              <Text c="dimmed" size="sm">{step.text}</Text>
            </div>
          </li>
        ))}
      </ol>
      <Group>
        {products === 0
          ? <Permitted operation="createProduct"><Button component={Link} to={paths.newProduct}>Make your first product</Button></Permitted>
          : <Button component={Link} to={paths.products()}>Choose a product for its first price</Button>}
      </Group>
    </Card>
  );
}
