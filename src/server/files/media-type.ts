import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { AppError } from '#domain/error.ts'

interface Kind {
  readonly mime: string
  /** What the first bytes may be recognised as; `text`: nothing, and no byte that text does not have. */
  readonly bytes: readonly string[] | 'text'
}

const ole = ['application/x-cfb']
const zip = 'application/zip'
const office = (mime: string): Kind => ({ mime, bytes: [mime, zip] })
const same = (mime: string, ...also: string[]): Kind => ({ mime, bytes: [mime, ...also] })
const text = (mime: string): Kind => ({ mime, bytes: 'text' })

/** What may be handed in, by the ending of its name. Everything else is refused: programs, scripts, pages. */
const allowed: Readonly<Record<string, Kind>> = {
  pdf: same('application/pdf'),
  ofd: { mime: 'application/ofd', bytes: ['application/ofd', zip] },
  doc: { mime: 'application/msword', bytes: ole },
  xls: { mime: 'application/vnd.ms-excel', bytes: ole },
  ppt: { mime: 'application/vnd.ms-powerpoint', bytes: ole },
  wps: { mime: 'application/vnd.ms-works', bytes: ole },
  et: { mime: 'application/vnd.ms-excel', bytes: ole },
  mpp: { mime: 'application/vnd.ms-project', bytes: ole },
  msg: { mime: 'application/vnd.ms-outlook', bytes: ole },
  docx: office('application/vnd.openxmlformats-officedocument.wordprocessingml.document'),
  xlsx: office('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  pptx: office('application/vnd.openxmlformats-officedocument.presentationml.presentation'),
  vsdx: office('application/vnd.visio'),
  odt: office('application/vnd.oasis.opendocument.text'),
  ods: office('application/vnd.oasis.opendocument.spreadsheet'),
  odp: office('application/vnd.oasis.opendocument.presentation'),
  xmind: { mime: 'application/vnd.xmind.workbook', bytes: [zip] },
  zip: same(zip),
  rar: { mime: 'application/vnd.rar', bytes: ['application/x-rar-compressed', 'application/vnd.rar'] },
  '7z': same('application/x-7z-compressed'),
  png: same('image/png', 'image/apng'),
  jpg: same('image/jpeg'),
  jpeg: same('image/jpeg'),
  gif: same('image/gif'),
  webp: same('image/webp'),
  bmp: same('image/bmp'),
  tif: same('image/tiff'),
  tiff: same('image/tiff'),
  heic: same('image/heic', 'image/heif'),
  mp3: same('audio/mpeg'),
  m4a: { mime: 'audio/mp4', bytes: ['audio/x-m4a', 'audio/mp4', 'video/mp4'] },
  wav: { mime: 'audio/wav', bytes: ['audio/wav', 'audio/vnd.wave'] },
  ogg: { mime: 'audio/ogg', bytes: ['audio/ogg', 'audio/opus', 'application/ogg'] },
  mp4: same('video/mp4', 'video/x-m4v'),
  mov: same('video/quicktime'),
  webm: same('video/webm', 'video/matroska'),
  txt: text('text/plain'),
  md: text('text/markdown'),
  csv: text('text/csv'),
  ics: { mime: 'text/calendar', bytes: ['text/calendar'] },
  eml: text('message/rfc822'),
  json: text('application/json'),
}

/** Shown in the browser by itself; all else is only ever handed over as a download. */
const shown = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp'])

export function isShownInline(mime: string): boolean {
  return shown.has(mime)
}

/**
 * The media type of a received file. The ending says what it claims to be, the bytes whether that is
 * true; .doc, .xls and their like share one container, so there the ending decides.
 */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = allowed[ending]
  if (kind === undefined) throw new AppError('invalid', 'file.typeNotAllowed', { ending })
  const recognised = (await fileTypeFromFile(path))?.mime
  const isTrue =
    kind.bytes === 'text'
      ? recognised === undefined || recognised === 'application/xml'
        ? await isText(path)
        : false
      : recognised !== undefined && kind.bytes.includes(recognised)
  if (!isTrue) throw new AppError('invalid', 'file.typeMismatch', { ending })
  return kind.mime
}

/** Text in any encoding used here (UTF-8, GB18030, Big5) has no control bytes but tab and line ends. */
async function isText(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65536), 0, 65536, 0)
    return !buffer.subarray(0, bytesRead).some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
  } finally {
    await file.close()
  }
}
