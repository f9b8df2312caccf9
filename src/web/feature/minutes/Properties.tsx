import { type ReactNode, useState } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { PersonPicker } from '#web/ui/PersonPicker.tsx'
import { OnDay } from '#web/ui/When.tsx'
import { useDisposeOfMinutes, useHoldMinutes, useSetProperties } from './api.ts'

/** 密级, 签发, 会签, 保存期限: what a formal record carries beside its text. */
export function Properties({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const save = useSetProperties(minutes.id)
  const { properties, classification, state, can, version } = minutes
  const canSet = can.includes('setProperties')
  const isFixed = isFinal(state)
  const set = (change: Parameters<typeof save.mutate>[0]['change']) => save.mutate({ version, change })
  return (
    <Section title={text('minutes.properties.title')}>
      <dl className="properties">
        <dt>{text('minutes.properties.classification')}</dt>
        <dd>{text(`enum.classification.${classification}`)}</dd>
        <dt>{text('minutes.properties.issuer')}</dt>
        <dd>
          {properties.issuer?.name ?? minutes.content.issue?.issuer ?? text('minutes.properties.issuerHost')}
        </dd>
        <dt>{text('minutes.properties.retention')}</dt>
        <dd>
          {canSet && (!isFixed || properties.retention === 'normal') ? (
            <SelectField
              aria-label={text('minutes.properties.retention')}
              value={properties.retention}
              onChange={(retention) => set({ retention })}
              options={(['normal', 'important'] as const).map((value) => ({
                value,
                label: text(`minutes.properties.retentionOf.${value}`),
              }))}
            />
          ) : (
            text(`minutes.properties.retentionOf.${properties.retention}`)
          )}{' '}
          {properties.keepUntil === null ? (
            text('minutes.properties.afterFinal')
          ) : (
            <KeepUntil day={properties.keepUntil} />
          )}
        </dd>
      </dl>
      {properties.countersign && isFixed && (
        <p className="small">{text('minutes.properties.countersigned')}</p>
      )}
      {properties.legalHold && (
        <p className="mark tone-seal small">
          {text('minutes.properties.held', { reason: properties.legalHoldReason })}
        </p>
      )}
      {canSet && !isFixed && (
        <>
          <FormField label={text('minutes.properties.issuer')} hint={text('minutes.properties.issuerHost')}>
            <PersonPicker
              value={properties.issuer}
              onChange={(person) => set({ issuerId: person?.id ?? null })}
            />
          </FormField>
          <CheckField
            checked={properties.countersign}
            disabled={save.isPending}
            onChange={(countersign) => set({ countersign })}
          >
            {text('minutes.properties.countersign')}
          </CheckField>
        </>
      )}
      <ErrorLine error={save.error} />
      <Keeping minutes={minutes} />
    </Section>
  )
}

function KeepUntil({ day }: { day: string }): ReactNode {
  const text = useText()
  const [before, after] = text('minutes.properties.keepUntil', { day: '\u0000' }).split('\u0000')
  return (
    <>
      {before}
      <OnDay day={day} />
      {after}
    </>
  )
}

/** Legal hold, and the end of a record whose time is over. */
function Keeping({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const hold = useHoldMinutes(minutes.id)
  const dispose = useDisposeOfMinutes(minutes.id)
  const goTo = useGoTo()
  const [asked, setAsked] = useState<'hold' | 'dispose'>()
  const { legalHold } = minutes.properties
  return (
    <div className="line">
      {minutes.can.includes('hold') && (
        <Button small kind="quiet" icon="lock" onClick={() => setAsked('hold')}>
          {text(legalHold ? 'minutes.properties.unhold' : 'minutes.properties.hold')}
        </Button>
      )}
      {minutes.can.includes('dispose') && (
        <Button small kind="quiet" icon="trash" onClick={() => setAsked('dispose')}>
          {text('minutes.properties.dispose')}
        </Button>
      )}
      {asked === 'hold' && (
        <Confirm
          title={text(legalHold ? 'minutes.properties.unholdTitle' : 'minutes.properties.holdTitle')}
          action={text(legalHold ? 'minutes.properties.unhold' : 'minutes.properties.hold')}
          reason={text('minutes.properties.holdReason')}
          busy={hold.isPending}
          error={hold.error}
          onConfirm={(reason) =>
            hold.mutate({ isHeld: !legalHold, reason }, { onSuccess: () => setAsked(undefined) })
          }
          onClose={() => setAsked(undefined)}
        >
          <p className="quiet">{text('minutes.properties.holdHint')}</p>
        </Confirm>
      )}
      {asked === 'dispose' && (
        <Confirm
          title={text('minutes.properties.dispose')}
          action={text('minutes.properties.dispose')}
          seal
          busy={dispose.isPending}
          error={dispose.error}
          onConfirm={() => dispose.mutate(undefined, { onSuccess: () => goTo('/records') })}
          onClose={() => setAsked(undefined)}
        >
          <p className="quiet">{text('minutes.properties.disposeHint')}</p>
        </Confirm>
      )}
    </div>
  )
}
