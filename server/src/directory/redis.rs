//! The directory of many nodes: one hash a meeting, found by its code and by its links' hashes.
//!
//! Each node remembers the entries of meetings that it has served. When Redis has lost them it puts
//! them back, as rooms are put back (rule R9), and while Redis is away it finds people's meetings by
//! them, so that whoever comes back can at least read.

mod mirror;

use super::{Directory, DirectoryError, FoundLink};
use crate::{
    clock,
    nodes::{Ear, Line, LineError, keys},
    secret::LinkHash,
};
use bytes::Bytes;
use foorumi_protocol::{JoinCode, MeetingId, Role};
use mirror::{Entry, Mirror};
use redis::{FromRedisValue, Script, ScriptInvocation};
use std::{future::Future, sync::Arc};
use tokio::runtime::Handle;

/// A new entry, unless its code is taken: 0. ARGV: room, code's field and value ..., as in the hash.
const ENTER: &str = r"
if redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
redis.call('SET', KEYS[2], ARGV[1])
for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
for i = 4, #KEYS do redis.call('SET', KEYS[i], ARGV[1]) end
redis.call('ZADD', KEYS[3], ARGV[2], ARGV[1])
return 1";

/// Puts a lost entry back, unless it stands or was erased for good (2).
const RESTORE: &str = r"
if redis.call('EXISTS', KEYS[3]) == 1 then return 2 end
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
for i = 3, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
for i = 4, #KEYS do redis.call('SET', KEYS[i], ARGV[1]) end
if ARGV[2] ~= '' then redis.call('ZADD', KEYS[2], ARGV[2], ARGV[1]) end
return 1";

/// The meeting under a key and its whole entry.
const FIND: &str = r"
local room = redis.call('GET', KEYS[1])
if not room then return {'', {}} end
return {room, redis.call('HGETALL', ARGV[1] .. room .. ARGV[2])}";

/// Revokes what stands of a role, and enters a new link if one is given.
const REPLACE: &str = r"
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  if all[i + 1] == ARGV[1] .. ' 1' then redis.call('HSET', KEYS[1], all[i], ARGV[1] .. ' 0') end
end
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[1], ARGV[2], ARGV[1] .. ' 1')
  redis.call('SET', KEYS[2], ARGV[3])
end
return redis.call('HGETALL', KEYS[1])";

/// The shared directory.
#[derive(Clone)]
pub(crate) struct RedisDirectory {
    line: Line,
    /// The directory is asked from threads that may wait.
    runtime: Handle,
    mirror: Arc<Mirror>,
    scripts: Arc<Scripts>,
}

struct Scripts {
    enter: Script,
    restore: Script,
    find: Script,
    replace: Script,
}

impl RedisDirectory {
    /// The directory at the other end of `line`. Must be made inside a runtime.
    pub(crate) fn new(line: Line) -> Self {
        let scripts = Scripts {
            enter: Script::new(ENTER),
            restore: Script::new(RESTORE),
            find: Script::new(FIND),
            replace: Script::new(REPLACE),
        };
        let (mirror, scripts) = (Arc::default(), Arc::new(scripts));
        let directory = Self { line, runtime: Handle::current(), mirror, scripts };
        directory.line.listen(Vec::new(), Arc::new(Returns(directory.clone())));
        directory
    }

    fn wait<T>(
        &self,
        asked: impl Future<Output = Result<T, LineError>>,
    ) -> Result<T, DirectoryError> {
        self.runtime.block_on(asked).map_err(DirectoryError::from)
    }

    fn run<T: FromRedisValue>(&self, script: &ScriptInvocation<'_>) -> Result<T, DirectoryError> {
        self.wait(self.line.run(script))
    }

    /// The meeting under a key: as Redis has it, or as it was when Redis was last seen.
    fn find(
        &self,
        key: String,
        known: impl Fn(&Entry) -> bool,
    ) -> Result<Option<(MeetingId, Entry)>, DirectoryError> {
        let mut find = self.scripts.find.key(&key);
        let (before, after) = keys::around_entry();
        find.arg(before).arg(after);
        match self.run::<(String, Vec<String>)>(&find) {
            Ok((room, fields)) if !room.is_empty() && !fields.is_empty() => {
                let meeting = MeetingId(room.parse().map_err(|_| DirectoryError::Damaged)?);
                let entry = Entry::read(fields)?;
                self.mirror.keep(meeting, entry.clone());
                Ok(Some((meeting, entry)))
            }
            Ok(_) => {
                let Some((meeting, entry)) = self.mirror.find(known) else { return Ok(None) };
                let stands = self.wait(self.restore(meeting, &entry))?;
                Ok(stands.then_some((meeting, entry)))
            }
            Err(DirectoryError::Unreachable) => match self.mirror.find(known) {
                Some(found) => Ok(Some(found)),
                None => Err(DirectoryError::Unreachable),
            },
            Err(error) => Err(error),
        }
    }

    /// Puts an entry back if Redis has lost it; whether the meeting stands.
    async fn restore(&self, meeting: MeetingId, entry: &Entry) -> Result<bool, LineError> {
        let mut restore = self.scripts.restore.key(keys::entry(meeting));
        restore.key(keys::NOT_STORED).key(keys::erased(meeting));
        restore.key(keys::code_of(entry.code()));
        for (hex, ..) in entry.links() {
            restore.key(keys::link_of(hex));
        }
        restore.arg(meeting.0.to_string()).arg(entry.not_stored_since().unwrap_or_default());
        for (name, value) in entry.fields() {
            restore.arg(name).arg(value);
        }
        match self.line.run::<u8>(&restore).await? {
            1 => tracing::warn!(room.id = %meeting.0, "a meeting's entry was lost and is put back"),
            2 => {
                self.mirror.forget(meeting);
                return Ok(false);
            }
            _ => {}
        }
        Ok(true)
    }
}

/// Puts back what was lost when the line returns.
struct Returns(RedisDirectory);

impl Ear for Returns {
    fn heard(&self, _channel: &str, _said: Bytes) {}

    fn line(&self, up: bool) {
        let directory = self.0.clone();
        if up {
            self.0.runtime.spawn(async move {
                for (meeting, entry) in directory.mirror.all() {
                    // If it broke again, the next return does it.
                    if directory.restore(meeting, &entry).await.is_err() {
                        return;
                    }
                }
            });
        }
    }

    fn gone(&self) -> bool {
        false
    }
}

impl Directory for RedisDirectory {
    fn enter(
        &self,
        meeting: MeetingId,
        code: JoinCode,
        links: &[(Role, LinkHash)],
    ) -> Result<bool, DirectoryError> {
        let entry = Entry::new(code, clock::now(), links);
        let mut enter = self.scripts.enter.key(keys::entry(meeting));
        enter.key(keys::code_of(entry.code())).key(keys::NOT_STORED);
        for (hex, ..) in entry.links() {
            enter.key(keys::link_of(hex));
        }
        enter.arg(meeting.0.to_string()).arg(entry.not_stored_since().unwrap_or_default());
        for (name, value) in entry.fields() {
            enter.arg(name).arg(value);
        }
        let entered = self.run(&enter)?;
        if entered {
            self.mirror.keep(meeting, entry);
        }
        Ok(entered)
    }

    fn withdraw(&self, meeting: MeetingId) -> Result<(), DirectoryError> {
        let mut read = redis::cmd("HGETALL");
        read.arg(keys::entry(meeting));
        let fields: Vec<String> = self.wait(self.line.ask(&read))?;
        self.mirror.forget(meeting);
        let mut erased = redis::cmd("SET");
        erased.arg(keys::erased(meeting)).arg(1).arg("EX").arg(keys::ERASED_SECONDS);
        self.wait(self.line.ask::<()>(&erased))?;
        let mut out = redis::cmd("DEL");
        out.arg(keys::entry(meeting));
        if !fields.is_empty() {
            let entry = Entry::read(fields)?;
            out.arg(keys::code_of(entry.code()));
            for (hex, ..) in entry.links() {
                out.arg(keys::link_of(hex));
            }
        }
        self.wait(self.line.ask::<()>(&out))?;
        let mut rest = redis::cmd("ZREM");
        rest.arg(keys::NOT_STORED).arg(meeting.0.to_string());
        self.wait(self.line.ask(&rest))
    }

    fn by_code(&self, code: JoinCode) -> Result<Option<MeetingId>, DirectoryError> {
        let code = code.to_string();
        let found = self.find(keys::code_of(&code), |entry| entry.code() == code)?;
        Ok(found.map(|(meeting, _)| meeting))
    }

    fn by_link(&self, link: LinkHash) -> Result<Option<FoundLink>, DirectoryError> {
        let hex = keys::hex(&link.0);
        let found = self.find(keys::link_of(&hex), |entry| entry.link(&hex).is_some())?;
        let Some((meeting, entry)) = found else { return Ok(None) };
        let (role, stands) = entry.link(&hex).ok_or(DirectoryError::Damaged)?;
        Ok(Some(FoundLink { meeting, role: super::role_of(role)?, stands }))
    }

    fn standing(&self, meeting: MeetingId) -> Result<Vec<Role>, DirectoryError> {
        let mut read = redis::cmd("HGETALL");
        read.arg(keys::entry(meeting));
        let fields: Vec<String> = self.wait(self.line.ask(&read))?;
        if fields.is_empty() {
            return Ok(Vec::new());
        }
        let entry = Entry::read(fields)?;
        let standing = entry.links().filter(|(_, _, stands)| *stands);
        standing.map(|(_, role, _)| super::role_of(role)).collect()
    }

    fn replace(
        &self,
        meeting: MeetingId,
        role: Role,
        link: Option<LinkHash>,
    ) -> Result<(), DirectoryError> {
        let hex = link.map(|link| keys::hex(&link.0));
        let field = hex.as_deref().map(mirror::link_field).unwrap_or_default();
        let mut replace = self.scripts.replace.key(keys::entry(meeting));
        replace.key(keys::link_of(hex.as_deref().unwrap_or("none")));
        replace.arg(super::role_name(role)).arg(field).arg(meeting.0.to_string());
        let fields: Vec<String> = self.run(&replace)?;
        self.mirror.keep(meeting, Entry::read(fields)?);
        Ok(())
    }

    fn note_stored(&self, meeting: MeetingId) -> Result<(), DirectoryError> {
        let mut note = redis::cmd("HSET");
        note.arg(keys::entry(meeting)).arg("stored").arg(clock::now().0);
        self.wait(self.line.ask::<()>(&note))?;
        self.mirror.note_stored(meeting, clock::now());
        let mut out = redis::cmd("ZREM");
        out.arg(keys::NOT_STORED).arg(meeting.0.to_string());
        self.wait(self.line.ask(&out))
    }

    fn not_stored(&self) -> Result<Vec<MeetingId>, DirectoryError> {
        let mut read = redis::cmd("ZRANGE");
        read.arg(keys::NOT_STORED).arg(0).arg(-1);
        let rooms: Vec<String> = self.wait(self.line.ask(&read))?;
        let id = |room: String| room.parse().map(MeetingId).map_err(|_| DirectoryError::Damaged);
        rooms.into_iter().map(id).collect()
    }
}

impl From<LineError> for DirectoryError {
    fn from(error: LineError) -> Self {
        match error {
            LineError::Full => Self::DiskFull,
            LineError::Odd => Self::Damaged,
            LineError::Unclear => Self::Unreachable,
        }
    }
}
