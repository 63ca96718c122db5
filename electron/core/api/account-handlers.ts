import type { accountRoutes } from './account-routes.ts'
import type { ApiAccount, ApiAccountStatus, ApiConfig } from './api-ports.ts'
import type { ApiHandlers } from './api-route.ts'

export function accountHandlers(account: ApiAccount): ApiHandlers<typeof accountRoutes> {
  return {
    health: async () => {
      const [status, config] = await Promise.all([account.status(), account.config()])
      return {
        enabled: status.configured,
        features: features(account),
        status: word(status),
        serviceUrl: config.serviceUrl,
      }
    },
    status: async () => {
      const status = await account.status()
      const { configured, reachable, accountSid, latencyMs, practice } = status
      return {
        status: word(status),
        provider: 'exotel',
        configured,
        reachable,
        accountSid,
        latencyMs,
        practice,
      }
    },
    config: async () => printConfig(await account.config()),
    changeConfig: async ({ body }, { caller }) => {
      const { defaultLineLabel } = await account.config()
      const { defaultExoPhone, ...rest } = body
      // Who sends back what was read means the line that is set.
      const change =
        defaultExoPhone === undefined || defaultExoPhone === defaultLineLabel ? rest : { ...body }
      return printConfig(await account.changeConfig(change, caller.keyId))
    },
  }
}

function word({ configured, reachable }: ApiAccountStatus): 'ok' | 'unreachable' | 'not-configured' {
  if (!configured) return 'not-configured'
  return reachable ? 'ok' : 'unreachable'
}

function features(account: ApiAccount) {
  const { verifiedCalls, numberMasking, voiceStreaming, autoDialer, callQuality } = account.features()
  return {
    verifiedCallsEnabled: verifiedCalls,
    numberMaskingEnabled: numberMasking,
    voiceStreamingEnabled: voiceStreaming,
    autoDialerEnabled: autoDialer,
    cqaEnabled: callQuality,
  }
}

function printConfig({ defaultLineLabel, ...rest }: ApiConfig) {
  return { ...rest, defaultExoPhone: defaultLineLabel }
}
