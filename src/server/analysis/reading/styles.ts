import { scanXml } from './xml.ts'

export interface ListPlace {
  readonly listId: string
  readonly level: number | undefined
}

/** What of a paragraph comes from its style. */
export interface Styles {
  /** 1 for a chapter; undefined for what is no heading. */
  headingOf(styleId: string): number | undefined
  listOf(styleId: string): ListPlace | undefined
}

interface Style {
  basedOn: string | undefined
  heading: number | undefined
  listId: string | undefined
  level: number | undefined
}

export function readStyles(xml: string | undefined): Styles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  if (xml !== undefined) {
    scanXml(xml, {
      open(name, attribute) {
        const value = attribute('val') ?? ''
        if (name === 'style') {
          style = { basedOn: undefined, heading: undefined, listId: undefined, level: undefined }
          styles.set(attribute('styleId') ?? '', style)
        } else if (style === undefined) return
        else if (name === 'name') style.heading ??= headingNamed(value)
        else if (name === 'basedOn') style.basedOn = value
        else if (name === 'outlineLvl') style.heading = Number(value) < 9 ? Number(value) + 1 : undefined
        else if (name === 'numId') style.listId = value
        else if (name === 'ilvl') style.level = Number(value)
      },
      close(name) {
        if (name === 'style') style = undefined
      },
    })
  }

  /** The nearest style, from the paragraph's own upwards, that says it. */
  function inherited<Value>(styleId: string, say: (style: Style) => Value | undefined): Value | undefined {
    let id: string | undefined = styleId
    for (let step = 0; id !== undefined && step < 12; step += 1) {
      const one: Style | undefined = styles.get(id)
      const said = one && say(one)
      if (said !== undefined) return said
      id = one?.basedOn
    }
    return undefined
  }

  return {
    headingOf: (styleId) => inherited(styleId, ({ heading }) => heading),
    listOf: (styleId) =>
      inherited(styleId, ({ listId, level }) => (listId === undefined ? undefined : { listId, level })),
  }
}

function headingNamed(name: string): number | undefined {
  const digit = /^(?:heading|标题|標題)\s*([1-9])$/i.exec(name)?.[1]
  return digit === undefined ? undefined : Number(digit)
}
