export type Severity = 'error' | 'warning' | 'info';

/** What a rule found out. `facts` fill the placeholders of the texts in `messages/` and are for programs. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** `metadata.name`, or the name of the vSphere object. */
  readonly subject: string;
  readonly message: string;
  readonly hint: string;
  readonly facts: Readonly<Record<string, unknown>>;
}
