//! What Redis does in one step.
//!
//! A script that changes an entry answers with all of it, so that the node remembers it as it is now;
//! with nothing, if there is no entry.

use redis::Script;

/// A new entry, unless its code is taken: 0. ARGV: room, code's field and value ..., as in the hash.
const ENTER: &str = r"
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('SET', KEYS[2], ARGV[1])
for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
for i = 4, #KEYS do redis.call('SET', KEYS[i], ARGV[1]) end
redis.call('ZADD', KEYS[3], ARGV[2], ARGV[1])
return 1";

/// Puts a lost entry back, unless it stands or was erased for good (2). A receipt that only the node
/// has is put back into one that stands, too: another node may have been first, and not have known.
/// Nobody puts back the log of a meeting that has a receipt.
/// KEYS: entry, not stored, erased, due, downloads, code, links ... ARGV: room, time if not stored,
/// time if due, receipt, seconds of the erased mark, how many downloads, they, fields ...
const RESTORE: &str = r"
if redis.call('EXISTS', KEYS[1]) == 1 then
  if ARGV[4] == '' then return 0 end
  local standing = redis.call('HGET', KEYS[1], 'receipt')
  local everything = cjson.decode(ARGV[4]).everything
  if not standing or everything and not cjson.decode(standing).everything then
    redis.call('HSET', KEYS[1], 'receipt', ARGV[4])
    if everything then redis.call('HDEL', KEYS[1], 'title') end
    redis.call('SET', KEYS[3], 1, 'EX', ARGV[5])
  end
  return 0
end
if ARGV[4] ~= '' then
  redis.call('SET', KEYS[3], 1, 'EX', ARGV[5])
elseif redis.call('EXISTS', KEYS[3]) == 1 then
  return 2
end
local fields = 7 + tonumber(ARGV[6])
for i = fields, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
for i = 6, #KEYS do redis.call('SET', KEYS[i], ARGV[1]) end
if ARGV[2] ~= '' then redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1]) end
if ARGV[3] ~= '' then redis.call('ZADD', KEYS[4], ARGV[3], ARGV[1]) end
if redis.call('EXISTS', KEYS[5]) == 0 then
  for i = 7, fields - 1 do redis.call('RPUSH', KEYS[5], ARGV[i]) end
end
return 1";

/// The meeting under a key and its whole entry.
const FIND: &str = r"
local room = redis.call('GET', KEYS[1])
if not room then return {'', {}} end
return {room, redis.call('HGETALL', ARGV[1] .. room .. ARGV[2])}";

/// Revokes what stands of a role, and enters a new link if one is given.
const REPLACE: &str = r"
local all = redis.call('HGETALL', KEYS[1])
if #all == 0 then return {} end
for i = 1, #all, 2 do
  if all[i + 1] == ARGV[1] .. ' 1' then redis.call('HSET', KEYS[1], all[i], ARGV[1] .. ' 0') end
end
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[1] .. ' 1')
  redis.call('SET', KEYS[2], ARGV[3])
end
return redis.call('HGETALL', KEYS[1])";

/// It is stored, if it is settled; and, unless something was removed, what is kept until when.
/// KEYS: entry, not stored, due. ARGV: room, now, title, days, until or nothing, whether it is settled.
const STORED: &str = r"
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
if ARGV[6] == '1' or redis.call('HEXISTS', KEYS[1], 'receipt') == 1 then
  redis.call('HSET', KEYS[1], 'stored', ARGV[2])
  redis.call('ZREM', KEYS[2], ARGV[1])
elseif redis.call('HDEL', KEYS[1], 'stored') == 1 then
  redis.call('ZADD', KEYS[2], redis.call('HGET', KEYS[1], 'made') or 0, ARGV[1])
end
if redis.call('HEXISTS', KEYS[1], 'receipt') == 0 then
  redis.call('HSET', KEYS[1], 'title', ARGV[3], 'days', ARGV[4])
  if ARGV[5] ~= '' then
    redis.call('HSET', KEYS[1], 'until', ARGV[5])
    if redis.call('HEXISTS', KEYS[1], 'held') == 0 then
      redis.call('HSET', KEYS[1], 'due', ARGV[5])
      redis.call('ZADD', KEYS[3], ARGV[5], ARGV[1])
    end
  end
end
return redis.call('HGETALL', KEYS[1])";

/// It is to be stored again, unless something was removed. KEYS: entry, not stored. ARGV: room.
const CHANGING: &str = r"
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
if redis.call('HEXISTS', KEYS[1], 'receipt') == 0 and redis.call('HDEL', KEYS[1], 'stored') == 1 then
  redis.call('ZADD', KEYS[2], redis.call('HGET', KEYS[1], 'made') or 0, ARGV[1])
end
return redis.call('HGETALL', KEYS[1])";

/// When it is looked again at a meeting that has not ended.
/// KEYS: entry, due. ARGV: room, when.
const LOOK: &str = r"
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
local free = true
for _, field in ipairs({'stored', 'until', 'receipt', 'held'}) do
  free = free and redis.call('HEXISTS', KEYS[1], field) == 0
end
if free then
  redis.call('HSET', KEYS[1], 'due', ARGV[2])
  redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1])
end
return redis.call('HGETALL', KEYS[1])";

/// Until when the summary stands. KEYS: entry. ARGV: when.
const SUMMARY: &str = r"
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
redis.call('HSET', KEYS[1], 'summary', ARGV[1])
return redis.call('HGETALL', KEYS[1])";

/// A download, if there is the meeting; all that are kept are the answer.
/// KEYS: entry, downloads. ARGV: download, how many are kept.
const DOWNLOAD: &str = r"
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
redis.call('RPUSH', KEYS[2], ARGV[1])
redis.call('LTRIM', KEYS[2], -tonumber(ARGV[2]), -1)
return redis.call('LRANGE', KEYS[2], 0, -1)";

/// A receipt, unless one stands that it does not supersede; what is stored by then or never.
/// KEYS: entry, not stored, due. ARGV: room, receipt, whether everything went, when, now.
const REMOVED: &str = r"
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
local standing = redis.call('HGET', KEYS[1], 'receipt')
if not standing or ARGV[3] == '1' and not cjson.decode(standing).everything then
  redis.call('HSET', KEYS[1], 'receipt', ARGV[2], 'due', ARGV[4])
  redis.call('ZADD', KEYS[3], ARGV[4], ARGV[1])
  if ARGV[3] == '1' then redis.call('HDEL', KEYS[1], 'title') end
  redis.call('HSETNX', KEYS[1], 'stored', ARGV[5])
  redis.call('ZREM', KEYS[2], ARGV[1])
end
return redis.call('HGETALL', KEYS[1])";

/// When something is due next, if this receipt stands.
/// KEYS: entry, due. ARGV: room, receipt, when or nothing.
const DONE: &str = r"
if redis.call('HGET', KEYS[1], 'receipt') ~= ARGV[2] then
  return redis.call('HGETALL', KEYS[1])
end
if ARGV[3] == '' then
  redis.call('HDEL', KEYS[1], 'due')
  redis.call('ZREM', KEYS[2], ARGV[1])
else
  redis.call('HSET', KEYS[1], 'due', ARGV[3])
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
end
return redis.call('HGETALL', KEYS[1])";

/// What stood in an archive folder, once; what could not be read before and can be now, after all.
/// KEYS: entry, due, downloads. ARGV: room, whether it is unreadable, when due or nothing, how many
/// downloads, they, fields ...
const TAKE_IN: &str = r"
if redis.call('EXISTS', KEYS[1]) == 0 then return {} end
local held = redis.call('HEXISTS', KEYS[1], 'held') == 1
if redis.call('HEXISTS', KEYS[1], 'taken') == 1 and not held then
  return redis.call('HGETALL', KEYS[1])
end
redis.call('HSET', KEYS[1], 'taken', 1)
if ARGV[2] == '1' then
  redis.call('HSET', KEYS[1], 'held', 1)
  redis.call('HDEL', KEYS[1], 'due')
  redis.call('ZREM', KEYS[2], ARGV[1])
  return redis.call('HGETALL', KEYS[1])
end
redis.call('HDEL', KEYS[1], 'held')
local removed = redis.call('HEXISTS', KEYS[1], 'receipt') == 1
local fields = 5 + tonumber(ARGV[4])
for i = fields, #ARGV, 2 do
  if not (removed and (ARGV[i] == 'title' or ARGV[i] == 'receipt')) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
for i = 5, fields - 1 do redis.call('RPUSH', KEYS[3], ARGV[i]) end
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], 'due', ARGV[3])
  redis.call('ZADD', KEYS[2], ARGV[3], ARGV[1])
end
return redis.call('HGETALL', KEYS[1])";

/// The scripts, with their hashes.
pub(super) struct Scripts {
    pub(super) enter: Script,
    pub(super) restore: Script,
    pub(super) find: Script,
    pub(super) replace: Script,
    pub(super) stored: Script,
    pub(super) changing: Script,
    pub(super) look: Script,
    pub(super) summary: Script,
    pub(super) download: Script,
    pub(super) removed: Script,
    pub(super) done: Script,
    pub(super) take_in: Script,
}

impl Scripts {
    pub(super) fn new() -> Self {
        Self {
            enter: Script::new(ENTER),
            restore: Script::new(RESTORE),
            find: Script::new(FIND),
            replace: Script::new(REPLACE),
            stored: Script::new(STORED),
            changing: Script::new(CHANGING),
            look: Script::new(LOOK),
            summary: Script::new(SUMMARY),
            download: Script::new(DOWNLOAD),
            removed: Script::new(REMOVED),
            done: Script::new(DONE),
            take_in: Script::new(TAKE_IN),
        }
    }
}
