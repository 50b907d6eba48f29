import { useEffect, useState, type RefObject } from "react";

/** Whether an element is narrower than `width` CSS pixels: where a style alone does not do (the arrows of the tabs). */
export function useNarrow(target: RefObject<HTMLElement | null>, width: number): boolean {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const element = target.current;
    if (!element || typeof ResizeObserver === "undefined") return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setNarrow(entry.contentRect.width < width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [target, width]);
  return narrow;
}
