import type { analysisFormats } from '#contract/analysis.ts'
import { analysisFileLimit, analysisTextLimit } from '#contract/analysis.ts'
import { AppError } from '#domain/error.ts'
import { unfoldedLimit, unfoldsWithin } from '#server/organisation/import/zip-guard.ts'
import { readDocx } from './docx.ts'
import { decoded } from './encoding.ts'
import { knownByBytes, officeOfName } from './known-by-bytes.ts'
import { refused, tooLargeFile, tooLongText } from './refuse.ts'
import { isSubtitles, readSubtitles } from './subtitles.ts'
import { isTranscript, plainTurns } from './transcript.ts'
import { readXlsx } from './xlsx.ts'
import { scanXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/** A text to analyse, and what it was made of. */
export interface SourceText {
  readonly text: string
  readonly format: (typeof analysisFormats)[number]
  /** Of a text that was not UTF-8. */
  readonly encoding: string | null
}

export function readPastedText(pasted: string): SourceText {
  return limited({ ...plain(pasted), encoding: null }, 'text')
}

/**
 * What a file says. The bytes tell what it is; its name only, that it was to be an office document and is none:
 * what another program made of it would be read as its text.
 */
export async function readFileText(bytes: Buffer, name = ''): Promise<SourceText> {
  if (bytes.length > analysisFileLimit) throw tooLargeFile()
  if (bytes.length === 0) throw refused('analysis.empty')
  return limited(await sourceOf(bytes, name), 'file')
}

async function sourceOf(bytes: Buffer, name: string): Promise<SourceText> {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6]))
    return office(bytes, name)
  if (startsWith(bytes, oldContainer)) {
    throw refused(bytes.includes(lockedMark) ? 'analysis.fileLocked' : 'analysis.oldOffice')
  }
  const known = knownByBytes(bytes)
  if (known !== undefined) throw refused(`analysis.${known}`)
  if (officeOfName(name)) throw unknownFormat(name)
  const read = decoded(bytes)
  if (read === undefined || read.text.startsWith('{\\rtf')) throw unknownFormat(name)
  return { ...plain(read.text), encoding: read.encoding }
}

const oldContainer = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** Office puts a document under a password into an old container, in a stream of this name. */
const lockedMark = Buffer.from('EncryptedPackage', 'utf16le')

function startsWith(bytes: Buffer, beginning: readonly number[]): boolean {
  return beginning.every((byte, at) => bytes[at] === byte)
}

function plain(given: string): Pick<SourceText, 'text' | 'format'> {
  const text = given
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '')
  if (isSubtitles(text)) return { text: readSubtitles(text), format: 'subtitles' }
  const turns = plainTurns(text)
  return { text: turns, format: isTranscript(turns) ? 'transcript' : 'text' }
}

async function office(bytes: Buffer, name: string): Promise<SourceText> {
  const zip = openZip(bytes)
  try {
    const main = mainPart(zip)
    if (main?.startsWith('word/')) return { text: readDocx(zip, main), format: 'docx', encoding: null }
    if (main?.startsWith('xl/') && main.endsWith('.xml')) {
      // What the sizes in the file hide shows here, before somebody else unfolds it.
      if (!(await unfoldsWithin(bytes, unfoldedLimit))) throw refused('analysis.zipBomb')
      return { text: await readXlsx(bytes, zip, main), format: 'xlsx', encoding: null }
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    // What XML and the spreadsheet library say is about the file, whoever made it.
    throw refused('analysis.fileBroken')
  }
  throw unknownFormat(name)
}

function unknownFormat(name: string): AppError {
  const called = officeOfName(name)
  return called ? refused('analysis.notOffice', called) : refused('analysis.formatUnknown')
}

/** The part that is the document, as the file itself says. */
function mainPart(zip: Zip): string | undefined {
  const relations = zip.read('_rels/.rels')
  if (relations === undefined) return undefined
  let main: string | undefined
  scanXml(relations, {
    open(name, attribute) {
      if (name !== 'Relationship' || !/\/officeDocument$/.test(attribute('Type') ?? '')) return
      main ??= (attribute('Target') ?? '').replace(/^\//, '')
    },
    close() {},
  })
  return main !== undefined && zip.has(main) ? main : undefined
}

function limited(source: SourceText, field: 'file' | 'text'): SourceText {
  if (source.text.trim() === '') throw refused('analysis.empty', {}, { field })
  if (Buffer.byteLength(source.text, 'utf8') > analysisTextLimit) throw tooLongText(field)
  return source
}
