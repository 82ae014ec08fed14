/** Text that is HTML already. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function shown(value: unknown): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(shown).join('')
  if (value === null || value === undefined || value === false) return ''
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

/** HTML from a template; whatever is put in is escaped unless it is `Html`. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Html {
  return new Html(parts.reduce((text, part, index) => text + shown(values[index - 1]) + part))
}

const STYLE = `
:root { color-scheme: light dark; --paper: #fff; --side: #f5f6f8; --ink: #1d2330; --soft: #5c6577; --line: #d7dbe3; --accent: #4f46c8; --on-accent: #fff; --bad: #b3261e; --bad-paper: #fdecea }
@media (prefers-color-scheme: dark) { :root { --paper: #14161c; --side: #1b1e27; --ink: #eceef3; --soft: #a4acbd; --line: #363b49; --accent: #8f88ff; --on-accent: #12131a; --bad: #ffb4ab; --bad-paper: #3b1d1b } }
* { box-sizing: border-box } body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper) }
.notice { padding: .4rem 1rem; text-align: center; font-size: .85rem; background: #ffde8a; color: #3d2c00 }
.columns { display: grid; grid-template-columns: 1fr 1fr; min-height: calc(100vh - 2.2rem) } .side { background: var(--side) }
.columns > * { padding: 3rem clamp(1.25rem, 6vw, 5rem) } .page { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem }
@media (max-width: 50rem) { .columns { grid-template-columns: 1fr } .columns > * { padding: 1.75rem 1.25rem } }
h1 { font-size: 1.1rem; font-weight: 600; margin: 0 0 .25rem } h2 { font-size: 1.05rem; margin: 2rem 0 .75rem } .total { font-size: 2.2rem; font-weight: 700; margin: 0 0 1.5rem } .soft { color: var(--soft) }
.row { display: flex; justify-content: space-between; gap: 1rem; padding: .75rem 0; border-top: 1px solid var(--line) } .row p { margin: 0 }
label { display: block; font-weight: 500; font-size: .92rem; margin: 1rem 0 .3rem } .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem }
input { width: 100%; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .75rem } input[readonly] { color: var(--soft) }
button { font: inherit; font-weight: 600; border: 0; border-radius: .5rem; padding: .75rem 1.25rem; cursor: pointer; color: var(--on-accent); background: var(--accent) } .wide { width: 100%; margin-top: 1.75rem }
button.quiet { color: var(--ink); background: transparent; border: 1px solid var(--line) } a { color: var(--accent) } :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.error { color: var(--bad); background: var(--bad-paper); border-radius: .5rem; padding: .75rem 1rem; margin: 0 0 1rem } .actions { display: flex; flex-wrap: wrap; gap: .75rem; align-items: center } form { margin: 0 }
details { margin-top: 2rem; font-size: .9rem; color: var(--soft) } code { font-size: .95em } .tag { border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .6rem; font-size: .85rem }
`

/** A whole page. It loads nothing from anywhere. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${new Html(STYLE)}</style></head>
<body><div class="notice">Stripe simulator: nothing is really paid here.</div>${body}</body>
</html>
`.text
}
