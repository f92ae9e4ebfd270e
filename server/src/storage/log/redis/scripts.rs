//! What Redis does in one step. Numbers stay below 2^53, which a Lua number holds exactly; epochs
//! are compared as text.

use redis::Script;

/// Refuses another epoch, other rules and a sealed log; else numbers, chains, appends, publishes.
const APPEND: &str = r"
local m = redis.call('HMGET', KEYS[2], 'epoch', 'rules', 'sealed', 'last', 'chain')
if not m[1] then return {'unknown', 0, ''} end
if m[1] ~= ARGV[1] then return {'epoch', 0, ''} end
if m[2] ~= ARGV[2] then return {'rules', 0, ''} end
if m[3] == '1' then return {'sealed', 0, ''} end
local no = string.format('%.0f', tonumber(m[4]) + 1)
local before = string.gsub(m[5], '..', function(b) return string.char(tonumber(b, 16)) end)
local chain = redis.sha1hex(before .. ARGV[3])
redis.call('XADD', KEYS[1], no .. '-0', 'chain', chain, 'batch', ARGV[3])
redis.call('HSET', KEYS[2], 'last', no, 'chain', chain)
redis.call('PUBLISH', ARGV[4], ARGV[1] .. ' ' .. no .. ' ' .. chain .. ' ' .. ARGV[3])
return {'done', tonumber(no), chain}";

/// The first wins: a new log, or a lost one put back from a node that lives, unless it was erased.
/// Only by a node of the rules that this Redis is marked with; one that was emptied is marked anew.
const CREATE: &str = r"
if redis.call('EXISTS', KEYS[2]) == 0 then
  local mark = redis.call('GET', KEYS[5])
  if mark and mark ~= ARGV[2] then return {'rules', {}} end
  if ARGV[5] == '1' and redis.call('EXISTS', KEYS[4]) == 1 then return {'erased', {}} end
  if not mark then redis.call('SET', KEYS[5], ARGV[2]) end
  redis.call('DEL', KEYS[1], KEYS[3], KEYS[4])
  redis.call('HSET', KEYS[2], 'epoch', ARGV[1], 'rules', ARGV[2], 'last', ARGV[3],
    'chain', ARGV[4], 'base', ARGV[3], 'base_chain', ARGV[4], 'sealed', '0')
  if ARGV[5] == '1' then redis.call('SET', KEYS[3], ARGV[6]) end
end
return {'done', redis.call('HMGET', KEYS[2], 'epoch', 'rules', 'last', 'chain', 'base',
  'base_chain', 'sealed')}";

/// Only if it stands on this log and is newer. Records up to the base before go.
const SNAPSHOT: &str = r"
local m = redis.call('HMGET', KEYS[2], 'epoch', 'base')
if not m[1] then return {'unknown', 0} end
if m[1] ~= ARGV[1] then return {'epoch', 0} end
if tonumber(ARGV[2]) <= tonumber(m[2]) then return {'done', 0} end
local e = redis.call('XRANGE', KEYS[1], ARGV[2] .. '-0', ARGV[2] .. '-0')[1]
if not e or e[2][2] ~= ARGV[3] then return {'done', 0} end
redis.call('SET', KEYS[3], ARGV[4])
redis.call('HSET', KEYS[2], 'base', ARGV[2], 'base_chain', ARGV[3])
redis.call('XTRIM', KEYS[1], 'MINID', '=', string.format('%.0f', tonumber(m[2]) + 1) .. '-0')
return {'done', 1}";

/// Only if it stands on this log. Records up to it go; an older snapshot too, by being replaced. What
/// stays is written anew: an entry that is only trimmed keeps its bytes in Redis and in its file, for as
/// long as others share its piece of the stream. A full Redis refuses the first write, or none.
const FORGET: &str = r"
local m = redis.call('HMGET', KEYS[2], 'epoch', 'base')
if not m[1] then return {'unknown', 0} end
if m[1] ~= ARGV[1] then return {'epoch', 0} end
local newer = tonumber(ARGV[2]) > tonumber(m[2])
local e = redis.call('XRANGE', KEYS[1], ARGV[2] .. '-0', ARGV[2] .. '-0')[1]
if e and e[2][2] ~= ARGV[3] or newer and not e then return {'done', 0} end
local stays = redis.call('XRANGE', KEYS[1], '(' .. ARGV[2] .. '-0', '+')
if newer then
  redis.call('SET', KEYS[3], ARGV[4])
  redis.call('HSET', KEYS[2], 'base', ARGV[2], 'base_chain', ARGV[3])
elseif #stays > 0 then
  redis.call('SET', KEYS[3], redis.call('GET', KEYS[3]))
end
redis.call('DEL', KEYS[1])
for _, entry in ipairs(stays) do
  redis.call('XADD', KEYS[1], entry[1], unpack(entry[2]))
end
return {'done', 1}";

/// A new life where the log has the one named; with a state, that in place of all that was kept.
/// Under other rules the state must be that of the last record.
const RENEW: &str = r"
local m = redis.call('HMGET', KEYS[2], 'epoch', 'rules', 'last', 'chain')
if not m[1] then return {'unknown', {}} end
if m[1] ~= ARGV[1] then return {'epoch', {}} end
if m[2] ~= ARGV[2] then return {'rules', {}} end
local whole = m[3] == ARGV[6] and m[4] == ARGV[7]
if ARGV[2] ~= ARGV[4] and not whole then return {'behind', {}} end
redis.call('HSET', KEYS[2], 'epoch', ARGV[3], 'rules', ARGV[4])
if ARGV[5] == '1' then
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[2], 'last', ARGV[6], 'chain', ARGV[7], 'base', ARGV[6],
    'base_chain', ARGV[7], 'sealed', '0')
  redis.call('SET', KEYS[3], ARGV[8])
end
return {'done', redis.call('HMGET', KEYS[2], 'epoch', 'rules', 'last', 'chain', 'base',
  'base_chain', 'sealed')}";

/// Nothing more is appended.
const SEAL: &str = r"
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if not epoch then return {'unknown'} end
if epoch ~= ARGV[1] then return {'epoch'} end
redis.call('HSET', KEYS[1], 'sealed', '1')
return {'done'}";

/// Everything goes; for a while it is remembered that it did.
const ERASE: &str = r"
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('SET', KEYS[4], 1, 'EX', ARGV[1])";

/// Head, snapshot and records from a number on, at one moment. A script, since a full Redis takes no
/// transaction, and reading must go on.
const READ: &str = r"
local head = redis.call('HMGET', KEYS[2], 'epoch', 'rules', 'last', 'chain', 'base', 'base_chain',
  'sealed')
local snap = ARGV[3] == '1' and redis.call('GET', KEYS[3]) or false
return {head, snap, redis.call('XRANGE', KEYS[1], ARGV[1], '+', 'COUNT', ARGV[2])}";

/// The scripts, with their hashes.
pub(super) struct Scripts {
    pub(super) append: Script,
    pub(super) create: Script,
    pub(super) snapshot: Script,
    pub(super) forget: Script,
    pub(super) renew: Script,
    pub(super) seal: Script,
    pub(super) read: Script,
    pub(super) erase: Script,
}

impl Scripts {
    pub(super) fn new() -> Self {
        Self {
            append: Script::new(APPEND),
            create: Script::new(CREATE),
            snapshot: Script::new(SNAPSHOT),
            forget: Script::new(FORGET),
            renew: Script::new(RENEW),
            seal: Script::new(SEAL),
            read: Script::new(READ),
            erase: Script::new(ERASE),
        }
    }
}
