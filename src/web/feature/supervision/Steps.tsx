import type { ReactNode } from 'react'
import type { StepView } from '#contract/supervision.ts'
import { useReading } from '#web/lib/reading.ts'
import { type Text, useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { When } from '#web/ui/When.tsx'

/** 到期当天, 逾期3个工作日. */
export function stepWords(text: Text, workingDays: number): string {
  return workingDays === 0
    ? text('supervision.step.day')
    : text('supervision.step.after', { days: workingDays })
}

/** 肖航（部门负责人）、傅敏（分管领导） */
export function useToldWords(): (told: StepView['told']) => string {
  const text = useText()
  return (told) =>
    told
      .map(({ role, person }) =>
        text('supervision.person', { name: person.name, role: text(`supervision.role.${role}`) }),
      )
      .join(text('common.listComma'))
}

/** One step: when, who was told, why, and who was said to be next. */
export function Step({ step }: { step: StepView }): ReactNode {
  const text = useText()
  const told = useToldWords()
  const reading = useReading()
  const { workingDays, dueOn, passedOver, next, at } = step
  return (
    <div className="stack tight">
      <div className="line">
        <span className={`mark tone-${workingDays === 0 ? 'yellow' : 'seal'}`}>
          <Icon name={workingDays === 0 ? 'clock' : 'warn'} size={14} />
          {stepWords(text, workingDays)}
        </span>
        <span className="push small quiet">
          <When at={at} />
        </span>
      </div>
      <div className="small">
        {step.told.length === 0
          ? text('supervision.toldNobody')
          : `${text('supervision.told')} ${told(step.told)}`}
      </div>
      <div className="small quiet">
        {text('supervision.why', { dueOn: sayDay(dueOn, reading) })}
        {passedOver > 0 && ` · ${text('supervision.passedOver', { count: passedOver })}`}
        {next !== null &&
          ` · ${text('supervision.nextRoles', {
            on: sayDay(next.on, reading),
            roles: next.tells.map((role) => text(`supervision.role.${role}`)).join(text('common.listComma')),
          })}`}
      </div>
    </div>
  )
}
