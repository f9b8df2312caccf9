import type { ReactNode } from 'react'
import type { CharterView } from '#contract/charter.ts'
import { channels, charterMechanisms, frequencies } from '#domain/collaboration/charter.ts'
import { useText } from '#web/lib/text.ts'
import { Fields, Lines, Paper, Register } from '#web/ui/Paper.tsx'

interface Of {
  readonly charter: CharterView
  /** Shows what a line may look like (S1-71); on paper only if somebody asks. */
  readonly withExample?: boolean
}

/** ☑ what is chosen, ☐ what is not: the form is ticked, not told. */
function Ticked<One extends string>({
  all,
  chosen,
  say,
}: {
  all: readonly One[]
  chosen: readonly One[]
  say: (one: One) => string
}): ReactNode {
  return <>{all.map((one) => `${chosen.includes(one) ? '☑' : '☐'}${say(one)}`).join('  ')}</>
}

const dueOf = ({ dueText, dueOn }: { dueText: string; dueOn: string | null }): string =>
  dueOn === null || dueOn === dueText ? dueText : dueText === '' ? dueOn : `${dueText}（${dueOn}）`

/** 模板1：跨部门协作启动表 (A03; S1-50 … S1-70), in the layout of the guide. */
export function CharterPaper({ charter, withExample = false }: Of): ReactNode {
  const text = useText()
  const label = (field: string) => text(`charter.field.${field}`)
  const example = (field: string) => text(`charter.example.${field}`)
  const targets = charter.targets.map(({ metric, value, unit, on }) =>
    [metric, `${value ?? ''}${unit}`, on ?? ''].filter(Boolean).join(' '),
  )
  const scope = (isIn: boolean) =>
    charter.scope
      .filter((line) => line.isIn === isIn)
      .map((line) => [line.department?.name, line.text].filter(Boolean).join('：'))
  const departments = withExample
    ? [null, ...charter.participations]
    : (charter.participations as (CharterView['participations'][number] | null)[])
  const risks: (CharterView['foreseenRisks'][number] | null)[] = withExample
    ? [null, ...charter.foreseenRisks]
    : charter.foreseenRisks
  return (
    <Paper title={text('print.form.charter')} number={charter.number}>
      <Fields
        cells={[
          { label: label('name'), value: charter.name, isWide: true },
          { label: label('initiatingDept'), value: charter.initiatingDepartment?.name ?? '' },
          { label: label('initiatedOn'), value: charter.initiatedOn ?? '' },
          { label: label('smartGoal'), value: <Lines of={[charter.goal, ...targets]} />, isWide: true },
          {
            label: label('period'),
            value: [charter.startsOn, charter.endsOn].filter(Boolean).join(' — '),
          },
          { label: label('leader'), value: charter.leader?.name ?? '' },
          { label: text('charter.scopeIn'), value: <Lines of={scope(true)} isNumbered />, isWide: true },
          { label: text('charter.scopeOut'), value: <Lines of={scope(false)} isNumbered />, isWide: true },
        ]}
      />
      <Register
        caption={label('participations')}
        rows={departments}
        keyOf={(row) => row?.department.id ?? 'example'}
        blanks={departments.length === 0 ? 4 : 0}
        columns={[
          { head: label('dept'), width: '14%', cell: (row) => row?.department.name ?? example('dept') },
          { head: label('deptLead'), width: '12%', cell: (row) => (row ? row.lead?.name : example('lead')) },
          { head: label('coreDuty'), cell: (row) => row?.coreDuty ?? example('coreDuty') },
          { head: label('output'), cell: (row) => row?.output ?? example('output') },
          { head: label('due'), width: '20%', cell: (row) => (row ? dueOf(row) : example('due')) },
        ]}
      />
      <table className="print-table">
        <caption>{label('commMechanism')}</caption>
        <tbody>
          <tr>
            <th scope="row">{label('commFrequency')}</th>
            <td>
              <Ticked
                all={frequencies}
                chosen={charter.commFrequency}
                say={(one) => text(`enum.commFrequency.${one}`)}
              />
            </td>
          </tr>
          <tr>
            <th scope="row">{label('commChannel')}</th>
            <td>
              <Ticked
                all={channels}
                chosen={charter.commChannel}
                say={(one) => text(`enum.commChannel.${one}`)}
              />
            </td>
          </tr>
          <tr>
            <th scope="row">{label('decisionMechanism')}</th>
            <td>
              <Ticked
                all={charterMechanisms}
                chosen={charter.decisionMechanism === null ? [] : [charter.decisionMechanism]}
                say={(one) => text(`enum.decisionMechanism.${one}`)}
              />
            </td>
          </tr>
        </tbody>
      </table>
      <Register
        caption={label('foreseenRisks')}
        rows={risks}
        keyOf={(row) => row?.id ?? 'example'}
        blanks={risks.length === 0 ? 3 : 0}
        columns={[
          { head: label('potentialRisk'), cell: (row) => row?.text ?? example('risk') },
          { head: label('response'), cell: (row) => row?.response ?? example('response') },
          {
            head: label('responsibleDept'),
            width: '18%',
            cell: (row) => (row ? row.department?.name : example('dept')),
          },
        ]}
      />
      <Register
        caption={text('charter.section.confirm')}
        rows={charter.participations}
        keyOf={({ department }) => department.id}
        columns={[
          { head: label('dept'), width: '30%', cell: ({ department }) => department.name },
          {
            head: text('charter.section.confirm'),
            cell: ({ confirmation, lastAnswer }) =>
              confirmation === 'confirmed' && lastAnswer !== null
                ? text('charter.print.signed', { name: lastAnswer.by.name, day: lastAnswer.at.slice(0, 10) })
                : '',
          },
        ]}
      />
    </Paper>
  )
}

/** 跨部门沟通计划 (A04; S1-17, X-32). */
export function CommunicationPaper({ charter }: Of): ReactNode {
  const text = useText()
  const label = (field: string) => text(`charter.plan.${field}`)
  return (
    <Paper title={text('print.form.communicationPlan')} number={charter.number} isWide>
      <Fields
        cells={[
          { label: text('charter.field.name'), value: charter.name },
          { label: text('charter.field.leader'), value: charter.leader?.name ?? '' },
          {
            label: label('interface'),
            value: charter.participations
              .map(({ department, liaison }) => `${department.name} ${liaison?.name ?? '—'}`)
              .join('、'),
            isWide: true,
          },
        ]}
      />
      <Register
        rows={charter.communication}
        keyOf={({ id }) => id}
        blanks={charter.communication.length === 0 ? 4 : 0}
        columns={[
          {
            head: label('time'),
            width: '16%',
            cell: ({ frequency, weekday, startTime }) =>
              [
                text(`enum.commFrequency.${frequency}`),
                weekday !== null && frequency !== 'adhoc' && text(`meeting.calendar.weekday.${weekday}`),
                frequency !== 'adhoc' && startTime,
              ]
                .filter(Boolean)
                .join(' '),
          },
          {
            head: label('content'),
            cell: ({ contents, contentNote }) => (
              <Lines
                of={[contents.map((one) => text(`enum.commContent.${one}`)).join('、'), contentNote].filter(
                  Boolean,
                )}
              />
            ),
          },
          { head: label('purpose'), cell: ({ purpose }) => purpose },
          {
            head: label('channel'),
            cell: (line) => line.channels.map((one) => text(`enum.commChannel.${one}`)).join('、'),
          },
          { head: label('output'), cell: ({ output }) => output },
          { head: label('audience'), cell: ({ audience }) => audience },
          { head: label('owner'), width: '9%', cell: ({ owner }) => owner?.name ?? '' },
        ]}
      />
    </Paper>
  )
}

/** 跨部门协作分工表 (A05; S1-22 … S1-25, X-31). */
export function DivisionPaper({ charter }: Of): ReactNode {
  const text = useText()
  const label = (field: string) => text(`charter.division.${field}`)
  const own = new Set(charter.duties.map(({ department }) => department.id))
  const numberOf = new Map(charter.duties.map(({ id }, index) => [id, index + 1]))
  const bare = charter.participations
    .filter(({ department, coreDuty }) => !own.has(department.id) && coreDuty !== '')
    .map((part) => ({
      id: part.department.id,
      department: part.department,
      duty: part.coreDuty,
      output: part.output,
      owner: part.lead,
      helpers: [] as CharterView['duties'][number]['helpers'],
      startsOn: null,
      dueText: part.dueText,
      dueOn: part.dueOn,
      priority: null,
      afterIds: [] as string[],
      acceptance: '',
      note: '',
    }))
  const rows = [...charter.duties, ...bare]
  return (
    <Paper title={text('print.form.division')} number={charter.number} isWide>
      <Fields
        cells={[
          { label: text('charter.field.name'), value: charter.name },
          { label: text('charter.field.leader'), value: charter.leader?.name ?? '' },
        ]}
      />
      <Register
        rows={rows}
        keyOf={({ id }) => id}
        blanks={rows.length === 0 ? 6 : 0}
        columns={[
          { head: label('seq'), width: '4em', isCentred: true, cell: (_, index) => index + 1 },
          { head: label('dept'), width: '7em', cell: ({ department }) => department.name },
          { head: label('duty'), cell: ({ duty }) => duty },
          { head: label('output'), cell: ({ output }) => output },
          { head: label('owner'), width: '5em', cell: ({ owner }) => owner?.name ?? '' },
          {
            head: label('helpers'),
            width: '6em',
            cell: (row) => row.helpers.map(({ name }) => name).join('、'),
          },
          { head: label('starts'), width: '7em', cell: ({ startsOn }) => startsOn ?? '' },
          { head: label('due'), width: '8em', cell: dueOf },
          { head: label('priority'), width: '4em', isCentred: true, cell: ({ priority }) => priority ?? '' },
          {
            head: label('after'),
            width: '5em',
            cell: (row) => row.afterIds.flatMap((id) => numberOf.get(id) ?? []).join('、'),
          },
          { head: label('acceptance'), cell: ({ acceptance }) => acceptance },
          { head: label('note'), cell: ({ note }) => note },
        ]}
      />
    </Paper>
  )
}
