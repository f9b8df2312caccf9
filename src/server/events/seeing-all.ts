import type pg from 'pg'

/** What asks the database here; a client and a pool both do. */
export interface Asking {
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}

/** Connections that see every row: the hub judges itself who may hear what they read. */
export function seeingAll(connection: pg.ClientConfig): pg.ClientConfig {
  return { ...connection, options: '-c app.system=on', application_name: 'bihuan events', keepAlive: true }
}
