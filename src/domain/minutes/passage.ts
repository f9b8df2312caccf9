/**
 * The places of the document that can be put right after it is final, each found by a name that stays the
 * same from version to version: `topics/<topicId>/points/0`. What follows from other places (the resolutions
 * of a topic, its number) is not a place of its own; neither are name and number, which the archive goes by.
 */
export interface Passage {
  readonly place: string
  readonly section: 'basics' | 'goalAndAgenda' | 'topics' | 'decisions' | 'tasks'
  /** What the section calls it: the topic's title, the decision's number. Empty where the field says it. */
  readonly item: string
  readonly field: string
  /** Which line of a list, from 1; 0 where it is none. */
  readonly line: number
  readonly text: string
}

/** What of the document this room knows; the contract's has more. */
export interface AmendableContent {
  readonly basics: Readonly<Record<BasicField, string>>
  readonly goalAndAgenda: Readonly<Record<GoalField, string>>
  readonly topics: readonly AmendableTopic[]
  readonly decisions: readonly ({ readonly decisionId: string; readonly number: string } & Readonly<
    Record<DecisionField, string>
  >)[]
  readonly tasks: readonly ({
    readonly taskId: string
    readonly number: string
    readonly name: string
    readonly owner: string
    readonly doneCriteria: readonly string[]
  } & object)[]
}
interface AmendableTopic {
  readonly topicId: string
  readonly title: string
  readonly outcomeNote: string
  readonly points: readonly { readonly text: string }[]
  readonly disputes: readonly { readonly text: string; readonly finalWording: string }[]
  readonly consensus: readonly string[]
  readonly notes: readonly string[]
  readonly resolutions: readonly string[]
}

const basicFields = ['date', 'time', 'place', 'host', 'recorder', 'remark'] as const
type BasicField = (typeof basicFields)[number]
const goalFields = ['goal', 'expectedOutcome', 'review'] as const
type GoalField = (typeof goalFields)[number]
const decisionFields = ['content', 'owner', 'cooperating', 'due'] as const
type DecisionField = (typeof decisionFields)[number]

/** Every place, in the order of the document. */
export function passagesIn(content: AmendableContent): Passage[] {
  return [
    ...basicFields.map((field) => single('basics', field, content.basics[field])),
    ...goalFields.map((field) => single('goalAndAgenda', field, content.goalAndAgenda[field])),
    ...content.topics.flatMap(linesOf),
    ...content.decisions.flatMap((decision) =>
      decisionFields.map((field) => ({
        place: `decisions/${decision.decisionId}/${field}`,
        section: 'decisions' as const,
        item: decision.number,
        field,
        line: 0,
        text: decision[field],
      })),
    ),
    ...content.tasks.flatMap((task) => {
      const at = (field: string, text: string, line = 0): Passage => ({
        place: `tasks/${task.taskId}/${field}${line === 0 ? '' : `/${line - 1}`}`,
        section: 'tasks',
        item: task.number,
        field,
        line,
        text,
      })
      return [
        at('name', task.name),
        at('owner', task.owner),
        ...task.doneCriteria.map((criterion, index) => at('criteria', criterion, index + 1)),
      ]
    }),
  ]
}

function single(section: 'basics' | 'goalAndAgenda', field: string, text: string): Passage {
  return { place: `${section}/${field}`, section, item: '', field, line: 0, text }
}

function linesOf(topic: AmendableTopic): Passage[] {
  const lines = (field: string, texts: readonly string[]): Passage[] =>
    texts.map((text, index) => ({
      place: `topics/${topic.topicId}/${field}/${index}`,
      section: 'topics',
      item: topic.title,
      field,
      line: index + 1,
      text,
    }))
  return [
    ...lines(
      'points',
      topic.points.map(({ text }) => text),
    ),
    ...lines(
      'disputes',
      topic.disputes.map(({ text }) => text),
    ),
    ...lines(
      'finalWording',
      topic.disputes.map(({ finalWording }) => finalWording),
    ),
    ...lines('consensus', topic.consensus),
    ...lines('notes', topic.notes),
    ...lines('outcomeNote', topic.outcomeNote === '' ? [] : [topic.outcomeNote]),
  ]
}

export function passageAt(content: AmendableContent, place: string): Passage | undefined {
  return passagesIn(content).find((passage) => passage.place === place)
}

/** The document with another wording at one place; where a resolution repeats a decision, it follows. */
export function reworded<Content extends AmendableContent>(
  content: Content,
  place: string,
  text: string,
): Content {
  const [section = '', id = '', field = '', at = '0'] = place.split('/')
  const index = Number(at)
  switch (section) {
    case 'basics':
      return { ...content, basics: { ...content.basics, [id]: text } }
    case 'goalAndAgenda':
      return { ...content, goalAndAgenda: { ...content.goalAndAgenda, [id]: text } }
    case 'topics':
      return {
        ...content,
        topics: content.topics.map((topic) =>
          topic.topicId === id ? { ...topic, ...topicLine(topic, field, index, text) } : topic,
        ),
      }
    case 'decisions': {
      const before = content.decisions.find(({ decisionId }) => decisionId === id)?.content
      return {
        ...content,
        decisions: content.decisions.map((row) => (row.decisionId === id ? { ...row, [field]: text } : row)),
        topics:
          field !== 'content'
            ? content.topics
            : content.topics.map((topic) => ({
                ...topic,
                resolutions: topic.resolutions.map((line) => (line === before ? text : line)),
              })),
      }
    }
    case 'tasks':
      return {
        ...content,
        tasks: content.tasks.map((row) =>
          row.taskId !== id
            ? row
            : field === 'criteria'
              ? { ...row, doneCriteria: placed(row.doneCriteria, index, () => text) }
              : { ...row, [field]: text },
        ),
      }
    default:
      return content
  }
}

function topicLine(topic: AmendableTopic, field: string, index: number, text: string): object {
  switch (field) {
    case 'points':
      return { points: placed(topic.points, index, (line) => ({ ...line, text })) }
    case 'disputes':
      return { disputes: placed(topic.disputes, index, (line) => ({ ...line, text })) }
    case 'finalWording':
      return { disputes: placed(topic.disputes, index, (line) => ({ ...line, finalWording: text })) }
    case 'consensus':
      return { consensus: placed(topic.consensus, index, () => text) }
    case 'notes':
      return { notes: placed(topic.notes, index, () => text) }
    case 'outcomeNote':
      return { outcomeNote: text }
    default:
      return {}
  }
}

function placed<Line>(lines: readonly Line[], index: number, change: (line: Line) => Line): Line[] {
  return lines.map((line, at) => (at === index ? change(line) : line))
}
