/**
 * How long the website keeps what a person sent, counted in days from the day of receipt. The
 * privacy page prints these numbers.
 */
export const retentionDays = {
  /** Delivered: a bounce may come days later, and then the message can be sent again. */
  delivered: 14,
  /** Perhaps from a machine: the office has read it in its report. */
  suspicious: 30,
} as const;
