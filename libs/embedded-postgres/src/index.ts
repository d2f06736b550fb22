export { findBinaries, type PostgresBinaries } from './binaries.js';
export {
  openEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './embedded-postgres.js';
export {
  BinariesMissingError,
  ClusterOwnerError,
  DataFolderInUseError,
  DataFolderNotWritableError,
  EmbeddedPostgresError,
  NoUserForPostgresError,
  PostgresFailedError,
  UnusableClusterError,
} from './errors.js';
export { runningPostgresUrl } from './running.js';
export { openScratchPostgres } from './testing.js';
