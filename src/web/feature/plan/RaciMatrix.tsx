import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { type RaciLetter, raciLetters, raciLoad, toggled } from '#domain/plan/raci.ts'
import { useText } from '#web/lib/text.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useWindowed } from '#web/ui/windowed.ts'
import { exportAddress, type PlanView, type RaciView, raciQuery, useSetRaci } from './api.ts'
import { linesOf } from './lines.ts'
import './plan.css'

const rowHeight = 34

/** RACI 矩阵 (S4-28): tasks by departments and people, written with the letters themselves. */
export function RaciMatrix({ view }: { view: PlanView }): ReactNode {
  const text = useText()
  const query = useQuery(raciQuery(view.collaboration.id))
  if (view.items.length === 0) return <EmptyState title={text('plan.raci.empty')} />
  return <Faces query={query}>{(raci) => <Matrix view={view} raci={raci} />}</Faces>
}

function Matrix({ view, raci }: { view: PlanView; raci: RaciView }): ReactNode {
  const text = useText()
  const { id } = view.collaboration
  const set = useSetRaci(id)
  const [withPeople, setWithPeople] = useState(true)
  const [onlyFaults, setOnlyFaults] = useState(false)
  const [at, setAt] = useState<readonly [row: number, column: number]>([0, 0])
  const grid = useRef<HTMLTableElement>(null)
  const wasFocused = useRef(false)
  const body = useRef<HTMLTableSectionElement>(null)
  const faults = useMemo(() => {
    const found = new Map<string, RaciView['faults']>()
    for (const fault of raci.faults) found.set(fault.taskId, [...(found.get(fault.taskId) ?? []), fault])
    return found
  }, [raci.faults])
  const lines = useMemo(
    () => linesOf(view).filter((line) => !onlyFaults || faults.has(line.id)),
    [view, onlyFaults, faults],
  )
  const letters = useMemo(() => {
    const found = new Map<string, ('R' | 'A' | 'C' | 'I')[]>()
    for (const { taskId, partyId, letter } of raci.cells) {
      const key = `${taskId} ${partyId}`
      found.set(key, [...(found.get(key) ?? []), letter])
    }
    return found
  }, [raci.cells])
  const parties = raci.parties.filter(({ kind }) => withPeople || kind === 'department')
  const loads = useMemo(() => raciLoad(raci.cells), [raci.cells])
  const { from, to } = useWindowed(body, lines.length, rowHeight, lines.length > 60)
  const serious = raci.faults.filter(({ fault }) => fault === 'noA' || fault === 'manyA' || fault === 'noR')

  function focus(row: number, column: number) {
    setAt([row, column])
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row} ${column}"]`)?.focus()
  }

  function handleKey(event: KeyboardEvent<HTMLElement>) {
    const [row, column] = at
    const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] } as const
    if (event.key in steps) {
      const [down, right] = steps[event.key as keyof typeof steps]
      event.preventDefault()
      focus(
        Math.max(0, Math.min(lines.length - 1, row + down)),
        Math.max(0, Math.min(parties.length - 1, column + right)),
      )
      return
    }
    const line = lines[row]
    const party = parties[column]
    if (!raci.canEdit || line === undefined || party === undefined || line.isSummary) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const before = letters.get(`${line.id} ${party.id}`) ?? []
    const next = toggled(before, event.key)
    if (next === undefined) return
    event.preventDefault()
    set.mutate({ taskId: line.id, partyId: party.id, letters: next })
  }

  return (
    <div className="stack">
      <div className="line plan-tools">
        <span className={`small mark ${serious.length > 0 ? 'tone-seal' : 'tone-green'}`} aria-live="polite">
          <Icon name={serious.length > 0 ? 'warn' : 'check'} size={13} />
          {serious.length > 0 ? text('plan.raci.faults', { count: serious.length }) : text('plan.raci.clean')}
        </span>
        <CheckField checked={withPeople} onChange={setWithPeople}>
          {text('plan.raci.people')}
        </CheckField>
        <CheckField checked={onlyFaults} onChange={setOnlyFaults}>
          {text('plan.raci.onlyFaults')}
        </CheckField>
        <span className="line plan-end">
          <a className="small" href={exportAddress(id, 'raci')} download>
            <Icon name="download" size={13} /> {text('plan.raci.export')}
          </a>
          <Link className="small" to={`/print/raci/${id}`}>
            {text('print.print')}
          </Link>
        </span>
      </div>
      <p className="small faint">
        {raciLetters.map((letter) => `${letter} ${text(`plan.raci.${letter}`)}`).join('　')}
        {raci.canEdit && <>　{text('plan.raci.keys')}</>}
      </p>
      <ErrorLine error={set.error} />
      <div className="plan-scroll">
        <table
          className="plan-raci"
          ref={grid}
          aria-rowcount={lines.length + 1}
          aria-label={text('plan.tab.raci')}
        >
          <thead>
            <tr>
              <th scope="col" className="plan-raci-name">
                {text('plan.column.name')}
              </th>
              {parties.map((party) => (
                <th key={party.id} scope="col" data-kind={party.kind} title={loadWords(loads.get(party.id))}>
                  {party.name}
                </th>
              ))}
              <th scope="col">{text('plan.raci.check')}</th>
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={handleKey}>
            {from > 0 && <tr style={{ height: from * rowHeight }} />}
            {lines.slice(from, to).map((line, offset) => {
              const row = from + offset
              const own = faults.get(line.id) ?? []
              return (
                <tr
                  key={line.id}
                  style={{ height: rowHeight }}
                  data-summary={line.isSummary}
                  aria-rowindex={row + 2}
                >
                  <th
                    scope="row"
                    className="plan-raci-name"
                    style={{ paddingInlineStart: 8 + line.level * 14 }}
                  >
                    <span className="plan-name" title={line.name}>
                      {line.wbs} {line.name}
                    </span>
                  </th>
                  {parties.map((party, column) => {
                    const said = letters.get(`${line.id} ${party.id}`) ?? []
                    return (
                      <td key={party.id} data-letters={said.join('')}>
                        <button
                          type="button"
                          className="plan-cell"
                          data-cell={`${row} ${column}`}
                          tabIndex={at[0] === row && at[1] === column ? 0 : -1}
                          onFocus={() => setAt([row, column])}
                          onPointerDown={({ currentTarget }) => {
                            wasFocused.current = document.activeElement === currentTarget
                          }}
                          onClick={({ detail }) => {
                            if (detail > 0 && wasFocused.current && raci.canEdit && !line.isSummary) {
                              set.mutate({ taskId: line.id, partyId: party.id, letters: following(said) })
                            }
                          }}
                          aria-label={text('plan.raci.cell', {
                            task: line.name,
                            party: party.name,
                            letters: said.join(' ') || text('plan.raci.none'),
                          })}
                        >
                          {line.isSummary ? '' : said.join('/')}
                        </button>
                      </td>
                    )
                  })}
                  <td className="small plan-raci-fault">
                    {own.map(({ fault, count }) => (
                      <span
                        key={fault}
                        className={fault === 'manyR' || fault === 'manyC' ? 'tone-amber' : 'tone-seal'}
                      >
                        {text(`plan.raci.fault.${fault}`, { count })}
                      </span>
                    ))}
                  </td>
                </tr>
              )
            })}
            {to < lines.length && <tr style={{ height: (lines.length - to) * rowHeight }} />}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" className="plan-raci-name">
                {text('plan.raci.load')}
              </th>
              {parties.map((party) => (
                <td key={party.id} className="small faint">
                  {loadWords(loads.get(party.id))}
                </td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}

function loadWords(load: Readonly<Record<'R' | 'A' | 'C' | 'I', number>> | undefined): string {
  if (load === undefined) return ''
  return raciLetters.flatMap((letter) => (load[letter] > 0 ? [`${letter}${load[letter]}`] : [])).join(' ')
}

/** What a second tap on a cell puts there: nothing, R, A, C, I, and nothing again. */
function following(letters: readonly RaciLetter[]): RaciLetter[] {
  const next =
    letters.length > 1 ? undefined : raciLetters[letters[0] ? raciLetters.indexOf(letters[0]) + 1 : 0]
  return next === undefined ? [] : [next]
}
