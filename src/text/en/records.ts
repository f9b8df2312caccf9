/** The archive of minutes. */
export const records = {
  view: 'Show',
  views: { archive: 'Archived', open: 'Not final yet' },
  search: 'Search inside minutes',
  field: {
    name: 'Subject and date',
    state: 'State',
    date: 'Meeting date',
    final: 'Made final',
    version: 'Version',
    decisions: 'Decisions',
    tasks: 'Tasks',
  },
  empty: {
    noMatch: 'No minutes contain these words',
    archive: 'No minutes in the archive yet',
    archiveHint:
      'After a meeting its recorder makes the minutes, everybody confirms them, the host makes them final; then they are kept here by subject and date.',
    open: 'No minutes on their way',
    openHint: 'Once a meeting has ended and its draft is made, the minutes under review appear here.',
    meetings: 'See meetings',
  },
} as const
