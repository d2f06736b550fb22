import DataLoader from 'dataloader';
import type { Subject, SubjectRegistry } from './subject.js';
import type { Viewer } from './viewer.js';

/** The part of a request's context that policies work with. */
export interface PolicyContext {
  readonly viewer: Viewer;
  readonly subject: (kind: string, id: string) => Promise<Subject | null>;
  /** What was decided of an object in this request, so that its twenty fields ask once. */
  readonly decisions: WeakMap<object, boolean | Promise<boolean>>;
}

export function policyContext(viewer: Viewer, registry: SubjectRegistry): PolicyContext {
  const loaders = new Map<string, DataLoader<string, Subject | null>>();
  return {
    viewer,
    decisions: new WeakMap(),
    subject(kind, id) {
      let loader = loaders.get(kind);
      if (!loader) {
        loader = new DataLoader(async (ids) => {
          const found = await registry.load(kind, ids);
          return ids.map((one) => found.get(one) ?? null);
        });
        loaders.set(kind, loader);
      }
      return loader.load(id);
    },
  };
}
