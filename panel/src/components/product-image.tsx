import { Avatar } from '@mantine/core';

/** A product's first image, or its initials while there is none or it does not load. Decoration: the name stands beside it. */
export function ProductImage({ name, images, size = 40 }: { name: string; images: readonly string[]; size?: number }) {
  return (
    <Avatar
      src={images[0] ?? null} name={name} color="initials" size={size} radius="md" variant="light" alt="" aria-hidden="true"
      imageProps={{ loading: 'lazy', referrerPolicy: 'no-referrer' }}
    />
  );
}
