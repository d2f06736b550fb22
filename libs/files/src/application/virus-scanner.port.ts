export type ScanVerdict = { readonly clean: true } | { readonly clean: false; readonly signature: string };

/** Looks into files before they are kept. */
export abstract class VirusScanner {
  /**
   * Scans the file at `path`.
   * @throws ScannerAwayError when it can't be asked, or gives no verdict: then the file isn't kept
   */
  abstract scan(path: string): Promise<ScanVerdict>;
}

/** Where no scanner is configured, everything passes; docs/operations.md says so. */
export class NoVirusScanner extends VirusScanner {
  scan(): Promise<ScanVerdict> {
    return Promise.resolve({ clean: true });
  }
}
