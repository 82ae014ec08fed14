// Preloaded into a process by a test: its clock is wrong by as many seconds as the file says.
import { readFileSync } from 'node:fs'

const file = process.env['CLOCK_FILE']
const RealDate = Date
let shift = 0
let readAt = -Infinity

function now() {
  if (file !== undefined && performance.now() - readAt > 100) {
    readAt = performance.now()
    shift = Number(readFileSync(file, 'utf8')) * 1000
  }
  return RealDate.now() + shift
}

globalThis.Date = class extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(now())
    else super(...args)
  }

  static now() {
    return now()
  }
}
