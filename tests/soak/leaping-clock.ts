/**
 * Replaces this process's clock by one that can be put forward. To be imported before anything
 * that might keep the real one. The clock leaps from sweep to sweep instead of running faster all
 * the time: a sweep that sees time race by would use up its budget of 15 s after two mails.
 */
const RealDate = Date;
let aheadMs = Number(process.env['SOAK_AHEAD_MS'] ?? 0);

class LeapingDate extends RealDate {
  constructor(...parts: [] | [number | string | Date]) {
    super(...((parts.length === 0 ? [LeapingDate.now()] : parts) as [number]));
  }

  static override now(): number {
    return RealDate.now() + aheadMs;
  }
}

globalThis.Date = LeapingDate as DateConstructor;

/** @param ms how far this clock is ahead of the real one */
export function leapTo(ms: number): void {
  aheadMs = ms;
}
