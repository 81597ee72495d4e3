// The peer of `bench cluster`: the same points, from the same generator. Prints milliseconds of processor time. argv says where the library is.
// SPDX-FileCopyrightText: 2026 The Suyuan authors
// SPDX-License-Identifier: GPL-3.0-or-later
(async () => {
  const library = await import(process.argv[1]);
  const Supercluster = library.default || library;
  let seed = 1;
  const random = () => (seed = Number((BigInt(seed) * 1103515245n + 12345n) % 2147483648n)) / 2147483648;
  const points = [];
  for (let i = 0; i < 500000; i++) {
    const a = random(), b = random(), c = random();
    const lon = 100 + 20 * a;
    const lat = c < 0.7 ? 32 + 6 * Math.sin(25 * a) + 0.3 * (b - 0.5) : 22 + 20 * b;
    points.push({type: 'Feature', properties: {status: i % 10}, geometry: {type: 'Point', coordinates: [lon, lat]}});
  }
  const start = process.cpuUsage();
  new Supercluster({
    radius: 64,
    maxZoom: 17,
    map: (p) => ({['s' + p.status]: 1}),
    reduce: (sum, p) => { for (const k in p) sum[k] = (sum[k] || 0) + p[k]; },
  }).load(points);
  const {user, system} = process.cpuUsage(start);
  console.log((user + system) / 1000);
})();
