import { Card, Text } from '@mantine/core';
import type { CurrencyLimits } from '../../../lib/words/money.ts';
import type { PriceFormValues } from './price-form-values.ts';
import { previewPrice } from './price-preview.ts';

/** What the member will read, while it is being typed. */
export function PricePreview({ productName, values, currency }: { productName: string; values: PriceFormValues; currency: CurrencyLimits }) {
  const line = previewPrice(values, currency);
  return (
    <Card>
      <Text size="xs" fw={600} c="dimmed" mb="xs">What members read</Text>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>{productName}</Text>
      <Text fz="1.4rem" fw={680} lh={1.3} c={line ? undefined : 'dimmed'} component="output" aria-live="polite" data-testid="price-preview" style={{ letterSpacing: '-0.01em' }}>
        {line ?? 'Enter an amount'}
      </Text>
    </Card>
  );
}
