import { expect, it } from 'vitest'
import { nothingYet, type OutputLine } from './content.ts'
import { type Gap, type GapFacts, responsibilityGaps } from './gaps.ts'

const line = (change: Partial<OutputLine> & Pick<OutputLine, 'slot'>): OutputLine => ({
  id: 'l',
  departmentId: null,
  text: '…',
  dueOn: null,
  hasData: false,
  ...change,
})
const base: GapFacts = {
  type: 'kickoff',
  departments: [
    { id: 'm', name: '市场部' },
    { id: 's', name: '销售部' },
  ],
  content: nothingYet,
  stances: [],
  tasks: [],
  isOver: false,
}
const duties = [
  line({ slot: 'duties', departmentId: 'm' }),
  line({ slot: 'duties', departmentId: 's', id: 'l2' }),
]
const goal = line({ slot: 'projectGoal', id: 'g' })
const content = (...lines: OutputLine[]) => ({ content: { ...nothingYet, lines } })
const said = (departmentId: string, stance: 'agree' | 'disagree') => ({ lineId: 'g', departmentId, stance })

it.each<[string, Partial<GapFacts>, Gap[]]>([
  [
    'a department with no duty',
    content(duties[0] as OutputLine),
    [{ kind: 'departmentWithoutDuty', about: '销售部' }],
  ],
  ['every department has one', content(...duties), []],
  ['a type without duties asks for none', { type: 'topic' }, []],
  [
    'a review says whose progress is missing',
    { type: 'reviewPlanning', ...content(line({ slot: 'progress', departmentId: 's' })) },
    [{ kind: 'departmentWithoutProgress', about: '市场部' }],
  ],
  [
    'a time node that nobody answers for',
    content(...duties, line({ slot: 'timeNodes', text: '样品到货' })),
    [{ kind: 'nodeWithoutOwner', about: '样品到货' }],
  ],
  [
    'S0-11: work without an owner or a deadline, as of any task',
    {
      type: 'problemSolving',
      tasks: [
        { name: '换供应商', ownerId: null, hasDue: true },
        { name: '返工', ownerId: 'p', hasDue: false },
        { name: '抽检', ownerId: 'p', hasDue: true },
      ],
    },
    [
      { kind: 'taskWithoutOwner', about: '换供应商' },
      { kind: 'taskWithoutDue', about: '返工' },
    ],
  ],
  ['nobody has to acknowledge the goal before the meeting is over', content(...duties, goal), []],
  [
    'after it, who has not is listed',
    { ...content(...duties, goal), isOver: true, stances: [said('m', 'agree')] },
    [{ kind: 'goalNotAcknowledged', about: '销售部' }],
  ],
  [
    'a department that sees the goal otherwise is listed at once',
    { ...content(...duties, goal), stances: [said('s', 'disagree')] },
    [{ kind: 'goalDisputed', about: '销售部' }],
  ],
])('S0-07: %s', (_case, change, gaps) => {
  expect(responsibilityGaps({ ...base, ...change })).toEqual(gaps)
})
