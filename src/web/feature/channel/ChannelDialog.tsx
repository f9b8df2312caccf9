import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { ChannelView } from '#contract/channel.ts'
import type { DepartmentRef } from '#contract/common.ts'
import {
  type ChannelKind,
  type ChannelNotice,
  type ChannelScope,
  channelKinds,
  channelNotices,
  channelScopes,
  meetingNotices,
  signs,
} from '#domain/channel/channel.ts'
import { Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { DepartmentsPicker } from '#web/ui/DepartmentPicker.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useRemoveChannel, useSaveChannel } from './api.ts'
import './channel.css'

interface Fields {
  readonly kind: ChannelKind
  readonly name: string
  readonly notices: readonly ChannelNotice[]
  readonly scope: ChannelScope
  readonly departments: readonly DepartmentRef[]
  readonly isEnabled: boolean
  readonly version: number
}

function fieldsOf(channel: ChannelView | undefined): Fields {
  return {
    kind: channel?.kind ?? 'wecom',
    name: channel?.name ?? '',
    notices: channel?.notices ?? meetingNotices,
    scope: channel?.scope ?? 'organisation',
    departments: channel?.departments ?? [],
    isEnabled: channel?.isEnabled ?? true,
    version: channel?.version ?? 1,
  }
}

export function ChannelDialog({
  channel,
  onClose,
}: {
  channel?: ChannelView
  onClose: () => void
}): ReactNode {
  const text = useText()
  const draft = useDraft<Fields>(`channel/${channel?.id ?? 'new'}`, fieldsOf(channel))
  // Passwords: they are not put into the browser's storage as other drafts are.
  const [address, setAddress] = useState('')
  const [secret, setSecret] = useState('')
  const [isSecretDropped, setSecretDropped] = useState(false)
  const save = useSaveChannel(channel?.id)
  const { fields } = useError()(save.error)
  const { value } = draft
  const put = (change: Partial<Fields>) => draft.set((before) => ({ ...before, ...change }))

  function close() {
    draft.clear()
    onClose()
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const { departments, notices, ...rest } = value
    save.mutate(
      {
        ...rest,
        notices: [...notices],
        departmentIds: rest.scope === 'departments' ? departments.map(({ id }) => id) : [],
        address: address.trim() === '' ? undefined : address.trim(),
        secret: isSecretDropped ? '' : secret.trim() === '' ? undefined : secret.trim(),
      },
      {
        onSuccess: () => {
          toast(text('common.saved'))
          close()
        },
        onError: (error) => {
          const current = staleOf(error)
          if (current) draft.set(fieldsOf(current))
        },
      },
    )
  }

  return (
    <Dialog
      title={channel ? text('channel.editTitle', { name: channel.name }) : text('channel.addTitle')}
      width={600}
      onClose={close}
    >
      <form className="form" onSubmit={handleSubmit}>
        <div className="form-columns">
          <FormField label={text('channel.kind.label')} required>
            <SelectField
              value={value.kind}
              onChange={(kind) => put({ kind })}
              disabled={channel !== undefined}
              options={channelKinds.map((kind) => ({ value: kind, label: text(`channel.kind.${kind}`) }))}
            />
          </FormField>
          <FormField
            label={text('channel.name')}
            hint={text('channel.nameHint')}
            issue={fields.name}
            required
          >
            <TextField
              value={value.name}
              onChange={(name) => put({ name })}
              maxLength={200}
              required
              autoFocus
            />
          </FormField>
        </div>
        <FormField
          label={text('channel.address')}
          hint={
            channel
              ? text('channel.kept', { tail: channel.addressTail })
              : text(`channel.addressHint.${value.kind}`)
          }
          issue={fields.address}
          required={channel === undefined}
        >
          <TextField
            value={address}
            onChange={setAddress}
            maxLength={500}
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://"
            required={channel === undefined}
          />
        </FormField>
        {signs(value.kind) && (
          <>
            <FormField
              label={text('channel.secret')}
              hint={channel?.hasSecret ? text('channel.secretKept') : text('channel.secretHint')}
              issue={fields.secret}
            >
              <TextField
                type="password"
                value={secret}
                onChange={setSecret}
                maxLength={200}
                autoComplete="new-password"
                disabled={isSecretDropped}
              />
            </FormField>
            {channel?.hasSecret && (
              <CheckField checked={isSecretDropped} onChange={setSecretDropped}>
                {text('channel.secretDrop')}
              </CheckField>
            )}
          </>
        )}
        <p className="small faint">{text('channel.secretNote')}</p>
        <fieldset className="channel-choice">
          <legend className="field-label">{text('channel.what')}</legend>
          {channelNotices.map((notice) => (
            <CheckField
              key={notice}
              checked={value.notices.includes(notice)}
              onChange={(isOn) =>
                put({
                  notices: channelNotices.filter((one) =>
                    one === notice ? isOn : value.notices.includes(one),
                  ),
                })
              }
            >
              {text(`channel.notice.${notice}`)}
            </CheckField>
          ))}
          {value.notices.length === 0 && <p className="small tone-amber">{text('channel.noNotice')}</p>}
        </fieldset>
        <Scope value={value.scope} onChange={(scope) => put({ scope })} />
        {value.scope === 'departments' && (
          <FormField label={text('channel.departments')} issue={fields.departmentIds} required>
            <DepartmentsPicker
              value={value.departments}
              onChange={(departments) => put({ departments })}
              aria-label={text('channel.departments')}
            />
          </FormField>
        )}
        <CheckField checked={value.isEnabled} onChange={(isEnabled) => put({ isEnabled })}>
          {text('channel.enabled')}
        </CheckField>
        {Object.keys(fields).length === 0 && <ErrorLine error={save.error} />}
        <div className="form-end">
          <Button type="submit" kind="primary" busy={save.isPending}>
            {text('common.save')}
          </Button>
          {channel && <RemoveButton channel={channel} onDone={close} />}
        </div>
      </form>
    </Dialog>
  )
}

/** Each choice is a sentence, so they stand below each other. */
function Scope({
  value,
  onChange,
}: {
  value: ChannelScope
  onChange: (scope: ChannelScope) => void
}): ReactNode {
  const text = useText()
  const group = useId()
  return (
    <fieldset className="channel-choice">
      <legend className="field-label">{text('channel.scope.label')}</legend>
      {channelScopes.map((scope) => (
        <label key={scope} className="check">
          <input type="radio" name={group} checked={scope === value} onChange={() => onChange(scope)} />
          <span>{text(`channel.scope.${scope}`)}</span>
        </label>
      ))}
      <p className="small faint">{text('channel.scope.secretNever')}</p>
    </fieldset>
  )
}

function staleOf(error: unknown): ChannelView | undefined {
  if (!(error instanceof Refused) || error.reason !== 'channel.stale') return undefined
  return (error.detail as { current?: ChannelView } | undefined)?.current
}

function RemoveButton({ channel, onDone }: { channel: ChannelView; onDone: () => void }): ReactNode {
  const text = useText()
  const remove = useRemoveChannel()
  const [isAsking, setAsking] = useState(false)
  const { id, name } = channel
  return (
    <>
      <span className="push">
        <Button kind="seal" onClick={() => setAsking(true)}>
          {text('channel.remove')}
        </Button>
      </span>
      {isAsking && (
        <Confirm
          title={text('channel.removeTitle', { name })}
          action={text('channel.remove')}
          seal
          busy={remove.isPending}
          error={remove.error}
          onClose={() => setAsking(false)}
          onConfirm={() =>
            remove.mutate(id, {
              onSuccess: () => {
                toast(text('channel.removed', { name }))
                onDone()
              },
            })
          }
        >
          <p className="quiet">{text('channel.removeHint')}</p>
        </Confirm>
      )}
    </>
  )
}
