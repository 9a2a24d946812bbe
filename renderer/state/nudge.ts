import { create } from 'zustand';
import { announce } from './desk-view';

/** The enquiries in which the question about sensitive words was read out, and those in which it was answered. */
type Nudge = { told: ReadonlySet<string>; answered: ReadonlySet<string> };

export const useNudge = create<Nudge>(() => ({ told: new Set<string>(), answered: new Set<string>() }));

/** Reads the question out, once for an enquiry. */
export function tellNudge(enquiryId: string, says: string): void {
  const { told } = useNudge.getState();
  if (told.has(enquiryId)) return;
  useNudge.setState({ told: new Set([...told, enquiryId]) });
  announce(says);
}

export function dismissNudge(enquiryId: string): void {
  useNudge.setState(({ answered }) => ({ answered: new Set([...answered, enquiryId]) }));
}
