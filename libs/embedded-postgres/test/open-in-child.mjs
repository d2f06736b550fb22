// Opens the folder argv[3] with the library compiled to argv[2], tells the parent, and in the mode `write` (argv[4])
// reports every row that was committed until it is killed.
const [, , library, folder, mode] = process.argv;
const { openEmbeddedPostgres } = await import(`${library}/index.js`);
const { default: pg } = await import('pg');

try {
  const database = await openEmbeddedPostgres({ folder });
  process.send({ opened: { url: database.url, port: database.port } });
  process.on('message', async () => {
    await database.stop();
    process.disconnect();
  });
  if (mode === 'write') {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('CREATE TABLE IF NOT EXISTS row (id integer PRIMARY KEY)');
    const { rows } = await client.query('SELECT coalesce(max(id), 0) AS last FROM row');
    for (let id = rows[0].last + 1; ; id += 1) {
      await client.query('INSERT INTO row VALUES ($1)', [id]);
      process.send({ committed: id });
    }
  }
} catch (error) {
  process.send({ refused: { name: error.name, message: error.message, pid: error.pid } });
  process.disconnect();
}
