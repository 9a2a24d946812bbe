import type { VaultTopic } from '../../shared/ipc/vault-contract';

/** The only place that spells a query key. A topic's key begins every key that its change makes stale. */
export const queryKeys = {
  appState: ['app-state'] as const,
  status: ['status'] as const,
  pack: ['pack'] as const,
  packVersion: (version: string) => ['pack', 'version', version] as const,
  calls: ['calls'] as const,
  enquiries: ['enquiries'] as const,
  recentEnquiries: (limit: number) => ['enquiries', 'recent', limit] as const,
  enquiry: (enquiryId: string) => ['enquiries', 'one', enquiryId] as const,
  sensitive: (enquiryId: string) => ['sensitive', enquiryId] as const,
  toEnter: ['enquiries', 'to-enter'] as const,
  toEnterNote: (enquiryId: string) => ['enquiries', 'to-enter', enquiryId] as const,
  findLocal: (text: string) => ['enquiries', 'find', 'local', text] as const,
  findCrm: (text: string) => ['find', 'crm', text] as const,
  checkedToday: ['status', 'checked-today'] as const,
  /** Whatever changes the status changes what is kept. */
  kept: ['status', 'kept'] as const,
  /** Whatever is sent, parked or decided changes the status. */
  unsent: ['status', 'unsent'] as const,
  parked: ['parked'] as const,
  queue: ['queue'] as const,
  queueDesks: ['queue-desks'] as const,
  parkedMails: ['parked', 'mails'] as const,
  handOffOptions: (enquiryId: string) => ['enquiries', 'hand-off', enquiryId] as const,
  handOffPreview: (plan: unknown) => ['hand-off', 'preview', plan] as const,
  visits: ['visits'] as const,
  roles: ['roles'] as const,
};

export const keyOfTopic: Record<VaultTopic, readonly string[]> = {
  status: queryKeys.status,
  enquiries: queryKeys.enquiries,
  calls: queryKeys.calls,
  parked: queryKeys.parked,
  visits: queryKeys.visits,
  pack: queryKeys.pack,
  queue: queryKeys.queue,
};
