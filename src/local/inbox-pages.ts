/** A mail as the local inbox keeps it. */
export interface ReceivedMail {
  /** Envelope recipients. */
  recipients: string[];
  subject: string;
  from: string;
  replyTo: string | undefined;
  messageId: string;
  text: string;
  /** The mail as it came over the wire. */
  source: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
}

/** Mail holds what strangers typed; nothing of it may become markup. */
function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.codePointAt(0))};`);
}

function frame(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5">
<title>${escape(title)}</title>
<style>body{font:1rem/1.5 system-ui;max-width:50rem;margin:1rem auto;padding:0 1rem}
pre{white-space:pre-wrap;unicode-bidi:plaintext;font:inherit;background:#f4f4f0;padding:1rem}
li{padding:.5rem 0}</style>
<h1>${escape(title)}</h1>${body}`;
}

/** The list of all mails, newest first. */
export function inboxPage(mails: readonly ReceivedMail[]): string {
  const items = mails.map(
    ({ subject, recipients, receivedAt }, index) =>
      `<li><a href="/mails/${String(index)}">${escape(subject)}</a><br>to ${escape(recipients.join(', '))}, ${escape(receivedAt)}</li>`,
  );
  return frame(
    `Local inbox (${String(mails.length)})`,
    items.length > 0
      ? `<ul>${items.reverse().join('')}</ul>`
      : '<p>No mail yet. Send a form on the site, and it appears here.</p>',
  );
}

/** One mail with its headers, text and a link to its source. */
export function messagePage(mail: ReceivedMail, number: number): string {
  const facts = [
    ['From', mail.from],
    ['To', mail.recipients.join(', ')],
    ['Reply-To', mail.replyTo ?? 'none'],
    ['Message-ID', mail.messageId],
  ];
  return frame(
    mail.subject,
    `<dl>${facts.map(([name, value]) => `<dt><b>${name ?? ''}</b></dt><dd>${escape(value ?? '')}</dd>`).join('')}</dl>
<pre dir="auto">${escape(mail.text)}</pre>
<p><a href="/mails/${String(number)}.eml">Source</a> <a href="/">All mails</a></p>`,
  );
}
