import type { ReactNode } from 'react'
import { checkSmart, smartCriteria } from '#domain/smart/smart.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import type { CollaborationView } from './api.ts'
import { Launch } from './CollaborationList.tsx'
import './collaboration.css'

/** What the project is: who called for it, who takes part, what is to be reached and when. */
export function CollaborationSheet({ collaboration }: { collaboration: CollaborationView }): ReactNode {
  const text = useText()
  const { goal, theme, targets, leader, initiatingDepartment, participatingDepartments } = collaboration
  const smart = checkSmart(goal, {
    noun: 'collaboration',
    departments: participatingDepartments.map(({ name }) => name),
  })
  return (
    <dl className="collaboration-sheet">
      <Cell label={text('collaboration.field.goal')}>
        {goal === '' ? (
          '—'
        ) : (
          <>
            <p className="collaboration-words">{goal}</p>
            <ul className="collaboration-smart">
              {smartCriteria.map((criterion) => (
                <li key={criterion} className={`small mark tone-${smart[criterion].ok ? 'green' : 'amber'}`}>
                  <Icon
                    name={smart[criterion].ok ? 'check' : 'ring'}
                    size={14}
                    label={text(smart[criterion].ok ? 'task.smart.met' : 'task.smart.notMet')}
                  />
                  {text(`enum.smart.${criterion}`)}
                </li>
              ))}
            </ul>
          </>
        )}
      </Cell>
      <Cell label={text('collaboration.field.targets')}>
        {targets.length === 0 ? (
          '—'
        ) : (
          <ul>
            {targets.map(({ metric, value, unit, region }) => {
              const target = text('collaboration.target', { metric, value: value ?? '—', unit })
              return (
                <li key={`${metric} ${region}`}>
                  {region === '' ? target : text('collaboration.targetIn', { region, target })}
                </li>
              )
            })}
          </ul>
        )}
      </Cell>
      <Cell label={text('collaboration.field.theme')}>{theme || '—'}</Cell>
      <Cell label={text('collaboration.field.launchOn')}>
        <Launch {...collaboration} />
      </Cell>
      <Cell label={text('collaboration.field.leader')}>
        {leader === null ? '—' : <PersonTag person={leader} />}
      </Cell>
      <Cell label={text('collaboration.field.initiatingDepartment')}>
        {initiatingDepartment?.name ?? '—'}
      </Cell>
      <Cell label={text('collaboration.field.participatingDepartments')}>
        {participatingDepartments.map(({ name }) => name).join(text('common.join')) || '—'}
      </Cell>
      <Cell label={text('collaboration.field.classification')}>
        {text(`enum.classification.${collaboration.classification}`)}
      </Cell>
    </dl>
  )
}

function Cell({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div className="collaboration-cell">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
