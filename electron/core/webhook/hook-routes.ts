/** Hooks that only tell us something; they carry the status token. */
export const statusHookRoutes = [
  'exotel/call',
  'exotel/sms',
  'exotel/whatsapp',
  'exotel/campaign',
  'exotel/passthru',
  'exotel/popup',
  'exotel/greenvn',
  'exotel/heartbeat',
  'exotel/legs',
  'maskline/test',
  'twilio/proxy',
  'twilio/voice',
  'twilio/sms',
] as const

/** Hooks whose answers may carry a number; they have a token of their own. */
export const flowHookRoutes = ['exotel/connect', 'exotel/gather'] as const

/** Under the integration API, for booking backends and orchestrators that were told so. */
export const nerveHookRoute = 'nerve/callback'

export type StatusHookRoute = (typeof statusHookRoutes)[number]
export type FlowHookRoute = (typeof flowHookRoutes)[number]
export type HookRoute = StatusHookRoute | FlowHookRoute | typeof nerveHookRoute

const known: ReadonlySet<string> = new Set([...statusHookRoutes, ...flowHookRoutes, nerveHookRoute])

export function isHookRoute(route: string): route is HookRoute {
  return known.has(route)
}

export function isFlowHookRoute(route: HookRoute): route is FlowHookRoute {
  return flowHookRoutes.some((flow) => flow === route)
}
