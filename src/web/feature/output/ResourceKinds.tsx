import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import {
  addResourceKind,
  listResourceKinds,
  removeResourceKind,
  renameResourceKind,
} from '#contract/output.ts'
import { resourceKinds } from '#domain/meeting/enums.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextField } from '#web/ui/fields.tsx'
import './output.css'

type List = Awaited<ReturnType<typeof load>>
const key = ['resourceKind'] as const
const load = (signal?: AbortSignal) => call(listResourceKinds, signal === undefined ? {} : { signal })

/** The kinds of resource that departments can ask for: those of the product, and the organisation's own (S0-12). */
export function ResourceKinds(): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => load(signal) })
  const [name, setName] = useState('')
  const change = useMutation({
    mutationFn: (send: () => Promise<List>) => send(),
    onSuccess: (list) => cache.setQueryData(key, list),
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    change.mutate(() => call(addResourceKind, { body: { name } }), { onSuccess: () => setName('') })
  }
  return (
    <div className="form">
      <p className="small quiet">{text('output.ownKind.hint')}</p>
      <p>
        <span className="faint">{text('output.ownKind.builtIn')}</span>{' '}
        {resourceKinds.map((kind) => text(`enum.resourceKind.${kind}`)).join(text('common.join'))}
      </p>
      <Faces
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<p className="faint">{text('output.ownKind.none')}</p>}
      >
        {({ items }) => (
          <ul className="output-lines" aria-label={text('output.ownKind.own')}>
            {items.map((kind) => (
              <Kind key={kind.id} kind={kind} onChanged={(list) => cache.setQueryData(key, list)} />
            ))}
          </ul>
        )}
      </Faces>
      <form className="line resource-kind-add" onSubmit={handleSubmit}>
        <FormField label={text('output.ownKind.name')}>
          <TextField value={name} maxLength={40} onChange={setName} />
        </FormField>
        <Button type="submit" busy={change.isPending} disabled={name.trim() === ''}>
          {text('output.ownKind.add')}
        </Button>
      </form>
      <ErrorLine error={change.error} />
    </div>
  )
}

function Kind({
  kind: { id, name },
  onChanged,
}: {
  kind: List['items'][number]
  onChanged: (list: List) => void
}): ReactNode {
  const text = useText()
  const [typed, setTyped] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const change = useMutation({
    mutationFn: (send: () => Promise<List>) => send(),
    onSuccess: (list) => {
      onChanged(list)
      setTyped(undefined)
      setAsking(false)
    },
  })
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    change.mutate(() => call(renameResourceKind, { params: { id }, body: { name: typed ?? name } }))
  }
  if (typed !== undefined) {
    return (
      <li>
        <form className="line" onSubmit={handleSubmit}>
          <TextField
            value={typed}
            maxLength={40}
            aria-label={text('output.ownKind.name')}
            autoFocus
            onChange={setTyped}
          />
          <Button type="submit" small busy={change.isPending} disabled={typed.trim() === ''}>
            {text('common.save')}
          </Button>
          <Button kind="quiet" small onClick={() => setTyped(undefined)}>
            {text('common.cancel')}
          </Button>
        </form>
        <ErrorLine error={change.error} />
      </li>
    )
  }
  return (
    <li className="output-line">
      <span className="output-text">{name}</span>
      <span className="output-buttons">
        <Button
          kind="quiet"
          small
          icon="pencil"
          aria-label={`${text('output.ownKind.rename')} ${name}`}
          onClick={() => setTyped(name)}
        />
        <Button
          kind="quiet"
          small
          icon="cross"
          aria-label={text('output.ownKind.remove', { name })}
          onClick={() => setAsking(true)}
        />
      </span>
      {isAsking && (
        <Confirm
          title={text('output.ownKind.removeTitle', { name })}
          action={text('output.ownKind.removeNow')}
          busy={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate(() => call(removeResourceKind, { params: { id } }))}
          onClose={() => setAsking(false)}
        >
          <p className="small quiet">{text('output.ownKind.hint')}</p>
        </Confirm>
      )}
    </li>
  )
}
