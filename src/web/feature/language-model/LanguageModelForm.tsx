import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { LanguageModelView } from '#contract/language-model.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import { Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, SelectField, TextField } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { languageModelQuery, useSaveLanguageModel, useTryLanguageModel } from './api.ts'

/** The language model that may also be asked about a text, for administrators. */
export function LanguageModelForm(): ReactNode {
  const view = useQuery(languageModelQuery)
  return <Faces query={view}>{(model) => <Form key={model.version} view={model} />}</Faces>
}

interface Fields {
  readonly isEnabled: boolean
  readonly address: string
  readonly model: string
  readonly upTo: Classification
}

function Form({ view }: { view: LanguageModelView }): ReactNode {
  const text = useText()
  const { isEnabled, address, model, upTo, version } = view
  const draft = useDraft<Fields>('language-model', { isEnabled, address, model, upTo })
  // A password: it is not put into the browser's storage as drafts are.
  const [key, setKey] = useState('')
  const [isKeyDropped, setKeyDropped] = useState(false)
  const save = useSaveLanguageModel()
  const { fields } = useError()(save.error)
  const { value } = draft
  const isChanged = value.address !== address || value.model !== model || key !== '' || isKeyDropped
  const put = (change: Partial<Fields>) => draft.set((before) => ({ ...before, ...change }))

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const typed = key.trim()
    save.mutate(
      {
        ...value,
        version: versionAfter(save.error) ?? version,
        ...((isKeyDropped || typed !== '') && { key: isKeyDropped ? '' : typed }),
      },
      {
        onSuccess: () => {
          toast(text('common.saved'))
          draft.clear()
          setKey('')
          setKeyDropped(false)
        },
      },
    )
  }

  return (
    <form className="form" onSubmit={handleSubmit}>
      <p className="quiet">{text('languageModel.lead')}</p>
      <FormField
        label={text('languageModel.address')}
        hint={text('languageModel.addressHint')}
        issue={fields.address}
      >
        <TextField
          value={value.address}
          onChange={(typed) => put({ address: typed })}
          maxLength={500}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder="https://"
        />
      </FormField>
      <div className="form-columns">
        <FormField label={text('languageModel.model')} issue={fields.model}>
          <TextField
            value={value.model}
            onChange={(typed) => put({ model: typed })}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
          />
        </FormField>
        <FormField
          label={text('languageModel.key')}
          hint={text(view.hasKey ? 'languageModel.keyKept' : 'languageModel.keyHint')}
          issue={fields.key}
        >
          <TextField
            type="password"
            value={key}
            onChange={setKey}
            maxLength={500}
            autoComplete="new-password"
            disabled={isKeyDropped}
          />
        </FormField>
      </div>
      {view.hasKey && (
        <CheckField checked={isKeyDropped} onChange={setKeyDropped}>
          {text('languageModel.keyDrop')}
        </CheckField>
      )}
      <FormField label={text('languageModel.upTo')} hint={text('languageModel.upToHint')}>
        <SelectField
          value={value.upTo}
          onChange={(level) => put({ upTo: level })}
          options={classifications.map((level) => ({
            value: level,
            label: text(`enum.classification.${level}`),
          }))}
        />
      </FormField>
      <CheckField checked={value.isEnabled} onChange={(isOn) => put({ isEnabled: isOn })}>
        {text('languageModel.isEnabled')}
      </CheckField>
      {Object.keys(fields).length === 0 && <ErrorLine error={save.error} />}
      <div className="form-end">
        <Button type="submit" busy={save.isPending}>
          {text('common.save')}
        </Button>
        {view.address !== '' && view.model !== '' && <Trial isStale={isChanged} />}
      </div>
    </form>
  )
}

/** Tries what is saved; while something else is being typed its answer would be about another service. */
function Trial({ isStale }: { isStale: boolean }): ReactNode {
  const text = useText()
  const attempt = useTryLanguageModel()
  const { data } = attempt
  return (
    <>
      <Button onClick={() => attempt.mutate()} busy={attempt.isPending} disabled={isStale}>
        {text('languageModel.tryIt')}
      </Button>
      <span className={`small ${data?.trouble && !isStale ? 'tone-amber' : 'quiet'}`} role="status">
        {isStale
          ? text('languageModel.saveFirst')
          : data &&
            (data.trouble === null
              ? text('languageModel.tried', { milliseconds: data.milliseconds })
              : text(`languageModel.trouble.${data.trouble}`, { status: data.status ?? 0 }))}
      </span>
      <ErrorLine error={attempt.error} />
    </>
  )
}

/** Somebody else has saved meanwhile: what is typed here stays, and saving again replaces theirs knowingly. */
function versionAfter(error: unknown): number | undefined {
  if (!(error instanceof Refused) || error.reason !== 'model.stale') return undefined
  return (error.detail as { current?: LanguageModelView } | undefined)?.current?.version
}
