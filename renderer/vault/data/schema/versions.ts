import { v1 } from './v1-first';

export type SchemaVersion = { version: number; stores: Readonly<Record<string, string>> };

/** Every schema there ever was, oldest first; upgrades change indexes only, bodies upcast when opened. */
export const schemaVersions: readonly SchemaVersion[] = [v1];
export const NEWEST_SCHEMA = v1.version;
