import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { When } from '#web/ui/When.tsx'
import type { TaskView } from './api.ts'
import './task.css'

/** Who accepts the work and what each has said in this round; all must pass (NM-TRK-11). */
export function Reviewers({ reviewers }: { reviewers: TaskView['reviewers'] }): ReactNode {
  const text = useText()
  if (reviewers.length === 0) return <p className="faint">{text('task.reviewer.none')}</p>
  return (
    <ul className="deliverables">
      {reviewers.length > 1 && <li className="small quiet">{text('task.reviewer.joint')}</li>}
      {reviewers.map(({ person, forDepartment, verdict, comment, at }) => (
        <li key={person.id} className="stack tight task-reviewer">
          <div className="line">
            <span>
              {forDepartment !== null && <strong>{forDepartment.name} </strong>}
              <PersonTag person={person} withDepartment={forDepartment === null} />
            </span>
            <span className="push small">
              {verdict === null ? (
                <span className="mark tone-quiet">
                  <Icon name="clock" size={14} />
                  {text('task.reviewer.waiting')}
                </span>
              ) : (
                <span className={`mark ${verdict === 'pass' ? 'tone-green' : 'tone-seal'}`}>
                  <Icon name={verdict === 'pass' ? 'check' : 'undo'} size={14} />
                  {text(`enum.verdict.${verdict}`)}
                </span>
              )}
            </span>
          </div>
          {comment !== '' && <p className="small quiet">{comment}</p>}
          {at !== null && (
            <span className="small faint">
              <When at={at} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
