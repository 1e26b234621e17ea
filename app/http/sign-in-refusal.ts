/** Why somebody was not signed in, as the page needs it to say so. None of them says whether an account exists. */
export type SignInRefusal =
  /** address and password don't belong together */
  | { reason: 'wrong' }
  /** the code is not the app's of this moment, nor a spare one that is left */
  | { reason: 'wrongCode' }
  /** the code came too late, or after too many wrong ones: back to the password */
  | { reason: 'codeOver' }
  /** too many wrong codes for this account */
  | { reason: 'codeLocked' }
  /** too many failures for this address; ISO 8601, and the minutes until then, rounded up */
  | { reason: 'locked'; until: string; minutes: number }
  /** too many attempts from this network */
  | { reason: 'busy'; seconds: number }
  /** proved who they are, but are deactivated or have no place in the group */
  | { reason: 'inactive' }
  /** the identity provider knows them, the group does not, or their address there is not verified */
  | { reason: 'oidcUnknown' }
  /** turned away, or turned back, at the identity provider */
  | { reason: 'oidcDenied' }
  /** the identity provider does not answer, or not as it should */
  | { reason: 'oidcFailed' }
