import type { ReactNode } from 'react'
import { type AssetKind, assetKinds } from '#domain/retrospective/note.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea, TextField } from '#web/ui/fields.tsx'
import type { RetrospectiveView } from './api.ts'
import { PartEnd } from './PartEnd.tsx'
import { usePart } from './use-part.ts'

interface Row {
  readonly id: string | null
  readonly kind: AssetKind
  readonly name: string
  readonly description: string
}

const fieldsOf = (view: RetrospectiveView): { rows: readonly Row[] } => ({ rows: view.assets })

/** 可复用的流程和模板 (S1-47). */
export function Assets({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const part = usePart({
    view,
    name: 'assets',
    fieldsOf,
    bodyOf: ({ rows }) => ({
      assets: rows
        .filter(({ name }) => name.trim() !== '')
        .map((row) => ({ ...row, name: row.name.trim(), description: row.description.trim() })),
    }),
  })
  const { rows } = part.value
  const put = (at: number, change: Partial<Row>) =>
    part.change({ rows: rows.map((row, index) => (index === at ? { ...row, ...change } : row)) })
  if (!view.can.includes('edit')) {
    return rows.length === 0 ? (
      <p className="quiet">{text('retrospective.asset.none')}</p>
    ) : (
      <ul className="retro-rows">
        {view.assets.map(({ id, kind, name, description }) => (
          <li key={id} className="retro-row">
            <p>
              {text(`enum.assetKind.${kind}`)} · {name}
            </p>
            {description !== '' && <p className="retro-words small quiet">{description}</p>}
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div className="stack">
      {rows.length === 0 && <p className="quiet">{text('retrospective.asset.none')}</p>}
      <ul className="retro-rows">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a new line has nothing else to be known by
          <li key={at} className="retro-row">
            <div className="form-columns">
              <FormField label={text('retrospective.asset.kind')}>
                <SelectField
                  value={row.kind}
                  onChange={(kind) => put(at, { kind })}
                  options={assetKinds.map((kind) => ({ value: kind, label: text(`enum.assetKind.${kind}`) }))}
                />
              </FormField>
              <FormField label={text('retrospective.asset.name')}>
                <TextField value={row.name} onChange={(name) => put(at, { name })} maxLength={200} />
              </FormField>
            </div>
            <FormField label={text('retrospective.asset.description')}>
              <TextArea
                value={row.description}
                onChange={(description) => put(at, { description })}
                maxLength={5000}
              />
            </FormField>
            <div>
              <Button
                small
                kind="quiet"
                onClick={() => part.change({ rows: rows.filter((_, index) => index !== at) })}
              >
                {text('retrospective.remove')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div>
        <Button
          small
          kind="quiet"
          icon="plus"
          onClick={() =>
            part.change({ rows: [...rows, { id: null, kind: 'process', name: '', description: '' }] })
          }
        >
          {text('retrospective.asset.add')}
        </Button>
      </div>
      <PartEnd
        part={part}
        say={(fields) => fields.rows.map(({ name, description }) => `${name} ${description}`).join('\n')}
      />
    </div>
  )
}
