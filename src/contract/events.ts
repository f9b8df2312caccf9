/** On every answer of the API: where the log of events stood before anything was read for it. */
export const readAtHeader = 'x-events-at'
