import { isSameValue, valueOf, type AccessSource, type AccessValue, type DecidedFeature } from './access-decision.ts'

/** A source, with from when until when we knew of it. */
export interface RecordedSource extends AccessSource { knownFrom: Date; knownUntil: Date | null }

/** A time in which the answer was the same. */
export interface AccessPeriod extends AccessValue { from: Date; until: Date }

/**
 * What was answered from moment to moment: each was decided by what was known then; what comes after now, by what is
 * known now. Neighbours that say the same are one.
 */
export function accessPeriods(feature: DecidedFeature, sources: readonly RecordedSource[], from: Date, until: Date, now: Date): AccessPeriod[] {
  const boundaries = sources.flatMap(({ starts, ends, knownFrom, knownUntil }) => [starts, ends, knownFrom, knownUntil])
  const inside = boundaries.flatMap((moment) => (moment && moment > from && moment < until ? [moment.getTime()] : []))
  const moments = [from.getTime(), ...[...new Set(inside)].sort((a, b) => a - b)]
  const periods: AccessPeriod[] = []
  for (const [index, start] of moments.entries()) {
    const value = valueOf(feature, sources.filter((source) => held(source, start, Math.min(start, now.getTime()))))
    const end = new Date(moments[index + 1] ?? until.getTime())
    const last = periods.at(-1)
    if (last && isSameValue(last, value)) last.until = end
    else periods.push({ ...value, from: new Date(start), until: end })
  }
  return periods
}

function held({ starts, ends, knownFrom, knownUntil }: RecordedSource, at: number, known: number): boolean {
  return starts.getTime() <= at && (ends === null || at < ends.getTime()) && knownFrom.getTime() <= known && (knownUntil === null || known < knownUntil.getTime())
}
