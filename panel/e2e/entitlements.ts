import type { Page } from 'playwright-core';
import { uniqueName, type PanelUnderTest } from './panel.ts';

/** A key that no other test and no earlier run has used. */
export function uniqueKey(word: string): string {
  return uniqueName(word).toLowerCase().replaceAll(' ', '-');
}

/** Makes a feature over the API. @returns its id */
export async function makeFeature(panel: PanelUnderTest, input: { key: string; name: string; kind: 'BOOLEAN' | 'LIMIT'; unit?: string }): Promise<string> {
  const made = await panel.api<{ createFeature: { feature: { id: string } } }>('mutation ($input: CreateFeatureInput!) { createFeature(input: $input) { feature { id } } }', { input });
  return made.createFeature.feature.id;
}

/** Makes a set over the API. @returns its id */
export async function makeSet(panel: PanelUnderTest, name: string, rules: object[]): Promise<string> {
  const made = await panel.api<{ createEntitlementSet: { entitlementSet: { id: string } } }>(
    'mutation ($input: CreateEntitlementSetInput!) { createEntitlementSet(input: $input) { entitlementSet { id } } }', { input: { key: uniqueKey('set'), name, rules } },
  );
  return made.createEntitlementSet.entitlementSet.id;
}

/** A feature, and a set that gives it. */
export async function makeReaders(panel: PanelUnderTest): Promise<{ feature: string; setName: string; setId: string }> {
  const feature = uniqueName('Reading room');
  const setName = uniqueName('Readers');
  const featureId = await makeFeature(panel, { key: uniqueKey('room'), name: feature, kind: 'BOOLEAN' });
  return { feature, setName, setId: await makeSet(panel, setName, [{ featureId }]) };
}

/** A feature on a member's access page. */
export function accessOf(page: Page, feature: string) {
  return page.getByTestId('access-item').filter({ hasText: feature });
}

/** What the access page answers for a feature. */
export function valueOf(page: Page, feature: string) {
  return accessOf(page, feature).getByTestId('access-value');
}
