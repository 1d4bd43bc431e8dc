import { translator } from '../i18n/strings.ts';
import type { Settings } from '../settings.ts';
import type { Mail } from './mail.ts';

/** Something the website itself has to say to the office. */
export interface Notice {
  /** Begins with the day, e.g. `2026-11-24-digest`; tells notices apart. */
  id: string;
  subject: string;
  text: string;
}

/** Puts a notice into a mail to the office. */
export function noticeMail({ id, subject, text }: Notice, settings: Settings): Mail {
  const t = translator('de');
  const domain = settings.mailFrom.slice(settings.mailFrom.lastIndexOf('@') + 1);
  return {
    recipient: 'office',
    from: { name: t('officeMail.from'), address: settings.mailFrom },
    to: settings.officeEmail,
    subject,
    repeatMark: t('officeMail.repeat'),
    text,
    // What a server dislikes in a report is somebody's suspicious text, not the report.
    briefText: t('officeMail.digest.brief'),
    messageId: `<${id}@${domain}>`,
  };
}
