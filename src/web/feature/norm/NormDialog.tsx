import { type FormEvent, type ReactNode, useState } from 'react'
import type { NormView } from '#contract/organisation.ts'
import { hasText, useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, Choice, TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { useUpdateNorm } from './api.ts'
import { useNormTitle } from './NormTable.tsx'
import { ValueField } from './ValueField.tsx'
import { sayValue } from './value.ts'

/** A norm whole; administrators set it here. */
export function NormDialog({
  norm,
  mayEdit,
  onClose,
}: {
  norm: NormView
  mayEdit: boolean
  onClose: () => void
}): ReactNode {
  const text = useText()
  const titleOf = useNormTitle()
  return (
    <Dialog title={titleOf(norm)} width={560} onClose={onClose}>
      <p className="small faint">
        {norm.id} · {text(`enum.override.${norm.override}`)} ·{' '}
        {text('organisation.norms.default', { value: sayValue(norm.defaultValue, norm.unit, text, hasText) })}
      </p>
      {norm.changedAt !== null && (
        <p className="small quiet">
          {text('organisation.norms.changed')} {norm.changedBy?.name} <When at={norm.changedAt} />
        </p>
      )}
      {mayEdit ? (
        <NormForm norm={norm} onClose={onClose} />
      ) : (
        <>
          <p>
            {text(`enum.severity.${norm.severity}`)} · {sayValue(norm.value, norm.unit, text, hasText)}
          </p>
          <p className="faint">{text('organisation.readOnly')}</p>
        </>
      )}
    </Dialog>
  )
}

function NormForm({ norm, onClose }: { norm: NormView; onClose: () => void }): ReactNode {
  const text = useText()
  const update = useUpdateNorm(norm.id)
  const { fields } = useError()(update.error)
  const [enabled, setEnabled] = useState(norm.enabled)
  const [severity, setSeverity] = useState(norm.severity)
  const [value, setValue] = useState(norm.value)
  const [reason, setReason] = useState('')
  /** Fields keep what is typed in them; a reset makes them anew. */
  const [resets, setResets] = useState(0)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    update.mutate(
      { version: norm.version, enabled, severity, value, reason },
      {
        onSuccess: () => {
          toast(text('common.saved'))
          onClose()
        },
      },
    )
  }
  function reset() {
    setEnabled(true)
    setSeverity(norm.defaultSeverity)
    setValue(norm.defaultValue)
    setResets(resets + 1)
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <CheckField checked={enabled} onChange={setEnabled}>
        {text('organisation.norms.enabled')}
      </CheckField>
      <div>
        <Choice
          label={text('organisation.norms.severity')}
          value={severity}
          onChange={setSeverity}
          options={(['block', 'warn', 'info'] as const).map((one) => ({
            value: one,
            label: text(`enum.severity.${one}`),
          }))}
        />
      </div>
      <ValueField
        key={resets}
        label={text('organisation.norms.value')}
        value={value}
        unit={norm.unit}
        issues={fields}
        path="value"
        onChange={setValue}
      />
      <FormField
        label={`${text('organisation.norms.reason')} (${text('common.optional')})`}
        issue={fields.reason}
      >
        <TextArea value={reason} onChange={setReason} maxLength={1000} />
      </FormField>
      <ErrorLine error={update.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={update.isPending}>
          {text('common.save')}
        </Button>
        <Button onClick={onClose}>{text('common.cancel')}</Button>
        <span className="push">
          <Button kind="quiet" icon="undo" onClick={reset}>
            {text('organisation.norms.reset')}
          </Button>
        </span>
      </div>
    </form>
  )
}
