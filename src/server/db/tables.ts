/** Written by `npm run db:types` from a migrated database. Do not edit. */
export interface Tables {}
