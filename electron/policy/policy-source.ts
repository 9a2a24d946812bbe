/** Where a machine's policy file lies. Only administrators can write to these folders. */
export type PolicySource = { machineFile(env: Record<string, string | undefined>): string };
