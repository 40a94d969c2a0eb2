const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** Formats a number of bytes, such as "1.2 GiB". */
export function formatBytes(bytes: number): string {
  const [smallest, ...larger] = UNITS;
  let text = `${bytes} ${smallest}`;
  let value = bytes;
  for (const unit of larger) {
    // Compares the rounded value, so that nothing reads "1024.0" of a unit.
    if (Number(value.toFixed(1)) < 1024) break;
    value /= 1024;
    text = `${value.toFixed(1)} ${unit}`;
  }
  return text;
}

/** Formats an ISO 8601 time, such as "2025-01-15 10:30:00 UTC". */
export function formatTime(iso: string): string {
  return `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Formats a duration in milliseconds, such as "3.2 s" or "2 min 5 s". */
export function formatDuration(ms: number): string {
  if (Math.round(ms / 100) < 600) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Formats a count with its noun, such as "1 snapshot" or "3 snapshots". */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
