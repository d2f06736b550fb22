export interface S3Settings {
  /** Without the bucket: `https://s3.eu-central-1.amazonaws.com`, `http://minio:9000`. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** What keys begin with, so that installations can share a bucket. */
  readonly prefix: string;
}

export interface FilesSettings {
  /** A bucket, or else this folder of the machine. */
  readonly store: { readonly folder: string } | { readonly s3: S3Settings };
  /** A clamd that looks into every upload; null for none. */
  readonly clamav: { readonly host: string; readonly port: number } | null;
}
