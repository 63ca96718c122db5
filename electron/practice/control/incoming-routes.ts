import express, { type Response, type Router } from 'express'
import { z } from 'zod'
import type { CallIns } from '../incoming/call-ins.ts'
import { incomingOutcomes } from '../incoming/incoming-course.ts'
import type { IncomingLine } from '../incoming/incoming-line.ts'
import { nationalDigits } from '../indian-number.ts'
import type { Ledger } from '../ledger/ledger.ts'

const number = z.string().transform((text, context) => {
  const digits = nationalDigits(text)
  if (digits !== null) return digits
  context.addIssue({ code: 'custom', message: 'not a number of India' })
  return z.NEVER
})
const url = z.url({ protocol: /^https?$/ }).nullable()

const flowChange = z
  .strictObject({
    popupUrl: url,
    passthruUrl: url,
    connectUrl: url,
    gatherUrl: url,
    maskedLines: z.array(number).max(1000),
    deskPhone: number.nullable(),
    callInsPerHour: z.number().min(0).max(1000),
  })
  .partial()

const callIn = z.strictObject({
  from: number,
  line: number.nullable().default(null),
  code: z.string().max(255).nullable().default(null),
  outcome: z.enum(incomingOutcomes).default('missed'),
  ringSeconds: z.number().min(0).max(120).nullable().default(null),
  talkSeconds: z.number().int().min(1).max(7200).nullable().default(null),
  hooks: z
    .strictObject({
      lost: z.boolean().default(false),
      doubled: z.boolean().default(false),
      reordered: z.boolean().default(false),
    })
    .prefault({}),
})

/** What is set up for the desk's lines, and who calls them. Like all of `/practice`, for loopback only. */
export function incomingRoutes(parts: {
  readonly ledger: Ledger
  readonly incoming: IncomingLine
  readonly callIns: CallIns
}): Router {
  const { ledger, incoming, callIns } = parts
  const routes = express.Router({ caseSensitive: true })
  routes.get('/practice/flow', (_request, response) => {
    response.json(ledger.flow)
  })
  routes.post('/practice/flow', express.json(), (request, response) => {
    const change = flowChange.safeParse(request.body)
    if (!change.success) return refuse(response, change.error)
    ledger.record({ entry: 'flow', flow: { ...ledger.flow, ...withoutUndefined(change.data) } })
    if (change.data.callInsPerHour !== undefined) callIns.start()
    response.json(ledger.flow)
  })
  routes.post('/practice/call-in', express.json(), async (request, response) => {
    const wish = callIn.safeParse(request.body)
    if (!wish.success) return refuse(response, wish.error)
    response.status(201).json({ sid: (await incoming.callIn(wish.data)).sid })
  })
  return routes
}

function refuse(response: Response, error: z.ZodError): void {
  const [issue] = error.issues
  response.status(400).json({ message: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}` })
}

function withoutUndefined<Fields extends object>(fields: Fields) {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  // What is left are fields of the same names whose values are there.
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }
}
