import { type ReactNode, useState } from 'react'
import { leaderPowers } from '#domain/collaboration/charter.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { OnDay } from '#web/ui/When.tsx'
import {
  type CharterView,
  useDelegate,
  useEndDelegation,
  useMoveCollaboration,
  useStop,
} from './charter-api.ts'

/** The leader's powers and in whose hands they are (S1-14). */
export function Powers({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const [isGiving, setGiving] = useState(false)
  const end = useEndDelegation(charter.id)
  const canDelegate = charter.can.includes('delegate')
  const leader = charter.leader?.name ?? text('charter.noLeader')
  return (
    <div className="stack">
      <ul className="charter-powers">
        {leaderPowers.map((power) => (
          <li key={power} className="line">
            <span>{text(`enum.leaderPower.${power}`)}</span>
            <span className="quiet small">
              {[
                leader,
                ...charter.delegations.filter((one) => one.power === power).map(({ person }) => person.name),
              ].join(text('common.join'))}
            </span>
          </li>
        ))}
      </ul>
      {charter.delegations.map((one) => (
        <p key={one.id} className="small quiet">
          {text('charter.delegation.line', {
            power: text(`enum.leaderPower.${one.power}`),
            name: one.person.name,
            reason: one.reason,
          })}{' '}
          {one.untilOn !== null && (
            <>
              {text('charter.delegation.until')} <OnDay day={one.untilOn} />
            </>
          )}{' '}
          {canDelegate && (
            <Button small kind="quiet" busy={end.isPending} onClick={() => end.mutate(one.id)}>
              {text('charter.delegation.end')}
            </Button>
          )}
        </p>
      ))}
      {canDelegate && (
        <div>
          <Button small kind="quiet" icon="plus" onClick={() => setGiving(true)}>
            {text('charter.delegation.give')}
          </Button>
        </div>
      )}
      <ErrorLine error={end.error} />
      {isGiving && <GiveDialog charter={charter} onClose={() => setGiving(false)} />}
    </div>
  )
}

function GiveDialog({ charter, onClose }: { charter: CharterView; onClose: () => void }): ReactNode {
  const text = useText()
  const give = useDelegate(charter.id)
  const [power, setPower] = useState<(typeof leaderPowers)[number]>('progress')
  const [person, setPerson] = useState<CharterView['leader']>(null)
  const [untilOn, setUntilOn] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  return (
    <Dialog title={text('charter.delegation.give')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (person === null) return
          give.mutate({ power, personId: person.id, untilOn, reason }, { onSuccess: onClose })
        }}
      >
        <FormField label={text('charter.delegation.power')}>
          <SelectField
            value={power}
            onChange={setPower}
            options={leaderPowers.map((one) => ({ value: one, label: text(`enum.leaderPower.${one}`) }))}
          />
        </FormField>
        <FormField label={text('charter.delegation.person')} required>
          <PersonPicker value={person} onChange={setPerson} />
        </FormField>
        <FormField label={text('charter.delegation.untilOn')}>
          <DayField value={untilOn} onChange={setUntilOn} />
        </FormField>
        <FormField label={text('common.reason')} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} />
        </FormField>
        <ErrorLine error={give.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={give.isPending}
            disabled={person === null || reason.trim().length < 2}
          >
            {text('charter.delegation.give')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

const acts = ['pause', 'resume', 'askStop', 'withdrawStop', 'refuseStop', 'terminate'] as const
type Act = (typeof acts)[number]

/** Pausing, taking up again and ending it; each with its reason, and everybody in it hears of it. */
export function Halting({ charter }: { charter: CharterView }): ReactNode {
  const text = useText()
  const stop = useStop(charter.id)
  const [act, setAct] = useState<Act>()
  const offered = acts.filter((one) => charter.can.includes(one))
  if (offered.length === 0) return null
  return (
    <div className="line">
      {offered.map((one) => (
        <Button
          key={one}
          small
          kind={one === 'terminate' ? 'seal' : 'plain'}
          busy={one === 'withdrawStop' && stop.isPending}
          onClick={() => (one === 'withdrawStop' ? stop.mutate({ act: 'withdraw' }) : setAct(one))}
        >
          {text(`charter.halt.${one}`)}
        </Button>
      ))}
      <ErrorLine error={stop.error} />
      {act !== undefined && <HaltDialog charter={charter} act={act} onClose={() => setAct(undefined)} />}
    </div>
  )
}

function HaltDialog({
  charter,
  act,
  onClose,
}: {
  charter: CharterView
  act: Act
  onClose: () => void
}): ReactNode {
  const text = useText()
  const move = useMoveCollaboration(charter.id)
  const stop = useStop(charter.id)
  const [reason, setReason] = useState('')
  const send = () => {
    if (act === 'askStop') stop.mutate({ act: 'ask', reason }, { onSuccess: onClose })
    else if (act === 'refuseStop') stop.mutate({ act: 'refuse', reason }, { onSuccess: onClose })
    else if (act !== 'withdrawStop') move.mutate({ move: act, reason }, { onSuccess: onClose })
  }
  return (
    <Dialog title={text(`charter.halt.${act}`)} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p className="quiet">
          {text(`charter.halt.hint.${act}`, {
            names: charter.superiors.map(({ name }) => name).join(text('common.join')),
          })}
        </p>
        <FormField label={text('common.reason')} required>
          <TextArea value={reason} onChange={setReason} maxLength={1000} autoFocus />
        </FormField>
        <ErrorLine error={move.error ?? stop.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind={act === 'terminate' ? 'seal' : 'primary'}
            busy={move.isPending || stop.isPending}
            disabled={reason.trim().length < 2}
          >
            {text(`charter.halt.${act}`)}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
