import { useEffect, useState } from 'react';

/** True once `waiting` has lasted so long that one wonders: nothing is said about waiting before 400 ms. */
export function useLate(waiting: boolean, afterMs = 400): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [waiting, afterMs]);
  return waiting && late;
}
