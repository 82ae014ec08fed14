import { twoFactor } from 'better-auth/plugins/two-factor'

/**
 * Codes from an authenticator app (RFC 6238) after the password, and backup codes for when it is lost. Secret and backup
 * codes are stored encrypted with the server's secret. Ten wrong codes in a row lock them for a quarter of an hour, and one
 * sign-in takes five attempts.
 */
export function secondFactor() {
  return twoFactor({
    issuer: 'Member Console',
    // No browser is trusted to leave the code out.
    trustDeviceMaxAge: 0,
    // Who signs in elsewhere has no password to be asked for.
    allowPasswordless: false,
    schema: {
      user: { fields: { twoFactorEnabled: 'second_factor' } },
      twoFactor: {
        modelName: 'operator_second_factor',
        fields: { userId: 'operator_id', backupCodes: 'backup_codes', failedVerificationCount: 'failed_attempts', lockedUntil: 'locked_until' },
      },
    },
  })
}
