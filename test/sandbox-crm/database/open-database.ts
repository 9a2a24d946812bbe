import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { createTables } from './create-tables';
import { openPglite } from './open-pglite';
import { pgliteDialect } from './pglite-dialect';
import type { Database, Tables } from './tables';

const INT8 = 20;

/** PostgreSQL where a URL is given, else PGlite in a folder, else PGlite in memory. Same tables, same code. */
export async function openDatabase(place: { databaseUrl?: string; dataDir?: string }): Promise<Database> {
  const db = new Kysely<Tables>({
    dialect: place.databaseUrl ? postgres(place.databaseUrl) : pgliteDialect(() => openPglite(place.dataDir)),
  });
  try {
    await createTables(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return db;
}

function postgres(connectionString: string): PostgresDialect {
  const types = {
    // Sequence numbers stay far below 2^53; as texts they would not compare.
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      oid === INT8 ? Number : pg.types.getTypeParser(oid, format),
  };
  const pool = new pg.Pool({ connectionString, types, max: 8 });
  // The query that was running fails by itself; without a listener the event would end the process besides.
  const nothing = (): void => undefined;
  pool.on('error', nothing);
  pool.on('connect', (client) => client.on('error', nothing));
  return new PostgresDialect({ pool });
}
