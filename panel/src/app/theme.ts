import { Alert, Button, Card, createTheme, Drawer, Modal, Table, Tooltip, type AlertProps, type MantineColorsTuple } from '@mantine/core';

const iris: MantineColorsTuple = [
  '#f2f2ff', '#e4e4ff', '#cacbfb', '#b0b2f7', '#9597ef', '#7678e3', '#5b5bd6', '#4d4dc4', '#4141a8', '#34348a',
];

/** A blue-grey, so that greys and the primary colour belong together. */
const gray: MantineColorsTuple = [
  '#f9fafb', '#f3f4f7', '#e9ebf0', '#dcdfe6', '#c9cdd7', '#a6acba', '#677084', '#525a6b', '#3c4251', '#232733',
];

const dark: MantineColorsTuple = [
  '#e4e6ec', '#b4b9c5', '#9aa0af', '#6d7382', '#3d424f', '#2e323d', '#23262f', '#17191f', '#121419', '#0c0d11',
];

/** Of a dialog; a long one has several lines. */
const title = { fontWeight: 650, lineHeight: 1.35, overflowWrap: 'anywhere' } as const;

/** The button has no text. */
const closeButtonProps = { 'aria-label': 'Close' };

/** In the dark Mantine fills an alert with so strong a colour that nothing beside it is seen. */
function quietInTheDark(_theme: unknown, { color = 'iris', variant }: AlertProps) {
  if (variant !== 'light') return { root: {} };
  return { root: { '--alert-bg': `light-dark(var(--mantine-color-${color}-light), color-mix(in srgb, var(--mantine-color-${color}-9) 26%, transparent))` } };
}

/** The panel's look: one accent colour, quiet greys, system fonts, figures of equal width. */
export const theme = createTheme({
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  colors: { iris, gray, dark },
  black: '#181b24',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: '-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, "Cascadia Mono", "Liberation Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.625rem', lineHeight: '1.25' }, h2: { fontSize: '1.0625rem', lineHeight: '1.4' } },
  },
  components: {
    Button: Button.extend({ defaultProps: { fw: 550 } }),
    // So that what does not fit is cut or wrapped inside.
    Alert: Alert.extend({ defaultProps: { radius: 'lg' }, styles: { body: { minWidth: 0 } }, vars: quietInTheDark }),
    Card: Card.extend({ defaultProps: { withBorder: true, padding: 'lg', radius: 'lg' } }),
    Drawer: Drawer.extend({ styles: { title }, defaultProps: { closeButtonProps } }),
    Modal: Modal.extend({ styles: { title }, defaultProps: { closeButtonProps, centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.4, blur: 2 } } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 250 } }),
  },
});
