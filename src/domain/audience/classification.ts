/** 密级, from open to closed. The default is internal. */
export const classifications = ['public', 'internal', 'secret', 'confidential'] as const
export type Classification = (typeof classifications)[number]
