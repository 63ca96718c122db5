import type { AddressedHook } from '../../../shared/domain/addressed-hooks.ts'
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

/** What callbacks reach this desk under; null: nothing, calls are followed by asking. */
export function callbackBase(settings: Settings, listenerUrl: string): string | null {
  switch (callbackRoute(settings)) {
    case 'none':
      return null
    case 'local':
      return listenerUrl
    case 'public':
      return settings.get('callbacks.public-url')
  }
}

/** Where the provider is told to send the events of a call; null: nowhere. */
export function callbackUrl(settings: Settings, listenerUrl: string): string | null {
  const base = callbackBase(settings, listenerUrl)
  return base === null ? null : `${base}/hooks/${settings.get('hooks.token')}/exotel/call`
}

/** Hooks whose answers may carry a number have a secret of their own. */
const flowHooks: readonly AddressedHook[] = ['exotel/connect', 'exotel/gather']

/** The whole address of a hook, to be entered at the provider by hand. */
export function hookAddressOf(settings: Settings, listenerUrl: string, hook: AddressedHook): string {
  const base = settings.get('callbacks.public-url') ?? listenerUrl
  const token = settings.get(flowHooks.includes(hook) ? 'hooks.flow-token' : 'hooks.token')
  return `${base}/hooks/${token}/${hook}`
}

/** What a person enters on the provider's dashboard: the addresses of the applets of a flow. */
export type FlowHookUrls = {
  readonly popupUrl: string
  readonly passthruUrl: string
  readonly connectUrl: string
  readonly gatherUrl: string
}

export function flowHookUrls(settings: Settings, listenerUrl: string): FlowHookUrls {
  const addressOf = (hook: AddressedHook) => hookAddressOf(settings, listenerUrl, hook)
  return {
    popupUrl: addressOf('exotel/popup'),
    passthruUrl: addressOf('exotel/passthru'),
    connectUrl: addressOf('exotel/connect'),
    gatherUrl: addressOf('exotel/gather'),
  }
}
