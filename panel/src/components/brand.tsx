/** The mark: an “m” whose last stroke ends in a member, a green dot. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="var(--mantine-color-iris-6)" />
      <path
        d="M8 21.5v-7.2a3.8 3.8 0 0 1 7.6 0v7.2m0-7.2a3.8 3.8 0 0 1 7.6 0v1.4"
        fill="none" stroke="#fff" strokeWidth="2.8" strokeLinecap="round"
      />
      <circle cx="23.2" cy="20.9" r="2.2" fill="#8ef0c8" />
    </svg>
  );
}
