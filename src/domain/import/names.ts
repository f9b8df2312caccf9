import type { ImportName, ImportReview, ImportWho, NameChoice } from './review.ts'

/** Says once who is meant by a name; it holds wherever the text has it. `homeOf`: the department of a person. */
export function settleName(
  review: ImportReview,
  written: string,
  choice: NameChoice | null,
  homeOf: (personId: string) => string | null,
): ImportReview {
  const name = review.names.find((one) => one.written === written)
  if (name === undefined) return review
  const settled = (who: ImportWho): ImportWho =>
    who.written === written ? { ...chosen(choice, who, homeOf), written } : who
  const maybe = (who: ImportWho | null) => who && settled(who)
  const { basics, items, names } = review
  return {
    ...review,
    basics: {
      ...basics,
      host: maybe(basics.host),
      recorder: maybe(basics.recorder),
      attendees: basics.attendees.map(settled),
      absentees: basics.absentees.map((one) => ({
        ...one,
        who: settled(one.who),
        delegate: maybe(one.delegate),
      })),
    },
    items: items.map((item) =>
      item.who?.written === written || item.cooperating.some((who) => who.written === written)
        ? { ...item, who: maybe(item.who), cooperating: item.cooperating.map(settled) }
        : item,
    ),
    names: names.map((one) => (one.written === written ? { ...one, choice } : one)),
  }
}

function chosen(
  choice: NameChoice | null,
  who: ImportWho,
  homeOf: (personId: string) => string | null,
): Omit<ImportWho, 'written'> {
  if (choice?.as === 'person') return { personId: choice.id, departmentId: homeOf(choice.id) }
  if (choice?.as === 'department') return { personId: null, departmentId: choice.id }
  return { personId: null, departmentId: who.personId === null ? who.departmentId : null }
}

/** Names that still ask to be settled: those of what was accepted, and of who was there. */
export function openNames({ names }: Pick<ImportReview, 'names'>): readonly ImportName[] {
  return names.filter(({ choice }) => choice === null)
}
