import type { ReactNode } from 'react'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayInstant } from '#web/lib/time.ts'
import { Link } from '#web/ui/Link.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { sayRule } from '#web/ui/rule-words.ts'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, TimeLeft } from '#web/ui/When.tsx'
import type { TaskView } from './api.ts'
import { fieldsOf, groupByUse } from './fields.ts'
import { Milestones } from './Milestones.tsx'
import { sayMoney } from './money.ts'
import { SmartFlags } from './SmartFlags.tsx'
import './task.css'

/** 跨部门任务分配表 (form S3-C). What is empty and not asked for is left out. */
export function TaskSheet({ task }: { task: TaskView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const money = (cents: number) => sayMoney(cents, text)
  return (
    <dl className="sheet" aria-label={text('document.taskSheet')}>
      <Cell label={text('task.field.owner')}>
        {task.owner === null ? (
          <span className="late">{text('task.noOwner')}</span>
        ) : (
          <PersonTag person={task.owner} withDepartment={false} />
        )}
      </Cell>
      <Cell label={text('task.field.ownerDepartment')}>{task.ownerDepartment?.name ?? '—'}</Cell>
      <Cell label={text('task.field.plannedStart')}>
        {task.plannedStart === null ? '—' : <OnDay day={task.plannedStart} />}
      </Cell>
      <Cell label={text('task.field.dueOn')}>
        {task.dueOn === null ? (
          <>
            {task.dueText || <span className="faint">{text('task.noDue')}</span>}
            {task.dueRule !== null && (
              <div className="small quiet">{text(`task.life.rule.wait.${task.dueRule.event}`)}</div>
            )}
          </>
        ) : (
          <>
            <OnDay day={task.dueOn} />{' '}
            {!['done', 'cancelled', 'pendingAcceptance'].includes(task.state) && (
              <span className="small">
                <TimeLeft day={task.dueOn} />
              </span>
            )}
            {task.dueAt !== null && (
              <div className="small">
                {text('task.life.rule.until', { at: sayInstant(task.dueAt, reading) })}
              </div>
            )}
            {task.dueEventAt !== null && (
              <div className="small quiet">
                {text('task.life.rule.counted', {
                  rule: task.dueText || (task.dueRule === null ? '' : sayRule(task.dueRule, text)),
                  day: sayInstant(task.dueEventAt, reading),
                })}
              </div>
            )}
            {task.originalDueOn !== null && task.originalDueOn !== task.dueOn && (
              <div className="small quiet">
                {text('task.originalDue')} <OnDay day={task.originalDueOn} />
              </div>
            )}
          </>
        )}
      </Cell>
      <Cell label={text('task.field.assigner')}>
        <PersonTag person={task.assigner} />
      </Cell>
      {task.maintainer !== null && (
        <Cell label={text('task.field.maintainer')}>
          <PersonTag person={task.maintainer} />
        </Cell>
      )}
      {task.isAddedAfter && (
        <Cell label={text('task.field.origin')}>
          <span className="tone-amber">{text('task.addedAfter')}</span>
        </Cell>
      )}
      <Cell
        label={text('task.field.priority')}
        // Alone in its row it takes all of it.
        isWide={(task.maintainer === null) === task.isAddedAfter}
      >
        <StateMark kind="taskPriority" state={task.priority} />
      </Cell>
      <Cell label={text('task.field.collaboration')} isWide>
        {task.collaboration === null ? (
          task.collaborationName || <span className="faint">{text('task.noCollaboration')}</span>
        ) : (
          <Link to={`/collaborations/${task.collaboration.id}`}>{task.collaboration.title}</Link>
        )}
      </Cell>
      <Cell label={text('task.field.description')} isWide>
        {task.description === '' ? '—' : <span className="task-words">{task.description}</span>}
      </Cell>
      <Cell label={text('task.field.doneCriteria')} isWide>
        {task.doneCriteria.length === 0 ? (
          <span className="faint">{text('task.noCriteria')}</span>
        ) : (
          <Bullets lines={task.doneCriteria} />
        )}
      </Cell>
      {task.requiredFormats.length > 0 && (
        <Cell label={text('task.field.formats')}>
          <Bullets
            lines={groupByUse(task.requiredFormats).map(({ use, formats }) =>
              use === 'any'
                ? formats.join('+')
                : text('task.formatFor', { format: formats.join('+'), use: text(`enum.outputUse.${use}`) }),
            )}
          />
        </Cell>
      )}
      {task.budgetCents !== null && <Cell label={text('task.field.budget')}>{money(task.budgetCents)}</Cell>}
      <Cell
        label={text('task.field.rework')}
        // Alone in its row it takes all of it.
        isWide={task.requiredFormats.length > 0 === (task.budgetCents !== null)}
      >
        <span className={task.reworkCount > task.maxRework ? 'late' : undefined}>
          {text('task.rework', { count: task.reworkCount, max: task.maxRework })}
        </span>
      </Cell>
      {task.cooperating.length > 0 && (
        <Cell label={text('task.field.cooperating')} isWide>
          <Bullets
            lines={task.cooperating.map(({ department, provides }) =>
              provides === ''
                ? department.name
                : text('task.providing', { department: department.name, provides }),
            )}
          />
        </Cell>
      )}
      {task.cooperators.length > 0 && (
        <Cell label={text('task.field.cooperators')} isWide>
          <span className="line">
            {task.cooperators.map((person) => (
              <PersonTag key={person.id} person={person} />
            ))}
          </span>
        </Cell>
      )}
      {task.milestones.length > 0 && (
        <Cell label={text('task.field.milestones')} isWide>
          <Milestones task={task} />
        </Cell>
      )}
      {task.resources.length > 0 && (
        <Cell label={text('task.field.resources')} isWide>
          <ul>
            {task.resources.map(
              ({ id, kind, text: words, provider, askingDepartment, headcount, dueOn, amountCents }) => (
                <li key={id} className="line">
                  <span className="quiet">{text(`enum.resourceKind.${kind}`)}</span>
                  <span>{words}</span>
                  {headcount !== null && (
                    <span>
                      {headcount} {text('task.persons')}
                    </span>
                  )}
                  {amountCents !== null && <span>{money(amountCents)}</span>}
                  {provider !== null && (
                    <span className="small quiet">
                      {text('task.providedBy', { department: provider.name })}
                    </span>
                  )}
                  {askingDepartment !== null && (
                    <span className="small quiet">
                      {text('task.askedBy', { department: askingDepartment.name })}
                    </span>
                  )}
                  {dueOn !== null && (
                    <span className="small faint">
                      <OnDay day={dueOn} />
                    </span>
                  )}
                </li>
              ),
            )}
          </ul>
        </Cell>
      )}
      <Cell label={text('task.field.smart')} isWide>
        <SmartFlags fields={fieldsOf(task)} />
      </Cell>
      {task.notes.length > 0 && (
        <Cell label={text('task.field.notes')} isWide>
          <Bullets lines={task.notes} />
        </Cell>
      )}
    </dl>
  )
}

function Cell({
  label,
  isWide = false,
  children,
}: {
  label: string
  isWide?: boolean
  children: ReactNode
}): ReactNode {
  return (
    <div className={isWide ? 'sheet-cell wide' : 'sheet-cell'}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Bullets({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <ul className="task-bullets">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
