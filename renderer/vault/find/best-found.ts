/** One record that was found; a higher score is a better match, and of two equals the newer comes first. */
export type Found = { id: string; score: number };

type Candidate = Found & { at: number };

/** Whether `a` comes before `b`: better first, then newer, then the greater id, so that the order never wavers. */
function comesBefore(a: Candidate, b: Candidate): boolean {
  if (a.score !== b.score) return a.score > b.score;
  if (a.at !== b.at) return a.at > b.at;
  return a.id > b.id;
}

/** Keeps the best few of very many, in order. */
export class BestFound {
  private readonly best: Candidate[] = [];
  constructor(private readonly limit: number) {}

  /** Whether nothing scored so high at most, and no newer than `at`, can be among the best any more. */
  beats(score: number, at: number): boolean {
    const last = this.best[this.limit - 1];
    return last !== undefined && (score < last.score || (score === last.score && at < last.at));
  }

  offer(id: string, score: number, at: number): void {
    const { best, limit } = this;
    if (this.beats(score, at)) return;
    const candidate = { id, score, at };
    let [from, to] = [0, best.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (comesBefore(best[middle] as Candidate, candidate)) from = middle + 1;
      else to = middle;
    }
    if (from >= limit) return;
    best.splice(from, 0, candidate);
    if (best.length > limit) best.pop();
  }

  found(): Found[] {
    return this.best.map(({ id, score }) => ({ id, score }));
  }
}
