import { z } from 'zod'
import { modelTroubles } from '#domain/analysis/model/trouble.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { Line, Version } from './common.ts'
import { endpoint } from './endpoint.ts'

/** As administrators see it; the key never leaves the server. */
export const LanguageModelView = z.object({
  isEnabled: z.boolean(),
  /** Of an OpenAI-compatible service, such as https://models.example.com/v1. */
  address: z.string(),
  model: z.string(),
  hasKey: z.boolean(),
  /** The highest level of a text that may be sent there. */
  upTo: z.enum(classifications),
  version: Version,
})
export type LanguageModelView = z.infer<typeof LanguageModelView>

export const getLanguageModel = endpoint({
  method: 'GET',
  path: '/api/v1/language-model',
  summary: 'The language model that may also be asked where to look in a text; off until somebody sets it up',
  access: { rule: 'admin' },
  reply: LanguageModelView,
})

export const updateLanguageModel = endpoint({
  method: 'PATCH',
  path: '/api/v1/language-model',
  summary: 'Set up the language model; without a key the one that is kept stays, an empty one takes it away',
  access: { rule: 'admin' },
  body: z.object({
    version: Version,
    isEnabled: z.boolean().optional(),
    address: z.string().trim().max(500).optional(),
    model: Line.optional(),
    key: z.string().trim().max(500).optional(),
    upTo: z.enum(classifications).optional(),
  }),
  reply: LanguageModelView,
})

export const tryLanguageModel = endpoint({
  method: 'POST',
  path: '/api/v1/language-model/trial',
  summary: 'Ask the language model about two sentences of ours, and say what came of it',
  access: { rule: 'admin' },
  reply: z.object({
    /** Null: it answered as it should. */
    trouble: z.enum(modelTroubles).nullable(),
    /** Of the service's answer, where there was one. */
    status: z.int().nullable(),
    milliseconds: z.int(),
  }),
})

export const getModelOffer = endpoint({
  method: 'GET',
  path: '/api/v1/language-model/offer',
  summary: 'Whether a language model can be asked about a text, where that goes, and up to which level',
  access: { rule: 'signedIn' },
  reply: z.object({ offer: z.object({ host: z.string(), upTo: z.enum(classifications) }).nullable() }),
})
