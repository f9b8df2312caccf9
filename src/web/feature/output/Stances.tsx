import { type ReactNode, useState } from 'react'
import type { LineView, StanceView } from '#contract/output.ts'
import { setStance } from '#contract/output.ts'
import { type Stance, stances } from '#domain/output/kinds.ts'
import { call } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea } from '#web/ui/fields.tsx'
import { Icon, type IconName } from '#web/ui/Icon.tsx'
import { useChange } from './api.ts'

const looks: Record<Stance, readonly [tone: string, icon: IconName]> = {
  agree: ['green', 'check'],
  disagree: ['seal', 'cross'],
  pending: ['quiet', 'ring'],
}

/** One state of each department on one point (S0-08); one's own can be said here. */
export function Stances({ meetingId, line }: { meetingId: string; line: LineView }): ReactNode {
  return (
    <ul className="stances">
      {line.stances.map((said) => (
        <OneStance key={said.department.id} meetingId={meetingId} line={line} said={said} />
      ))}
    </ul>
  )
}

function OneStance({
  meetingId,
  line,
  said,
}: {
  meetingId: string
  line: LineView
  said: StanceView
}): ReactNode {
  const text = useText()
  const [isSaying, setSaying] = useState(false)
  const { department, stance, note, person, can } = said
  const [tone, icon] = looks[stance]
  return (
    <li>
      <div className="stance-said">
        <span>{department.name}</span>
        <span
          className={`mark tone-${tone}`}
          title={person === null ? undefined : text('output.stance.by', { name: person.name })}
        >
          <Icon name={icon} size={14} />
          {text(`enum.stance.${stance}`)}
        </span>
        {can.includes('stance') && !isSaying && (
          <Button
            kind="quiet"
            small
            aria-label={text('output.stance.of', { name: department.name, text: line.text })}
            onClick={() => setSaying(true)}
          >
            {text('output.stance.say')}
          </Button>
        )}
      </div>
      {note !== '' && !isSaying && <p className="small quiet">{note}</p>}
      {isSaying && (
        <SayStance meetingId={meetingId} line={line} said={said} onDone={() => setSaying(false)} />
      )}
    </li>
  )
}

function SayStance({
  meetingId,
  line,
  said,
  onDone,
}: {
  meetingId: string
  line: LineView
  said: StanceView
  onDone: () => void
}): ReactNode {
  const text = useText()
  const change = useChange()
  const { department } = said
  const draft = useDraft<{ stance: Stance; note: string }>(`output/stance/${line.id}/${department.id}`, {
    stance: said.stance === 'pending' ? 'agree' : said.stance,
    note: said.note,
  })
  const { stance, note } = draft.value
  const isReady = stance !== 'disagree' || note.trim() !== ''
  function finish() {
    draft.clear()
    onDone()
  }
  function send() {
    const body = { departmentId: department.id, stance, note: stance === 'pending' ? '' : note }
    change.mutate(() => call(setStance, { params: { id: meetingId, rowId: line.id }, body }), {
      onSuccess: finish,
    })
  }
  return (
    <div className="form inset">
      <Choice
        label={text('output.stance.of', { name: department.name, text: line.text })}
        value={stance}
        onChange={(chosen) => draft.set((before) => ({ ...before, stance: chosen }))}
        options={stances.map((value) => ({ value, label: text(`enum.stance.${value}`) }))}
      />
      {stance !== 'pending' && (
        <FormField
          label={text('output.stance.note')}
          hint={text('output.stance.noteHint')}
          required={stance === 'disagree'}
        >
          <TextArea
            value={note}
            maxLength={5000}
            onChange={(words) => draft.set((before) => ({ ...before, note: words }))}
          />
        </FormField>
      )}
      <ErrorLine error={change.error} />
      <div className="form-end">
        <Button busy={change.isPending} disabled={!isReady} onClick={send}>
          {text('output.stance.say')}
        </Button>
        <Button kind="quiet" onClick={finish}>
          {text('common.cancel')}
        </Button>
      </div>
    </div>
  )
}
