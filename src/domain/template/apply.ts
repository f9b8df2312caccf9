import type { AgendaItemKind, AgendaSection, MeetingType } from '#domain/meeting/enums.ts'

export interface TemplateTopic {
  readonly title: string
  readonly kind: AgendaItemKind
  readonly section: AgendaSection
  readonly discussionContent: string
  readonly problemToSolve: string
  readonly expectedOutput: string
  readonly plannedMinutes: number | null
}

/** What a template gives a meeting. Neither people nor dates: those are of the one meeting. */
export interface TemplateContent {
  readonly type: MeetingType
  readonly goal: string
  readonly expectedOutcome: string
  readonly durationMinutes: number | null
  readonly confirmMinutes: number | null
  readonly breakMinutes: number | null
  readonly topics: readonly TemplateTopic[]
}

interface Prepared {
  readonly goal: string
  readonly expectedOutcome: string
  readonly confirmMinutes: number | null
  readonly breakMinutes: number | null
  readonly topicTitles: readonly string[]
}

/**
 * What applying a template changes. Whatever somebody has entered stays: only what is empty is filled, and a
 * topic of the same name is not put on the agenda again.
 */
export function applyTemplate(
  { goal, expectedOutcome, confirmMinutes, breakMinutes, topics }: TemplateContent,
  has: Prepared,
): {
  readonly fields: Partial<Pick<Prepared, 'goal' | 'expectedOutcome' | 'confirmMinutes' | 'breakMinutes'>>
  readonly topics: readonly TemplateTopic[]
} {
  const titles = new Set(has.topicTitles.map(plain))
  return {
    fields: {
      ...(has.goal.trim() === '' && goal !== '' && { goal }),
      ...(has.expectedOutcome.trim() === '' && expectedOutcome !== '' && { expectedOutcome }),
      ...(has.confirmMinutes === null && confirmMinutes !== null && { confirmMinutes }),
      ...(has.breakMinutes === null && breakMinutes !== null && { breakMinutes }),
    },
    topics: topics.filter(({ title }) => !titles.has(plain(title))),
  }
}

function plain(title: string): string {
  return title.trim().replaceAll(/\s+/g, ' ').toLowerCase()
}
