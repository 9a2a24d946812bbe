import { randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Database } from './database/tables';

const AUDIENCE = 'api://firstpoint';
const ISSUER = 'https://sandbox-crm.example.invalid/';
const LIFE_DAYS = 90;

export type DeviceTokens = {
  sign(deviceId: string): Promise<string>;
  /** The device id that a token was given to; null when the token is not ours, not for us or out of date. */
  read(token: string): Promise<string | null>;
};

/** The secret lies with the data, so that a desk's token outlives a restart. */
export async function openDeviceTokens(db: Database, now: () => Date): Promise<DeviceTokens> {
  const fresh = { key: 'token-secret', value: randomBytes(32).toString('base64') };
  await db
    .insertInto('meta')
    .values(fresh)
    .onConflict((c) => c.doNothing())
    .execute();
  const stored = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', fresh.key)
    .executeTakeFirstOrThrow();
  const secret = Buffer.from(stored.value, 'base64');
  return {
    sign(deviceId) {
      const at = Math.floor(now().getTime() / 1000);
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(deviceId)
        .setIssuedAt(at)
        .setExpirationTime(at + LIFE_DAYS * 86_400)
        .setJti(randomBytes(12).toString('base64url'))
        .sign(secret);
    },
    async read(token) {
      try {
        const options = { audience: AUDIENCE, issuer: ISSUER, algorithms: ['HS256'], currentDate: now() };
        return (await jwtVerify(token, secret, options)).payload.sub ?? null;
      } catch {
        return null;
      }
    },
  };
}
