/** Why something did not go out, in our words; what a robot wrote is never kept, for it may quote the address. */
export type SendFault =
  | 'busy'
  | 'tooFast'
  | 'unreached'
  | 'gone'
  | 'stopped'
  | 'signature'
  | 'keyword'
  | 'ip'
  | 'content'
  | 'mailbox'
  | 'mailMissing'
  | 'refused'

export type SendOutcome =
  | { outcome: 'sent' }
  /** The robot or mailbox will not take anything from us until somebody changes its settings. */
  | { outcome: 'refused'; fault: SendFault }
  /** It will not take this message, however often it is sent. */
  | { outcome: 'failed'; fault: SendFault }
  /** It surely did not go out, and may be tried again; not before `holdSeconds` where the robot counts our tries. */
  | { outcome: 'notSent'; fault: SendFault; holdSeconds?: number }
  /** It may have gone out, and must never be sent again: nobody there knows doubles. */
  | { outcome: 'unknown' }
