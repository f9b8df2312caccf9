import { type ReactNode, useState } from 'react'
import type { LadderView, RungView } from '#contract/supervision.ts'
import { farthestWorkingDays, type LadderRole, ladderRoles, mostRungs } from '#domain/supervision/ladder.ts'
import { Refused } from '#web/lib/api.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, NumberField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useSetLadder } from './api.ts'
import './supervision.css'

/** Who hears of a late task, and when; an administrator changes it, everybody may read it. */
export function LadderForm({ ladder, canChange }: { ladder: LadderView; canChange: boolean }): ReactNode {
  const text = useText()
  const save = useSetLadder()
  const [rungs, setRungs] = useState<readonly RungView[]>(ladder.rungs)
  const put = (at: number, rung: RungView) => setRungs(rungs.with(at, rung))
  const done = { onSuccess: () => void toast(text('supervision.ladder.saved')) }
  const isChanged = JSON.stringify(rungs) !== JSON.stringify(ladder.rungs)
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ version: ladder.version, rungs: [...rungs] }, done)
      }}
    >
      {rungs.length === 0 && <EmptyState title={text('supervision.ladder.none')} />}
      <ol className="collection">
        {rungs.map((rung, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place
          <li key={at} className="rung">
            <Rung
              rung={rung}
              at={at}
              error={save.error}
              canChange={canChange}
              onChange={(next) => put(at, next)}
            />
            {canChange && (
              <Button
                small
                kind="quiet"
                icon="cross"
                aria-label={`${text('supervision.ladder.remove')} ${at + 1}`}
                onClick={() => setRungs(rungs.toSpliced(at, 1))}
              />
            )}
          </li>
        ))}
      </ol>
      {canChange && (
        <>
          <ErrorLine
            error={save.error instanceof Refused && save.error.issues.length > 0 ? null : save.error}
          />
          <div className="line">
            <Button
              icon="plus"
              disabled={rungs.length >= mostRungs}
              onClick={() =>
                setRungs([...rungs, { workingDays: (rungs.at(-1)?.workingDays ?? -1) + 1, tells: ['owner'] }])
              }
            >
              {text('supervision.ladder.add')}
            </Button>
            <Button
              kind="quiet"
              disabled={ladder.isDefault && !isChanged}
              onClick={() => save.mutate({ version: ladder.version, rungs: null }, done)}
            >
              {text('supervision.ladder.reset')}
            </Button>
            <span className="push line">
              {ladder.isDefault && !isChanged && (
                <span className="small quiet">{text('supervision.ladder.isDefault')}</span>
              )}
              <Button kind="primary" type="submit" busy={save.isPending} disabled={!isChanged}>
                {text('supervision.ladder.save')}
              </Button>
            </span>
          </div>
        </>
      )}
    </form>
  )
}

function Rung({
  rung,
  at,
  error,
  canChange,
  onChange,
}: {
  rung: RungView
  at: number
  error: unknown
  canChange: boolean
  onChange: (rung: RungView) => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const wrong = error === null ? undefined : sayError(error).fields[`rungs.${at}`]
  const toggle = (role: LadderRole, isTold: boolean) =>
    onChange({
      ...rung,
      tells: ladderRoles.filter((one) => (one === role ? isTold : rung.tells.includes(one))),
    })
  return (
    <>
      <FormField label={text('supervision.ladder.days')} {...(wrong !== undefined && { issue: wrong })}>
        <NumberField
          value={rung.workingDays}
          min={0}
          max={farthestWorkingDays}
          disabled={!canChange}
          onChange={(workingDays) => onChange({ ...rung, workingDays: workingDays ?? 0 })}
        />
      </FormField>
      <fieldset className="bare">
        <legend className="small quiet">{text('supervision.ladder.tells')}</legend>
        <div className="rung-tells">
          {ladderRoles.map((role) => (
            <CheckField
              key={role}
              checked={rung.tells.includes(role)}
              disabled={!canChange}
              onChange={(isTold) => toggle(role, isTold)}
            >
              {text(`supervision.role.${role}`)}
            </CheckField>
          ))}
        </div>
      </fieldset>
    </>
  )
}
