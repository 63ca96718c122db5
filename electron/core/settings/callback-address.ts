import { isLoopbackHost } from './setting-definitions.ts'
import type { Settings } from './settings.ts'

/** How callbacks reach this desk: over its public address, directly from a provider on this computer, or not at all. */
export type CallbackRoute = 'public' | 'local' | 'none'

/** The base URL of the provider's API. */
export function providerBaseUrl(settings: Settings): string {
  return settings.get('exotel.api-base-url') ?? `https://${settings.get('exotel.subdomain')}`
}

export function callbackRoute(settings: Settings): CallbackRoute {
  if (settings.get('callbacks.public-url') !== null) return 'public'
  return isLoopbackHost(new URL(providerBaseUrl(settings)).hostname) ? 'local' : 'none'
}

/** What a person enters on the provider's dashboard: the popup and Passthru addresses of a flow. */
export type FlowHookUrls = { readonly popupUrl: string; readonly passthruUrl: string }

export function flowHookUrls(settings: Settings, listenerUrl: string): FlowHookUrls {
  const base = settings.get('callbacks.public-url') ?? listenerUrl
  const hooks = `${base}/hooks/${settings.get('hooks.token')}/exotel`
  return { popupUrl: `${hooks}/popup`, passthruUrl: `${hooks}/passthru` }
}

/** Where the provider is told to send the events of a call; null: nowhere, calls are followed by asking. */
export function callbackUrl(settings: Settings, listenerUrl: string): string | null {
  const route = callbackRoute(settings)
  if (route === 'none') return null
  const base = route === 'public' ? settings.get('callbacks.public-url') : listenerUrl
  return `${base}/hooks/${settings.get('hooks.token')}/exotel/call`
}
