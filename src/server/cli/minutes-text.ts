import type { LintKind } from '#domain/analysis/analysis.ts'
import type { Gold, GoldAction } from '#domain/analysis/gold.ts'

const lintNames: Readonly<Record<LintKind, string>> = {
  vague: '含糊',
  missing_owner: '没有责任人',
  multiple_owners: '责任人不止一个',
  missing_deadline: '没有期限',
  unmeasurable: '无法衡量',
}

/** What was found, as minutes to read in a terminal. Parts with nothing in them are left out. */
export function written(gold: Gold): string {
  const { info, topics, decisions, actions, lint, viewpoints, disputes, consensus } = gold
  const parts = [
    headOf(info),
    part('议题', topics),
    part(
      '决定',
      decisions.map(({ text }) => text),
    ),
    part('行动项', actions.map(actionLines)),
    part(
      '观点',
      viewpoints.map(({ quote, person, department }) => `${person ?? department ?? '未署名'}：${quote}`),
    ),
    part(
      '争议',
      disputes.map(({ quote }) => quote),
    ),
    part(
      '共识',
      consensus.map(({ quote }) => quote),
    ),
    part(
      '待改进',
      lint.map(
        ({ kind, quote, in: within }) => `${lintNames[kind]}：${quote}${within ? `（${within}）` : ''}`,
      ),
    ),
  ].filter((lines) => lines !== '')
  return parts.length > 0 ? parts.join('\n\n') : '没有读出会议内容。'
}

function headOf({
  title,
  date,
  startTime,
  endTime,
  place,
  host,
  recorder,
  attendees,
  absentees,
}: Gold['info']): string {
  const time = [startTime, endTime].filter((one) => one !== null).join('—')
  const present = attendees
    .filter(({ people }) => people.length > 0)
    .map(({ department, people }) => `${department ? `${department} ` : ''}${people.join('、')}`)
  const absent = absentees.map(({ name, reason, delegate }) => {
    const why = [reason, delegate && `由${delegate}代`].filter((one) => one !== null && one !== '')
    return why.length > 0 ? `${name}（${why.join('，')}）` : name
  })
  const line = (name: string, value: string | null) => (value ? [`${name}：${value}`] : [])
  return [
    ...(title ? [title] : []),
    ...line('日期', date),
    ...line('时间', time),
    ...line('地点', place),
    ...line('主持', host),
    ...line('记录', recorder),
    ...line('出席', present.join('；')),
    ...line('缺席', absent.join('；')),
  ].join('\n')
}

function actionLines(action: GoldAction): string {
  const { task, quote, owners, department, person, cooperating, due, dueText, criterion } = action
  const name = (one: { department: string | null; person: string | null }) =>
    [one.department, one.person].filter((part) => part !== null && part !== '').join(' ')
  const owner = owners ? owners.map(name).join('、') : name({ department, person })
  const until = due === null ? dueText : `${due}${dueText && dueText !== due ? `（${dueText}）` : ''}`
  const facts = [
    `责任 ${owner || '未定'}`,
    `期限 ${until ?? '未定'}`,
    ...(cooperating.length > 0 ? [`配合 ${cooperating.join('、')}`] : []),
    ...(criterion ? [`标准 ${criterion}`] : []),
  ]
  return [task, facts.join(' · '), `“${quote.replaceAll(/\s+/g, ' ')}”`].join('\n     ')
}

function part(name: string, items: readonly string[]): string {
  if (items.length === 0) return ''
  return [name, ...items.map((item, at) => `${String(at + 1).padStart(3)}. ${item}`)].join('\n')
}
