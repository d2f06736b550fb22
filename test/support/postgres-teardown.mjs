export default async function tearDownPostgres() {
  await globalThis.fairmatchTestPostgres?.stop();
  delete globalThis.fairmatchTestPostgres;
}
