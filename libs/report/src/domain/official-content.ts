export type OfficialContent = Record<string, unknown>;
