/** Exit codes of the command; they are part of its contract. */
export const EXIT = {
  ok: 0,
  /** The input has errors, there is no plan, or a plan does not follow from its tables. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a text for the user, already in the user's language. */
export class Stop extends Error {
  constructor(
    readonly exit: ExitCode,
    text: string,
  ) {
    super(text);
    this.name = 'Stop';
  }
}
