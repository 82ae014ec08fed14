/** A time in which an answer was the same; the API's `AccessPeriod`. */
export interface AnsweredPeriod {
  from: string;
  until: string;
  granted: boolean;
}

/** Where a period stands on a line from one moment to another. */
export interface Bar<Period> {
  period: Period;
  /** Percent of the line's width. */
  start: number;
  width: number;
}

/** A span of time that a line shows. */
export interface Span { from: Date; to: Date }

/** The periods in which something was given, as bars on a line of that span. */
export function accessBars<Period extends AnsweredPeriod>(periods: readonly Period[], span: Span): Bar<Period>[] {
  return periods
    .filter(({ granted }) => granted)
    .map((period) => {
      const start = position(new Date(period.from), span);
      return { period, start, width: position(new Date(period.until), span) - start };
    })
    .filter(({ width }) => width > 0);
}

/** Where a moment stands on the line, in percent; one outside stands at its end. */
export function position(moment: Date, { from, to }: Span): number {
  const share = (moment.getTime() - from.getTime()) / (to.getTime() - from.getTime());
  return Math.min(1, Math.max(0, share)) * 100;
}

const DAY = 24 * 3600 * 1000;

/** So many days before and after a day, in whole days: the same all day long, so that it is not asked for again and again. */
export function spanAround(moment: Date, days: number): Span {
  const day = Math.floor(moment.getTime() / DAY) * DAY;
  return { from: new Date(day - days * DAY), to: new Date(day + (days + 1) * DAY) };
}
