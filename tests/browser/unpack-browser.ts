import { launchBrowser } from './launch-browser.ts';

/** Starts a browser once before any test: the first start unpacks it, and two must not at a time. */
export default async function unpackBrowser(): Promise<void> {
  await (await launchBrowser()).close();
}
