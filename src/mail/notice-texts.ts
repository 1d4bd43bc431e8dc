import { referenceOf } from '../forms/reference.ts';
import type { Submission } from '../forms/submission.ts';
import { translator, type StringKey } from '../i18n/strings.ts';
import type { Heartbeat } from '../outbox/heartbeat.ts';
import type { Envelope } from '../outbox/outbox.ts';
import type { Trouble } from '../outbox/troubles.ts';
import type { Notice } from './notice-mail.ts';
import { germanTime, officeText } from './office-text.ts';

type NoticeText = Pick<Notice, 'subject' | 'text'>;

/** What the office's report says. */
export interface DigestFacts {
  day: Date;
  /** Submissions of the last seven days that everybody has. */
  delivered: number;
  /** Submissions that somebody has waited too long for. */
  old: readonly Envelope[];
  /** In full, since nobody else reads them. */
  suspicious: readonly Submission[];
}

/** The office's report on what its website did. */
export function digest({ day, delivered, old, suspicious }: DigestFacts): NoticeText {
  const t = translator('de');
  const date = day.toLocaleDateString('de-DE', { dateStyle: 'long', timeZone: 'Europe/Berlin' });
  const lines = [
    t('officeMail.digest.delivered', { count: String(delivered) }),
    t('officeMail.digest.waiting', { count: String(old.length) }),
    ...old.map(({ id, receivedAt }) => `  ${referenceOf(id)}  ${germanTime(receivedAt)}`),
    t('officeMail.digest.suspicious', { count: String(suspicious.length) }),
    ...(suspicious.length > 0 ? ['', t('officeMail.digest.suspiciousNote')] : []),
    ...suspicious.flatMap((submission) => [
      '',
      '='.repeat(40),
      officeText(submission, t('officeMail.digest.held'), t),
    ]),
    '',
  ];
  return { subject: t('officeMail.digest.subject', { date }), text: lines.join('\n') };
}

/** Says that something is wrong and what helps. */
export function alarm(heartbeat: Heartbeat, troubles: readonly Trouble[]): NoticeText {
  const t = translator('de');
  const lines = [
    t('officeMail.alarm.text'),
    '',
    ...troubles.map((trouble) => `- ${t(`officeMail.alarm.${trouble}` as StringKey)}`),
    '',
    t('officeMail.alarm.waiting', { count: String(heartbeat.waiting) }),
    ...heartbeat.unreadable.map((id) => `  ${referenceOf(id)}`),
    '',
    t('officeMail.alarm.next'),
    '',
  ];
  return { subject: t('officeMail.alarm.subject'), text: lines.join('\n') };
}
