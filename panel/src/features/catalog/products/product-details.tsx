import { Card, DataList, Image, List, SimpleGrid, Stack, ThemeIcon, Title } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { CopyValue } from '../../../components/copy-value.tsx';
import { Detail } from '../../../components/detail.tsx';
import { ExternalLink } from '../../../components/external-link.tsx';
import { MetadataList } from '../../../components/metadata-list.tsx';
import { RelativeTime } from '../../../components/relative-time.tsx';
import { readFragment, type FragmentType } from '../../../gql/fragment-masking.ts';
import { graphql } from '../../../gql/gql.ts';

export const ProductDetailsFragment = graphql(`
  fragment ProductDetails_product on Product {
    id
    description
    images
    unitLabel
    statementDescriptor
    taxCode
    url
    marketingFeatures
    metadata
    createdAt
    updatedAt
    archivedAt
    sync {
      stripeId
    }
  }
`);

/** Everything of a product besides its name and its prices. */
export function ProductDetails({ product: masked }: { product: FragmentType<typeof ProductDetailsFragment> }) {
  const product = readFragment(ProductDetailsFragment, masked);
  return (
    <Stack gap="lg">
      <Card component="section" aria-labelledby="details">
        <Title order={2} id="details" mb="sm">Details</Title>
        <DataList size="sm" gap={10} labelWidth="112px">
          <Detail label="Stripe ID">{product.sync.stripeId && <CopyValue value={product.sync.stripeId} what="Stripe ID" />}</Detail>
          <Detail label="ID"><CopyValue value={product.id} what="ID" /></Detail>
          <Detail label="Web page">{product.url && <ExternalLink href={product.url} size="sm">{product.url}</ExternalLink>}</Detail>
          <Detail label="Unit label">{product.unitLabel}</Detail>
          <Detail label="On statements">{product.statementDescriptor}</Detail>
          <Detail label="Tax code">{product.taxCode}</Detail>
          <Detail label="Created"><RelativeTime at={product.createdAt} /></Detail>
          <Detail label="Updated"><RelativeTime at={product.updatedAt} /></Detail>
          {product.archivedAt && <Detail label="Archived"><RelativeTime at={product.archivedAt} /></Detail>}
        </DataList>
      </Card>
      {product.marketingFeatures.length > 0 && (
        <Card component="section" aria-labelledby="features">
          <Title order={2} id="features" mb="sm">Marketing features</Title>
          <List spacing={6} size="sm" icon={<ThemeIcon size={18} radius="xl" variant="light" color="teal" mt={2}><IconCheck size={12} stroke={3} /></ThemeIcon>}>
            {product.marketingFeatures.map((feature, index) => <List.Item key={index}>{feature}</List.Item>)}
          </List>
        </Card>
      )}
      {product.images.length > 0 && (
        <Card component="section" aria-labelledby="images">
          <Title order={2} id="images" mb="sm">Images</Title>
          <SimpleGrid cols={3} spacing="xs">
            {product.images.map((image, index) => (
              <Image key={image} src={image} alt={`Image ${index + 1}`} radius="md" h={84} fit="cover" loading="lazy" referrerPolicy="no-referrer" />
            ))}
          </SimpleGrid>
        </Card>
      )}
      {Object.keys(product.metadata).length > 0 && (
        <Card component="section" aria-labelledby="metadata">
          <Title order={2} id="metadata" mb="sm">Metadata</Title>
          <MetadataList metadata={product.metadata} />
        </Card>
      )}
    </Stack>
  );
}
