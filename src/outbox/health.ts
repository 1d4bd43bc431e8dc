import { readSettings } from '../settings.ts';
import { lastHeartbeat } from './heartbeat.ts';
import { openOutbox } from './outbox.ts';
import { KeyError } from './keyring.ts';
import { troublesOf, type Trouble } from './troubles.ts';

/** What the health address tells: counts and ages, nothing about a person. */
export interface Health {
  troubles: (Trouble | 'settings' | 'key' | 'store')[];
  waiting?: number;
  oldestMinutes?: number;
  lastSweepMinutes?: number;
}

const minutes = (milliseconds: number) => Math.floor(milliseconds / 60_000);

/**
 * Looks whether mail gets out, without sending any. An empty `troubles` means all is well.
 * @param deployContext `context.deploy.context` of the function
 * @param now milliseconds since the epoch
 */
export async function readHealth(deployContext: string, now: number): Promise<Health> {
  try {
    readSettings(process.env);
  } catch {
    return { troubles: ['settings'] };
  }
  try {
    const heartbeat = await lastHeartbeat(openOutbox(deployContext, AbortSignal.timeout(3000)));
    return {
      troubles: troublesOf(heartbeat, now),
      ...(heartbeat && {
        waiting: heartbeat.waiting,
        oldestMinutes: minutes(now - (heartbeat.oldestAt ?? now)),
        lastSweepMinutes: minutes(now - heartbeat.at),
      }),
    };
  } catch (error) {
    return { troubles: [error instanceof KeyError ? 'key' : 'store'] };
  }
}
