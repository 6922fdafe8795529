-- Asks wrk for the addresses named behind `--`, one after the other, and says what came of it as one line of JSON.
local asked, next_one = {}, 0

function init(addresses)
  for _, address in ipairs(addresses) do
    asked[#asked + 1] = wrk.format("GET", address, { ["Accept-Encoding"] = "gzip" })
  end
end

function request()
  next_one = next_one % #asked + 1
  return asked[next_one]
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '{"requests": %d, "microseconds": %d, "bytes": %d, "failed": %d, "most": %d}\n',
    summary.requests, summary.duration, summary.bytes,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout, latency:percentile(99)))
end
